import type { SecurityScheme } from "../../../generator/model/model.ts";
import { call, credentialsOf } from "../call.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import type { Session } from "../session.ts";
import { prepare } from "../state/prepare.ts";
import type { CaseRecord } from "../verdict.ts";
import { type Alteration, altered } from "./alter.ts";
import { notMade, notSendable } from "./judge.ts";
import { takenRequest } from "./living.ts";
import { refusal } from "./refusal.ts";

/** What nobody's credentials are. */
export const FALSE = "specpact-wrong-credentials";

/** A request without the credentials that it needs. */
export interface Lacking {
  readonly response: string;
  readonly what: string;
  /** What the client is given, by scheme; what the user gave if not set. */
  readonly auth?: Readonly<Record<string, unknown>>;
  readonly alteration?: Alteration;
}

/** It must be refused for want of them. */
export async function refusedFor(subject: Subject, { auth, alteration = {}, ...said }: Lacking): Promise<CaseRecord> {
  const taken = notSendable(subject) === undefined ? await takenRequest(subject) : subject.fixtures.request.example;
  const send = async () => {
    const { request } = await prepare(subject, taken, { harmless: true });
    return call(subject, requestArgs(request), {
      ...(auth === undefined ? {} : { auth }),
      alter: (written) => altered(written, alteration),
    });
  };
  return refusal(subject, send, {
    ...said,
    check: "credentials-required",
    conclusive: (status) => status === 401 || status === 403,
    because: notMade(subject, taken),
    invalid: undefined,
  });
}

/** The header that a scheme's credentials go in, if they do. */
export function headerOf(scheme: SecurityScheme): string | undefined {
  if (scheme.kind === "apiKey") return scheme.in === "header" ? scheme.key : undefined;
  return carriesCredentials(scheme) ? "authorization" : undefined;
}

export function carriesCredentials({ kind }: SecurityScheme): boolean {
  return kind !== "mutualTLS" && kind !== "unsupported";
}

/** Those of the alternative that the client takes: the first that there are credentials for. */
export function usedSchemes({ operation, session }: Subject): SecurityScheme[] {
  const given = credentialsOf(session);
  const { security } = operation;
  const used = security.find((alternative) => alternative.every((id) => Object.hasOwn(given, id))) ?? security[0] ?? [];
  return session.model.securitySchemes.filter(({ id }) => used.includes(id));
}

/** Adds what the schemes send, where nothing of theirs is sent yet. */
export function withCredentials(session: Session, schemes: readonly SecurityScheme[]): Alteration {
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

/** What travels for a scheme: what the user gave, else something that is nobody's. */
function credentialFor({ settings }: Session, { id, kind }: SecurityScheme): string {
  const given = settings.auth[id] ?? FALSE;
  return kind === "bearer" ? `Bearer ${given}` : kind === "basic" ? `Basic ${btoa(`${FALSE}:${FALSE}`)}` : given;
}
