import type { Operation } from "../../../generator/model/model.ts";
import { call, credentialsOf } from "../call.ts";
import { finding } from "../checks/check.ts";
import type { Exchange } from "../exchange.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import type { SessionPlan } from "../session.ts";
import { prepare } from "../state/prepare.ts";
import { type CaseRecord, notChecked, PASS, type Verdict } from "../verdict.ts";
import type { Case } from "./case.ts";
import { judge, notMade, notSendable, record, unanswered } from "./judge.ts";
import { takenRequest } from "./living.ts";

/** Of several ways to show who one is, each must do by itself. */
export function securityCases(_: SessionPlan, { security }: Operation): readonly Case[] {
  if (security.length < 2) return [];
  return security.map((alternative, index): Case => {
    const who = alternative.length === 0 ? "no credentials" : alternative.join(" and ");
    const response = `valid with ${who}`;
    return {
      name: `takes a request with ${who}`,
      settles: [`${response} ${CHECK}`],
      run: (subject) => securityCase(subject, { response, alternative, index }),
    };
  });
}

const CHECK = "valid-accepted";

async function securityCase(
  subject: Subject,
  { response, alternative, index }: { response: string; alternative: readonly string[]; index: number },
): Promise<CaseRecord> {
  const settle = (verdict: Verdict) => ({ response, check: CHECK, verdict }) as const;
  const given = credentialsOf(subject.session);
  const lacking = alternative.find((id) => !Object.hasOwn(given, id));
  const because =
    notSendable(subject) ??
    (lacking && `no credentials were given for ${lacking} (--auth)`) ??
    unsent(subject, alternative);
  if (because !== undefined) return record(subject, [settle(notChecked(because))]);
  const taken = await takenRequest(subject);
  const lacks = notMade(subject, taken);
  if (lacks !== undefined) return record(subject, [settle(notChecked(lacks))]);
  const { request } = await prepare(subject, taken);
  const auth = Object.fromEntries(alternative.map((id) => [id, given[id]]));
  const made = await call(subject, requestArgs(request), { auth });
  if (made.kind !== "answered") return record(subject, [settle(unanswered(subject, made, CHECK))]);
  const refused = made.exchange.response.status === 401;
  const verdict = refused ? refusedFor(subject, made.exchange, { alternative, index }) : PASS;
  const judged = subject.session.prism === undefined ? judge(subject, made, response) : [];
  return record(subject, [settle(verdict), ...judged]);
}

/** Prism refuses what it can't look for. */
function unsent({ session }: Subject, alternative: readonly string[]): string | undefined {
  if (session.prism === undefined) return undefined;
  const schemes = session.model.securitySchemes.filter(({ id }) => alternative.includes(id));
  const odd = schemes.find(({ kind }) => !["apiKey", "basic", "bearer"].includes(kind));
  return odd && `a limit of Prism: it knows no credentials of the scheme ${odd.id}`;
}

function refusedFor(
  { operation, session }: Subject,
  exchange: Exchange,
  { alternative, index }: { alternative: readonly string[]; index: number },
): Verdict {
  return finding(
    { operation, exchange, model: session.model, blame: session.prism === undefined ? "provider" : "mock" },
    {
      check: CHECK,
      what: `A request was refused for its credentials, which the document takes: ${alternative.join(" and ") || "none"}.`,
      documentPointer: `${operation.pointer}/security/${index}`,
      expected: "any answer but 401",
      received: "401",
    },
  );
}
