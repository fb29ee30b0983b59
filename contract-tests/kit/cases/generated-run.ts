import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { ValidRequest } from "../../../generator/fixtures/valid-request.ts";
import { call } from "../call.ts";
import { refusesValid, whyUndecided } from "../checks/valid-accepted.ts";
import { acceptedByMock } from "../mock-verdict.ts";
import { otherPath } from "../other-path.ts";
import type { Subject } from "../pact.ts";
import { requestArgs } from "../request-args.ts";
import { baseline } from "../state/baseline.ts";
import { prepare } from "../state/prepare.ts";
import { type CaseRecord, type CaseVerdict, notChecked, PASS, type Verdict } from "../verdict.ts";
import { arbitraryChanges, type GeneratedChanges, withChanges } from "./generated-request.ts";
import { judge, notMade, record, unanswered } from "./judge.ts";
import { takenRequest } from "./living.ts";
import { controlled } from "./valid.ts";

export interface GeneratedBudget {
  readonly cases: number;
  readonly seconds: number;
  readonly seed: number;
}

const RESPONSE = "generated requests";

/** Tries requests until the budget is used or one fails, and then smaller ones; the finding is of the smallest that still fails. */
export async function runGenerated(subject: Subject, { cases, seconds, seed }: GeneratedBudget): Promise<CaseRecord> {
  const settle = (verdict: Verdict): CaseVerdict => ({ response: RESPONSE, check: "valid-accepted", verdict });
  const from = await takenRequest(subject);
  const because = notMade(subject, from);
  const changes = because === undefined ? arbitraryChanges(subject, { fc, from }) : undefined;
  if (changes === undefined)
    return record(subject, [settle(notChecked(because ?? "nothing in its requests can be varied"))]);
  const compared = subject.session.prism === undefined ? (await baseline(subject))?.request : undefined;
  const failures = new Map<string, readonly CaseVerdict[]>();
  let tried = 0;
  const property = fc.asyncProperty(changes, async (change) => {
    const request = withChanges(subject, from, change);
    fc.pre(request !== undefined && (change.changes.length !== 1 || !isDeepStrictEqual(request, from)));
    tried += 1;
    const found = await findingsOf(subject, { request, change, compared });
    if (found.length > 0) failures.set(JSON.stringify(change), found);
    return found.length === 0;
  });
  const ended = await fc.check(property, {
    ...{ seed, numRuns: cases, maxSkipsPerRun: 20, endOnFailure: false },
    ...{ interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false },
  });
  const [smallest] = ended.counterexample ?? [];
  const found = smallest === undefined ? [] : (failures.get(JSON.stringify(smallest)) ?? []);
  if (found.length > 0) {
    const all = found.map((each) => told(each, { seed, shrinks: ended.numShrinks }));
    const settled = all.some(({ check }) => check === "valid-accepted");
    return record(subject, settled ? all : [...all, settle(notChecked("its answer broke another promise"))]);
  }
  return record(subject, [settle(tried > 0 ? PASS : notChecked("no valid request was found at random"))]);
}

/** The finding says where it came from, so that it can be had again. */
function told(given: CaseVerdict, { seed, shrinks }: { seed: number; shrinks: number }): CaseVerdict {
  const { verdict } = given;
  if (verdict.kind !== "finding") return given;
  const how = `(generated with --seed ${seed}; the smallest of ${shrinks + 1} that fail)`;
  return { ...given, verdict: { ...verdict, finding: { ...verdict.finding, what: `${verdict.finding.what} ${how}` } } };
}

interface Tried {
  readonly request: RequestFixture;
  readonly change: GeneratedChanges;
  /** A request that the target takes. */
  readonly compared: RequestFixture | undefined;
}

async function findingsOf(subject: Subject, { request, change, compared }: Tried): Promise<readonly CaseVerdict[]> {
  const settle = (verdict: Verdict): CaseVerdict => ({ response: RESPONSE, check: "valid-accepted", verdict });
  // Many changes of one thing do.
  const harmless = ["put", "patch"].includes(subject.operation.method);
  const { request: living } = await prepare(subject, request, { harmless });
  const made = await call(subject, requestArgs(living));
  if (made.kind !== "answered") return findings([settle(unanswered(subject, made, "valid-accepted"))]);
  const valid = toValid(change, request);
  if (subject.session.prism !== undefined) return findings([settle(acceptedByMock(subject, made.exchange, valid))]);
  const broken = findings(judge(subject, made, RESPONSE)).filter(
    ({ verdict }) => verdict.kind === "finding" && verdict.finding.check !== "undeclared-field",
  );
  const { status } = made.exchange.response;
  if (broken.length > 0 || status < 400 || change.changes.length !== 1) return broken;
  if ((otherPath(subject, made.exchange) ?? whyUndecided(valid, { status, from: compared })) !== undefined) return [];
  const refused = refusesValid(subject, made.exchange, { valid, from: compared });
  return findings([settle(await controlled(subject, { valid, from: compared, request }, refused))]);
}

function findings(verdicts: readonly CaseVerdict[]): readonly CaseVerdict[] {
  return verdicts.filter(({ verdict }) => verdict.kind === "finding");
}

/** As the valid requests that are made from the document are told of. */
function toValid({ changes }: GeneratedChanges, request: RequestFixture): ValidRequest {
  const [first] = changes;
  const change = first ?? ({ in: "body", pointer: "", remove: true } as const);
  const { in: place, pointer } = change;
  const schemaPointer = first?.schemaPointer ?? "";
  const name = changes.map((each) => `${each.in} ${each.pointer}`).join(", ");
  return { name, in: place, keyword: "generated", pointer, schemaPointer, base: "full", change, request };
}
