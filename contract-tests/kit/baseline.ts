import type { Acceptance, CaseRecord, Finding } from "./verdict.ts";

/** A known deviation that is lived with. What isn't named holds for every finding of the operation and the check. */
export interface BaselineEntry extends Acceptance {
  readonly operation: string;
  readonly check: string;
  /** The finding's place in the document. */
  readonly document?: string;
  /** The finding's place in the value, where `*` stands for any one step. */
  readonly value?: string;
}

/** Marks accepted findings, and knows in the end which entries are of no use any more. */
export interface Baseline {
  accept(record: CaseRecord): CaseRecord;
  /** A sentence for each entry that has expired, and for each that no finding has met. Each fails the run. */
  problems(): string[];
}

/** `today` is `2026-11-24`; an entry holds up to and including its last day. */
export function createBaseline(entries: readonly BaselineEntry[], today: string): Baseline {
  const live = entries.filter(({ expires }) => expires >= today);
  const met = new Set<BaselineEntry>();
  const accept = (finding: Finding): Finding => {
    const entry = live.find((each) => fits(each, finding));
    if (entry === undefined) return finding;
    met.add(entry);
    const { reason, owner, expires } = entry;
    return { ...finding, accepted: { reason, owner, expires } };
  };
  return {
    accept: (record) => ({
      ...record,
      verdicts: record.verdicts.map((each) =>
        each.verdict.kind === "finding"
          ? { ...each, verdict: { kind: "finding", finding: accept(each.verdict.finding) } }
          : each,
      ),
    }),
    problems: () =>
      entries.flatMap((entry) => {
        const { operation, check, expires, owner } = entry;
        const name = `The baseline's entry for ${operation} ${check}`;
        if (expires < today) return [`${name} has expired on ${expires}: ask ${owner}.`];
        return met.has(entry) ? [] : [`${name} meets no finding any more: take it out.`];
      }),
  };
}

function fits(entry: BaselineEntry, finding: Finding): boolean {
  return (
    entry.operation === finding.operation &&
    entry.check === finding.check &&
    (entry.document === undefined || entry.document.replace(/^#/, "") === finding.documentPointer) &&
    (entry.value === undefined || fitsSteps(entry.value, finding.valuePointer))
  );
}

function fitsSteps(pattern: string, pointer: string): boolean {
  const steps = pointer.split("/");
  const wanted = pattern.split("/");
  return wanted.length === steps.length && wanted.every((step, index) => step === "*" || step === steps[index]);
}
