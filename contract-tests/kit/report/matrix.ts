import { type CaseRecord, CHECKS, type CheckId, type Verdict } from "../verdict.ts";
import { groupBy } from "./group-by.ts";

/** What the checks said of an operation, check by check: a row of the matrix. */
export type Row = ReadonlyMap<CheckId, Cell>;

/** How many promises a check looked at, by what became of them. A promise is a declared response, or what a request must get. */
export interface Cell {
  readonly passed: number;
  readonly errors: number;
  /** Notes, and deviations that the baseline knows. */
  readonly notes: number;
  readonly notChecked: number;
}

/** The worst that a cell holds; a pass outweighs what else could not be checked. */
export type Mark = "error" | "note" | "passed" | "not checked";

export const MARKS: Readonly<Record<Mark, string>> = { error: "✗", note: "!", passed: "✓", "not checked": "·" };

export function markOf({ errors, notes, passed }: Cell): Mark {
  if (errors > 0) return "error";
  if (notes > 0) return "note";
  return passed > 0 ? "passed" : "not checked";
}

/** By operation. Operations without a case have no row. */
export function matrixOf(records: readonly CaseRecord[]): ReadonlyMap<string, Row> {
  const own = groupBy(records, ({ operation }) => operation);
  return new Map([...own].map(([operation, list]) => [operation, rowOf(list)]));
}

/** The checks that have said something of any operation, in their order: the columns. */
export function columnsOf(matrix: ReadonlyMap<string, Row>): readonly CheckId[] {
  return CHECKS.filter((check) => [...matrix.values()].some((row) => row.has(check)));
}

/** `records` are those of one operation. */
function rowOf(records: readonly CaseRecord[]): Row {
  const row = new Map<CheckId, Cell>();
  const promises = new Map<CheckId, Map<string, Mark>>();
  for (const { response, check, verdict } of records.flatMap(({ verdicts }) => verdicts)) {
    const marks = promises.get(check) ?? new Map<string, Mark>();
    promises.set(check, marks);
    marks.set(response, worse(marks.get(response), markOfVerdict(verdict)));
  }
  for (const check of CHECKS) {
    const marks = promises.get(check);
    if (marks !== undefined) row.set(check, count([...marks.values()]));
  }
  return row;
}

const RANK: Readonly<Record<Mark, number>> = { "not checked": 0, passed: 1, note: 2, error: 3 };

function worse(known: Mark | undefined, mark: Mark): Mark {
  return known !== undefined && RANK[known] > RANK[mark] ? known : mark;
}

function markOfVerdict(verdict: Verdict): Mark {
  if (verdict.kind === "pass") return "passed";
  if (verdict.kind === "not checked") return "not checked";
  const { severity, accepted } = verdict.finding;
  return severity === "error" && accepted === undefined ? "error" : "note";
}

function count(marks: readonly Mark[]): Cell {
  const of = (wanted: Mark) => marks.filter((mark) => mark === wanted).length;
  return { passed: of("passed"), errors: of("error"), notes: of("note"), notChecked: of("not checked") };
}
