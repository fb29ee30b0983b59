import type { Position } from "../../../generator/errors.ts";
import type { SuiteRun } from "../run-suites.ts";
import type { Summary } from "./summary.ts";

/** One API's run. */
export interface Verified {
  /** The document's path, as the user would write it. */
  readonly document: string;
  readonly target: string;
  readonly summary: Summary;
  readonly run: SuiteRun;
  /** The place in the user's files of what a pointer into the document leads to; unknown where nobody can read them again. */
  readonly locate?: ((pointer: string) => Location | undefined) | undefined;
}

/** A file, by its path from the current folder, and a place in it. */
export interface Location extends Position {
  readonly file: string;
}

/** The runs for machines, a list with an entry for each API: its summary by operation, and every case with its verdicts. */
export function jsonReport(results: readonly Verified[]): string {
  const entries = results.map(({ document, target, summary, run }) => {
    return { document, target, ...summary, cases: run.records, duration: Math.round(run.duration) };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}
