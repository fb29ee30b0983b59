import type { CaseRecord } from "../verdict.ts";
import { groupBy } from "./group-by.ts";

/** How long an operation's cases took, in milliseconds. */
export interface Timing {
  readonly operation: string;
  readonly cases: number;
  readonly total: number;
  readonly median: number;
  readonly slowest: number;
  /** The title of the slowest case. */
  readonly slowestCase: string;
}

/** By operation, the longest first. */
export function timingsOf(records: readonly CaseRecord[]): readonly Timing[] {
  const own = groupBy(records, ({ operation }) => operation);
  return [...own].map(([operation, cases]) => timingOf(operation, cases)).sort((a, b) => b.total - a.total);
}

function timingOf(operation: string, records: readonly CaseRecord[]): Timing {
  const sorted = records.toSorted((a, b) => a.duration - b.duration);
  const last = sorted.at(-1);
  return {
    operation,
    cases: records.length,
    total: rounded(records.reduce((sum, { duration }) => sum + duration, 0)),
    median: rounded(sorted[Math.floor(sorted.length / 2)]?.duration ?? 0),
    slowest: rounded(last?.duration ?? 0),
    slowestCase: last?.title ?? "",
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
