import type { TestContext } from "vitest";
import type { CaseRecord, Finding } from "./verdict.ts";

declare module "vitest" {
  interface TaskMeta {
    /** Read by the report of `specpact verify`. */
    specpact?: CaseRecord;
    /** What the cases of the case's operation must have judged. */
    specpactExpected?: readonly string[];
  }
}

/** Ends a test as its verdicts ask: findings fail it; a case in which nothing could be checked is skipped, with the reason. */
export function conclude(context: TestContext, record: CaseRecord): void {
  context.task.meta.specpact = record;
  const verdicts = record.verdicts.map(({ verdict }) => verdict);
  const findings = verdicts.flatMap((verdict) =>
    verdict.kind === "finding" && verdict.finding.severity === "error" ? [verdict.finding] : [],
  );
  if (findings.length > 0) throw new PactBroken(findings);
  const reasons = verdicts.flatMap((verdict) => (verdict.kind === "not checked" ? [verdict.because] : []));
  if (reasons.length === verdicts.length) context.skip([...new Set(reasons)].join("; "));
}

/** The findings of one case, as a person reads them. */
class PactBroken extends Error {
  override readonly name = "PactBroken";

  constructor(findings: readonly Finding[]) {
    super(findings.map(printFinding).join("\n\n"));
    // The stack leads into the kit, which is not where the fault is.
    delete this.stack;
  }
}

/** A finding in a few lines: what, where in the document and the value, expected and received, and how to see it again. */
export function printFinding({
  operation,
  check,
  blame,
  what,
  documentPointer,
  valuePointer,
  expected,
  received,
  curl,
}: Finding): string {
  return [
    `${operation} ${check}: ${what}`,
    ...(blame === "provider" ? [] : [`  fault of   the ${blame}`]),
    `  document   #${documentPointer}`,
    ...(valuePointer === "" ? [] : [`  value      ${valuePointer}`]),
    `  expected   ${expected}`,
    `  received   ${received}`,
    `  reproduce  ${curl}`,
  ].join("\n");
}
