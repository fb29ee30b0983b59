import type { SuiteRun } from "../run-suites.ts";
import type { Summary } from "./summary.ts";

/** The whole run for machines: the summary by operation, and every case with its verdicts. */
export function jsonReport(summary: Summary, run: SuiteRun, target: string): string {
  return `${JSON.stringify({ target, ...summary, cases: run.records, duration: Math.round(run.duration) }, null, 2)}\n`;
}
