import type { SuiteRun } from "../run-suites.ts";
import type { Summary } from "./summary.ts";

/** One API's run. */
export interface Verified {
  /** The document's path, as the user would write it. */
  readonly document: string;
  readonly target: string;
  readonly summary: Summary;
  readonly run: SuiteRun;
}

/** The runs for machines, a list with an entry for each API: its summary by operation, and every case with its verdicts. */
export function jsonReport(results: readonly Verified[]): string {
  const entries = results.map(({ document, target, summary, run }) => {
    return { document, target, ...summary, cases: run.records, duration: Math.round(run.duration) };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}
