import type { Operation } from "../../../generator/model/model.ts";
import { call } from "../call.ts";
import type { Subject } from "../pact.ts";
import type { SessionPlan } from "../session.ts";
import { prepare } from "../state/prepare.ts";
import type { CaseRecord } from "../verdict.ts";
import type { Case } from "./case.ts";
import { notMade } from "./judge.ts";
import { refusal } from "./refusal.ts";

/** A valid request without credentials must be refused for want of them. */
export function credentialsCases(_: SessionPlan, { security }: Operation): readonly Case[] {
  // An empty alternative is anonymous access.
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return [];
  const settles = [`${LABEL} credentials-required`];
  return [{ name: "refuses a request without credentials", settles, run: credentialsCase }];
}

const LABEL = "refusal without credentials";

export async function credentialsCase(subject: Subject): Promise<CaseRecord> {
  const send = async () => {
    const { request } = await prepare(subject, subject.fixtures.request.example);
    return call(subject, request, { anonymous: true });
  };
  return refusal(subject, send, {
    response: LABEL,
    check: "credentials-required",
    what: "A request without credentials was not refused.",
    conclusive: (status) => status === 401 || status === 403,
    because: notMade(subject, subject.fixtures.request.example),
    invalid: undefined,
  });
}
