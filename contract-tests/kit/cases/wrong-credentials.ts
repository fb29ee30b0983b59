import type { SecurityScheme } from "../../../generator/model/model.ts";
import type { Subject } from "../pact.ts";
import { type CaseRecord, notChecked } from "../verdict.ts";
import type { Case } from "./case.ts";
import { carriesCredentials, FALSE, headerOf, type Lacking, refusedFor, usedSchemes } from "./credentials-sent.ts";
import { record } from "./judge.ts";

const RESPONSE = "refusal of wrong credentials";
const CHECK = "credentials-required";

/** Wrong credentials of each alternative, and what is nearly right, must be refused. */
export const wrongCredentialsCase: Case = {
  name: "refuses a request with wrong credentials",
  settles: [`${RESPONSE} ${CHECK}`],
  run: async (subject) => {
    const settle = (because: string) =>
      record(subject, [{ response: RESPONSE, check: CHECK, verdict: notChecked(because) }]);
    // Prism looks only whether there are credentials.
    if (subject.session.prism !== undefined) return settle("Prism takes any credentials, so the mock can't show it");
    let told: CaseRecord | undefined;
    for (const lacking of [...ofAlternatives(subject), ...nearlyRight(subject)]) {
      const record = await refusedFor(subject, lacking);
      told ??= record;
      if (record.verdicts[0]?.verdict.kind !== "pass") return record;
    }
    return told ?? settle("none of its credentials are sent with the request");
  },
};

function ofAlternatives({ operation, session }: Subject): Lacking[] {
  return operation.security.flatMap((alternative) => {
    const schemes = session.model.securitySchemes.filter(({ id }) => alternative.includes(id));
    if (!schemes.some(carriesCredentials)) return [];
    const auth = Object.fromEntries(schemes.map((scheme) => [scheme.id, wrongFor(scheme)]));
    const what = `A request with wrong credentials of ${alternative.join(" and ")} was not refused.`;
    return [{ response: RESPONSE, what, auth }];
  });
}

function wrongFor({ kind }: SecurityScheme): unknown {
  return kind === "basic" ? { username: FALSE, password: FALSE } : FALSE;
}

/** The right ones with something more, with something less, and nothing at all where they would stand. */
function nearlyRight(subject: Subject): Lacking[] {
  const used = usedSchemes(subject).filter(({ id }) => Object.hasOwn(subject.session.settings.auth, id));
  return used.flatMap((scheme) => {
    const name = headerOf(scheme);
    if (name === undefined || scheme.kind === "basic") return [];
    const changes: readonly (readonly [string, (value: string) => string])[] = [
      ["more than the right credentials", (value) => `${value}x`],
      ["the beginning of the right credentials", (value) => value.slice(0, -1)],
      ["empty credentials", (value) => value.replace(/\S+$/, "")],
    ];
    return changes.map(([how, change]) => ({
      response: RESPONSE,
      what: `A request with ${how} was not refused: ${scheme.id}.`,
      alteration: { headers: (headers) => headers.set(name, change(headers.get(name) ?? "")) },
    }));
  });
}
