import type { Operation, SecurityScheme } from "../../../generator/model/model.ts";
import { call } from "../call.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import type { SessionPlan } from "../session.ts";
import { prepare } from "../state/prepare.ts";
import { type CaseRecord, notChecked, PASS, type Verdict } from "../verdict.ts";
import { type Alteration, altered } from "./alter.ts";
import type { Case } from "./case.ts";
import { headerOf, refusedFor, usedSchemes, withCredentials } from "./credentials-sent.ts";
import { foreignCredentialsCases } from "./foreign-credentials.ts";
import { judge, notMade, notSendable, record, unanswered } from "./judge.ts";
import { takenRequest } from "./living.ts";
import { wrongCredentialsCase } from "./wrong-credentials.ts";

/** A request without credentials, or with wrong ones, must be refused; one with too many must get a declared answer. */
export function credentialsCases(plan: SessionPlan, operation: Operation): readonly Case[] {
  const { security } = operation;
  // An empty alternative is anonymous access.
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return [];
  return [
    { name: "refuses a request without credentials", settles: [`${NONE} ${CHECK}`], run: credentialsCase },
    wrongCredentialsCase,
    ...foreignCredentialsCases(plan, operation),
    doubledCase("with the same credentials twice", twice),
    ...(security.length > 1 ? [doubledCase("with the credentials of all alternatives", ofAll)] : []),
  ];
}

const CHECK = "credentials-required";
const NONE = "refusal without credentials";

export async function credentialsCase(subject: Subject): Promise<CaseRecord> {
  return refusedFor(subject, { response: NONE, what: "A request without credentials was not refused.", auth: {} });
}

/** Which of them counts is not said anywhere: any declared answer will do, but an answer there must be. */
function doubledCase(how: string, alter: (subject: Subject) => Alteration): Case {
  const response = `a request ${how}`;
  const run = async (subject: Subject): Promise<CaseRecord> => {
    const settle = (verdict: Verdict) => ({ response, check: CHECK, verdict }) as const;
    const because = notSendable(subject);
    if (because !== undefined) return record(subject, [settle(notChecked(because))]);
    const taken = await takenRequest(subject);
    const lacks = notMade(subject, taken);
    if (lacks !== undefined) return record(subject, [settle(notChecked(lacks))]);
    const { request } = await prepare(subject, taken);
    const alteration = alter(subject);
    const made = await call(subject, requestArgs(request), { alter: (written) => altered(written, alteration) });
    if (made.kind !== "answered") return record(subject, [settle(unanswered(subject, made, CHECK))]);
    if (subject.session.prism !== undefined) return record(subject, [settle(PASS)]);
    return record(subject, [settle(PASS), ...judge(subject, made, response)]);
  };
  return { name: `answers a request ${how}`, settles: [`${response} ${CHECK}`], run };
}

function twice(subject: Subject): Alteration {
  return { headers: (headers) => usedSchemes(subject).forEach((scheme) => void again(headers, scheme)) };
}

function again(headers: Headers, scheme: SecurityScheme): void {
  const name = headerOf(scheme);
  const value = name === undefined ? null : headers.get(name);
  if (name !== undefined && value !== null) headers.append(name, value);
}

function ofAll({ operation, session }: Subject): Alteration {
  const ids = operation.security.flat();
  return withCredentials(
    session,
    session.model.securitySchemes.filter(({ id }) => ids.includes(id)),
  );
}
