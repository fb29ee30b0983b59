import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { ValidRequest } from "../../../generator/fixtures/valid-request.ts";
import { fromPointer } from "../../../generator/json/pointer.ts";
import type { Operation } from "../../../generator/model/model.ts";
import { call } from "../call.ts";
import { plainText, refusesValid, whyUndecided } from "../checks/valid-accepted.ts";
import { isSuccess } from "../http.ts";
import { acceptedByMock } from "../mock-verdict.ts";
import { otherPath } from "../other-path.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import type { SessionPlan } from "../session.ts";
import { prepare } from "../state/prepare.ts";
import { type CaseRecord, notChecked, PASS, type Verdict } from "../verdict.ts";
import type { Case } from "./case.ts";
import { judge, notSendable, record, unanswered } from "./judge.ts";
import { type Living, living } from "./living.ts";

/** Every way to vary a valid request in one place that the document allows: none may be refused as invalid. */
export function validCases(plan: SessionPlan, operation: Operation): readonly Case[] {
  return plan.validRequests(operation).map((valid) => ({
    name: `takes ${valid.name}`,
    settles: [`${labelOf(valid)} valid-accepted`],
    run: (subject) => validCase(subject, valid),
  }));
}

export async function validCase(subject: Subject, valid: ValidRequest): Promise<CaseRecord> {
  const response = labelOf(valid);
  const settle = (verdict: Verdict) => ({ response, check: "valid-accepted" as const, verdict });
  const because = notSendable(subject);
  if (because !== undefined) return record(subject, [settle(notChecked(because))]);
  const { request, from } = await living(subject, valid, true);
  const made = await call(subject, requestArgs(request));
  if (made.kind !== "answered") return record(subject, [settle(unanswered(subject, made, "valid-accepted"))]);
  // The mock's answer is one of our fixtures, which other cases judge.
  if (subject.session.prism !== undefined)
    return record(subject, [settle(acceptedByMock(subject, made.exchange, valid))]);
  const { status } = made.exchange.response;
  const decide = (): Promise<Verdict> | Verdict => {
    if (isSuccess(status)) return PASS;
    const other = otherPath(subject, made.exchange) ?? whyUndecided(valid, { status, from });
    if (other !== undefined) return notChecked(other);
    return controlled(subject, { valid, from, request }, refusesValid(subject, made.exchange, { valid, from }));
  };
  return record(subject, [settle(await decide()), ...judge(subject, made, response)]);
}

/**
 * A refusal counts only where what it is compared with is still taken, with the plainest of texts in the same place, and where
 * it is refused once more: what it was about may have been gone.
 */
export async function controlled(
  subject: Subject,
  { valid, from, request }: { valid: ValidRequest } & Living,
  finding: Verdict,
): Promise<Verdict> {
  if (from === undefined) return finding;
  const takes = async (control: RequestFixture): Promise<boolean> => {
    const except = { in: valid.in, steps: fromPointer(valid.pointer) };
    const prepared = await prepare(subject, control, { except });
    const made = await call(subject, requestArgs(prepared.request));
    return made.kind === "answered" && made.exchange.response.status < 300;
  };
  if (!(await takes(from))) return notChecked(CHANGED);
  const text = plainText(valid, from);
  if (text !== undefined && !(await takes(text))) return notChecked(NO_TEXT);
  return (await takes(request)) ? notChecked(TAKEN) : finding;
}

const TAKEN = "the target took it the second time, so something else was the reason";

const CHANGED = "the target doesn't take any more what it has taken before, so there is nothing to compare with";
const NO_TEXT = "the target takes no plain text there either, so it knows a rule that the document doesn't";

function labelOf({ name }: ValidRequest): string {
  return `valid ${name}`;
}
