import type { Operation, SecurityScheme } from "../../../generator/model/model.ts";
import { call, credentialsOf } from "../call.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import type { Session, SessionPlan } from "../session.ts";
import { prepare } from "../state/prepare.ts";
import { type CaseRecord, notChecked, PASS, type Verdict } from "../verdict.ts";
import { type Alteration, altered } from "./alter.ts";
import type { Case } from "./case.ts";
import { judge, notMade, notSendable, record, unanswered } from "./judge.ts";
import { takenRequest } from "./living.ts";
import { refusal } from "./refusal.ts";

/** A request without credentials, or with wrong ones, must be refused; one with too many must get a declared answer. */
export function credentialsCases(_: SessionPlan, { security }: Operation): readonly Case[] {
  // An empty alternative is anonymous access.
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return [];
  return [
    { name: "refuses a request without credentials", settles: [`${NONE} ${CHECK}`], run: credentialsCase },
    { name: "refuses a request with wrong credentials", settles: [`${WRONG} ${CHECK}`], run: wrongCase },
    doubledCase("with the same credentials twice", twice),
    ...(security.length > 1 ? [doubledCase("with the credentials of all alternatives", ofAll)] : []),
  ];
}

const CHECK = "credentials-required";
const NONE = "refusal without credentials";
const WRONG = "refusal of wrong credentials";

export async function credentialsCase(subject: Subject): Promise<CaseRecord> {
  return refusedFor(subject, { response: NONE, what: "A request without credentials was not refused.", auth: {} });
}

/** Prism looks only whether there are credentials. */
async function wrongCase(subject: Subject): Promise<CaseRecord> {
  const settle = (because: string) =>
    record(subject, [{ response: WRONG, check: CHECK, verdict: notChecked(because) }]);
  if (subject.session.prism !== undefined) return settle("Prism takes any credentials, so the mock can't show it");
  const schemes = usedSchemes(subject);
  if (!schemes.some(carriesCredentials)) return settle("none of its credentials are sent with the request");
  const auth = Object.fromEntries(
    schemes.map(({ id, kind }) => [id, kind === "basic" ? { username: FALSE, password: FALSE } : FALSE]),
  );
  return refusedFor(subject, { response: WRONG, what: "A request with wrong credentials was not refused.", auth });
}

const FALSE = "specpact-wrong-credentials";

interface Lacking {
  readonly response: string;
  readonly what: string;
  readonly auth: Readonly<Record<string, unknown>>;
}

async function refusedFor(subject: Subject, { auth, ...said }: Lacking): Promise<CaseRecord> {
  const taken = notSendable(subject) === undefined ? await takenRequest(subject) : subject.fixtures.request.example;
  const send = async () => {
    const { request } = await prepare(subject, taken, { harmless: true });
    return call(subject, requestArgs(request), { auth });
  };
  return refusal(subject, send, {
    ...said,
    check: CHECK,
    conclusive: (status) => status === 401 || status === 403,
    because: notMade(subject, taken),
    invalid: undefined,
  });
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
  const schemes = session.model.securitySchemes.filter(({ id }) => ids.includes(id));
  return {
    headers: (headers) => {
      for (const scheme of schemes) {
        const name = headerOf(scheme);
        if (name !== undefined && !headers.has(name)) headers.set(name, credentialFor(session, scheme));
      }
    },
    url: (url) => {
      for (const scheme of schemes) {
        if (scheme.kind !== "apiKey" || scheme.in !== "query" || url.searchParams.has(scheme.key)) continue;
        url.searchParams.set(scheme.key, credentialFor(session, scheme));
      }
    },
  };
}

function credentialFor({ settings }: Session, { id, kind }: SecurityScheme): string {
  const given = settings.auth[id] ?? FALSE;
  return kind === "bearer" ? `Bearer ${given}` : kind === "basic" ? `Basic ${btoa(`${FALSE}:${FALSE}`)}` : given;
}

function headerOf(scheme: SecurityScheme): string | undefined {
  if (scheme.kind === "apiKey") return scheme.in === "header" ? scheme.key : undefined;
  return carriesCredentials(scheme) ? "authorization" : undefined;
}

function carriesCredentials({ kind }: SecurityScheme): boolean {
  return kind !== "mutualTLS" && kind !== "unsupported";
}

/** Those of the alternative that the client takes: the first that there are credentials for. */
export function usedSchemes({ operation, session }: Subject): SecurityScheme[] {
  const given = credentialsOf(session);
  const { security } = operation;
  const used = security.find((alternative) => alternative.every((id) => Object.hasOwn(given, id))) ?? security[0] ?? [];
  return session.model.securitySchemes.filter(({ id }) => used.includes(id));
}
