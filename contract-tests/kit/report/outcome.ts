import { distinctFindings } from "./distinct-findings.ts";
import type { Verified } from "./json-report.ts";
import { isBroken } from "./summary.ts";

/** How a run ended, in words: for the last line on the terminal, and for the head of a page. */
export interface Outcome {
  readonly kind: "kept" | "broken" | "nothing proven" | "nothing to verify";
  readonly words: string;
  readonly counts: Counts;
}

/** In a sentence each, what fails the run beside its findings and what nothing has judged. */
export function failuresOf({ failures, operations, coverage }: Verified["summary"]): string[] {
  const short = (coverage?.shortfalls ?? []).map(({ group, wanted, reached }) => {
    return `Of ${group}, ${percent(reached)} were seen; ${percent(wanted)} are wanted.`;
  });
  const silent = operations.length > 0 && operations.every(({ success }) => success === "not seen");
  return [...failures, ...short, ...(silent ? [`${WORDS["nothing proven"]}.`] : [])];
}

/** Rounded down, so that what falls short doesn't look enough. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

export interface Counts {
  readonly operations: number;
  readonly cases: number;
  readonly passed: number;
  /** Each finding once, however many requests have brought it to light. */
  readonly errors: number;
  readonly notes: number;
  /** Known deviations, which the baseline file accepts. */
  readonly accepted: number;
  readonly notChecked: number;
}

export function outcomeOf({ summary, run }: Pick<Verified, "summary" | "run">): Outcome {
  const counts = countsOf(summary, run);
  const kind = kindOf(summary, counts);
  return { kind, words: WORDS[kind], counts };
}

const WORDS: Readonly<Record<Outcome["kind"], string>> = {
  kept: "The pact is kept",
  broken: "The pact is broken",
  "nothing proven": "Nothing is proven: no success was seen",
  "nothing to verify": "There is nothing to verify",
};

function kindOf({ passed, operations }: Verified["summary"], { cases }: Counts): Outcome["kind"] {
  if (passed) return cases === 0 ? "nothing to verify" : "kept";
  return operations.some(({ success }) => success === "seen") ? "broken" : "nothing proven";
}

function countsOf({ operations }: Verified["summary"], { records }: Verified["run"]): Counts {
  const findings = distinctFindings(records).map(({ finding }) => finding);
  const accepted = findings.filter((finding) => finding.accepted !== undefined).length;
  const errors = findings.filter(isBroken).length;
  return {
    operations: operations.length,
    cases: operations.reduce((sum, { cases }) => sum + cases, 0),
    passed: operations.reduce((sum, { pass }) => sum + pass, 0),
    errors,
    notes: findings.length - errors - accepted,
    accepted,
    notChecked: operations.reduce((sum, { notChecked }) => sum + notChecked.length, 0),
  };
}
