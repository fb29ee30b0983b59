import type { InvalidRequest } from "../../../generator/fixtures/invalid-requests.ts";
import type { Operation } from "../../../generator/model/model.ts";
import { call } from "../call.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import type { SessionPlan } from "../session.ts";
import type { CaseRecord } from "../verdict.ts";
import type { Case } from "./case.ts";
import { living } from "./living.ts";
import { refusal } from "./refusal.ts";

/** Every way to break a valid request in one keyword of the document: each must be refused with a 4xx. */
export function invalidCases(plan: SessionPlan, operation: Operation): readonly Case[] {
  return plan.invalidRequests(operation).map((invalid) => ({
    name: `refuses ${invalid.name}`,
    settles: [`${labelOf(invalid)} invalid-refused`],
    run: (subject) => invalidCase(subject, invalid),
  }));
}

export async function invalidCase(subject: Subject, invalid: InvalidRequest): Promise<CaseRecord> {
  const send = async () => call(subject, requestArgs((await living(subject, invalid, false)).request));
  return refusal(subject, send, {
    response: labelOf(invalid),
    check: "invalid-refused",
    what: `An invalid request was not refused: ${invalid.name}.`,
    conclusive: (status) => !(invalid.in === "path" ? OTHER_REASONS : [404, ...OTHER_REASONS]).includes(status),
    invalid,
  });
}

function labelOf({ name }: InvalidRequest): string {
  return `refusal of ${name}`;
}

/** Statuses that refuse whatever the request holds; a conflict is one with what is there. So does 404, unless it is the path that is invalid. */
export const OTHER_REASONS: readonly number[] = [401, 403, 405, 408, 409, 429];
