import type { Operation, SecurityScheme } from "../../../generator/model/model.ts";
import type { Subject } from "../pact.ts";
import type { SessionPlan } from "../session.ts";
import { type CaseRecord, notChecked } from "../verdict.ts";
import type { Case } from "./case.ts";
import { carriesCredentials, headerOf, refusedFor, withCredentials } from "./credentials-sent.ts";
import { record } from "./judge.ts";

/** Credentials of a scheme that the operation doesn't take, as those that may only read, are none. */
export function foreignCredentialsCases({ model }: SessionPlan, { security }: Operation): readonly Case[] {
  const own = model.securitySchemes.filter(({ id }) => security.flat().includes(id));
  const places = own.map(placeOf);
  const foreign = model.securitySchemes.filter((scheme) => {
    const place = placeOf(scheme);
    return !own.includes(scheme) && place !== undefined && !places.includes(place);
  });
  if (foreign.length === 0) return [];
  const run = (subject: Subject) => foreignCase(subject, foreign);
  return [
    {
      name: "refuses a request with the credentials of another scheme",
      settles: [`${RESPONSE} credentials-required`],
      run,
    },
  ];
}

const RESPONSE = "refusal with the credentials of another scheme";

async function foreignCase(subject: Subject, foreign: readonly SecurityScheme[]): Promise<CaseRecord> {
  const { session } = subject;
  const scheme =
    session.prism === undefined ? foreign.find(({ id }) => Object.hasOwn(session.settings.auth, id)) : foreign[0];
  if (scheme === undefined) {
    const verdict = notChecked("no credentials of a scheme were given that the operation doesn't take (--auth)");
    return record(subject, [{ response: RESPONSE, check: "credentials-required", verdict }]);
  }
  const what = `A request with credentials of ${scheme.id} was not refused, which the operation doesn't take.`;
  return refusedFor(subject, { response: RESPONSE, what, auth: {}, alteration: withCredentials(session, [scheme]) });
}

/** Where a scheme's credentials travel; undefined for a cookie, and where nothing does. */
function placeOf(scheme: SecurityScheme): string | undefined {
  if (!carriesCredentials(scheme)) return undefined;
  if (scheme.kind === "apiKey" && scheme.in === "query") return `query ${scheme.key}`;
  return headerOf(scheme)?.toLowerCase();
}
