import type { Position } from "../../../generator/errors.ts";
import type { SuiteRun } from "../run-suites.ts";
import { outcomeOf } from "./outcome.ts";
import type { Summary } from "./summary.ts";
import { timingsOf } from "./timings.ts";

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

/**
 * The runs for machines, a list with an entry for each API: how it ended, its summary by operation, each finding with its place in
 * the user's file where that is known, timings in milliseconds, and every case with its verdicts and what of it was kept.
 */
export function jsonReport(results: readonly Verified[]): string {
  return `${JSON.stringify(results.map(entryOf), null, 2)}\n`;
}

function entryOf(verified: Verified): object {
  const { document, target, summary, run, locate } = verified;
  const { kind: outcome, counts } = outcomeOf(verified);
  return {
    ...{ document, target, outcome, counts, ...summary },
    findings: summary.findings.map((finding) => {
      const place = locate?.(finding.documentPointer);
      return place === undefined ? finding : { ...finding, place };
    }),
    timings: timingsOf(run.records),
    cases: run.records,
    duration: Math.round(run.duration),
  };
}
