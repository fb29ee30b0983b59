import type { ApiModel, Operation } from "../../../generator/model/model.ts";
import type { Coverage } from "../coverage/coverage.ts";
import type { MutationScore } from "../mutation/mutation.ts";
import type { SuiteRun } from "../run-suites.ts";
import { type CaseRecord, type Finding, RESPONSE_CHECKS, type Verdict } from "../verdict.ts";

/** A run, seen from the document: every operation, every declared response, every check, and what became of it. */
export interface Summary {
  readonly operations: readonly OperationSummary[];
  readonly findings: readonly Finding[];
  /** What failed outside of any case. */
  readonly failures: readonly string[];
  /** Which changes of answers were noticed, where that was asked for. */
  readonly mutation?: MutationScore;
  /** What of the document was seen at all. */
  readonly coverage?: Coverage;
  readonly passed: boolean;
}

export interface OperationSummary {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly cases: number;
  readonly pass: number;
  /** Those that break the pact. */
  readonly findings: number;
  /** Notes, and findings that the baseline accepts. */
  readonly notes: number;
  /** Whether a declared success came, so that it could be judged; a target may refuse everything. */
  readonly success: "seen" | "not seen";
  readonly notChecked: readonly NotChecked[];
  /** Responses × checks without any verdict, and no reason for it: each fails the run. */
  readonly unexplained: readonly string[];
}

interface NotChecked {
  readonly what: string;
  readonly because: string;
}

/**
 * Nothing passes silently: a declared response, or what a case must have judged (by operation), that no case has judged, and that nobody
 * explained, is counted against the run.
 */
export function summarise(
  model: Pick<ApiModel, "operations">,
  { records, failures }: Pick<SuiteRun, "records" | "failures">,
  expected: ReadonlyMap<string, readonly string[]>,
): Summary {
  const own = new Map<string, CaseRecord[]>(model.operations.map(({ id }) => [id, []]));
  for (const record of records) own.get(record.operation)?.push(record);
  const operations = model.operations.map((it) => summariseOperation(it, own.get(it.id) ?? [], expected));
  const findings = records.flatMap(({ verdicts }) =>
    verdicts.flatMap(({ verdict }) => (verdict.kind === "finding" ? [verdict.finding] : [])),
  );
  const passed =
    failures.length === 0 &&
    !findings.some(isBroken) &&
    operations.every(({ unexplained }) => unexplained.length === 0) &&
    // A target that refuses every request has kept no promise.
    (operations.length === 0 || operations.some(({ success }) => success === "seen"));
  return { operations, findings, failures, passed };
}

/** `records` are those of the operation. */
export function summariseOperation(
  operation: Operation,
  records: readonly CaseRecord[],
  expected: ReadonlyMap<string, readonly string[]>,
): OperationSummary {
  const cells = collect(records);
  const declared = operation.responses.flatMap(({ status, content }) =>
    (content.length === 0 ? [status] : content.map(({ type }) => `${status} ${type}`)).flatMap((label) =>
      RESPONSE_CHECKS.map((check) => `${label} ${check}`),
    ),
  );
  const states = [...cells.entries()].map(([what, verdicts]) => ({ what, verdict: decisive(verdicts) }));
  return {
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    cases: records.length,
    pass: states.filter(({ verdict }) => verdict.kind === "pass").length,
    findings: states.filter(({ verdict }) => verdict.kind === "finding" && isBroken(verdict.finding)).length,
    notes: states.filter(({ verdict }) => verdict.kind === "finding" && !isBroken(verdict.finding)).length,
    success: sawSuccess(operation, cells) ? "seen" : "not seen",
    notChecked: states.flatMap(({ what, verdict }) =>
      verdict.kind === "not checked" ? [{ what, because: verdict.because }] : [],
    ),
    unexplained: [...declared, ...(expected.get(operation.id) ?? [])].filter((what) => !cells.has(what)),
  };
}

/** Whether a finding breaks the pact: a note doesn't, nor does what the baseline accepts. */
export function isBroken({ severity, accepted }: Finding): boolean {
  return severity === "error" && accepted === undefined;
}

function sawSuccess({ responses }: Operation, cells: ReadonlyMap<string, readonly Verdict[]>): boolean {
  if (!responses.some(({ status }) => status.startsWith("2"))) return true;
  return [...cells].some(
    ([what, verdicts]) => /^2.* status$/.test(what) && verdicts.some(({ kind }) => kind === "pass"),
  );
}

/** The verdicts of all cases, by response and check. */
function collect(records: readonly CaseRecord[]): Map<string, Verdict[]> {
  const cells = new Map<string, Verdict[]>();
  for (const { verdicts } of records) {
    for (const { response, check, verdict } of verdicts) {
      const what = `${response} ${check}`;
      const cell = cells.get(what);
      if (cell === undefined) cells.set(what, [verdict]);
      else cell.push(verdict);
    }
  }
  return cells;
}

/** A finding in one case outweighs passes in others, and a pass outweighs what another could not check. */
function decisive(verdicts: readonly Verdict[]): Verdict {
  const find = (kind: Verdict["kind"]) => verdicts.find((verdict) => verdict.kind === kind);
  const broken = verdicts.find((verdict) => verdict.kind === "finding" && isBroken(verdict.finding));
  return broken ?? find("finding") ?? find("pass") ?? (verdicts[0] as Verdict);
}
