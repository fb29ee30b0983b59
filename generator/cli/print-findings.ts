import { printFinding } from "../../contract-tests/kit/conclude.ts";
import { quote } from "../../contract-tests/kit/curl.ts";
import { type DistinctFinding, distinctFindings } from "../../contract-tests/kit/report/distinct-findings.ts";
import { isBroken } from "../../contract-tests/kit/report/summary.ts";
import type { CaseRecord, Finding } from "../../contract-tests/kit/verdict.ts";
import { paint, print, visible } from "./terminal.ts";

/** The findings, then the notes; of known deviations, how many there are. The reports have every request. */
export function printFindings(records: readonly CaseRecord[]): void {
  const told = distinctFindings(records);
  printList(
    told.filter(({ finding }) => isBroken(finding)),
    paint("red", "finding"),
  );
  printList(
    told.filter(({ finding }) => finding.severity === "note" && finding.accepted === undefined),
    paint("yellow", "note"),
  );
  printAccepted(told.flatMap(({ finding: { accepted } }) => accepted ?? []));
}

function printList(told: readonly DistinctFinding[], label: string): void {
  for (const { finding, cases, replay } of told.slice(0, MOST)) {
    print(`\n${label} ${printFinding(asShown(finding))}`);
    print(`  replay     --case ${quote(visible(replay))}`);
    if (cases.length < 2) continue;
    const requests = cases.length === 2 ? "another request" : `${cases.length - 1} other requests`;
    print(paint("dim", `  … and the same for ${requests}; --report json=FILE has all.`));
  }
  const left = told.length - MOST;
  if (left > 0) print(`\n${label} … and ${left} more; --report html=FILE has all.`);
}

/** Nobody reads further; the matrix has the rest. */
const MOST = 100;

function printAccepted(accepted: readonly NonNullable<Finding["accepted"]>[]): void {
  const [next] = accepted.toSorted((a, b) => (a.expires < b.expires ? -1 : 1));
  if (next === undefined) return;
  const what = accepted.length === 1 ? "a known deviation is" : `${accepted.length} known deviations are`;
  print(
    `\n${paint("yellow", "accepted")} ${what} in the baseline; the first expires on ${visible(next.expires)} (${visible(next.owner)}).`,
  );
}

function asShown(finding: Finding): Finding {
  const texts = Object.entries(finding).map(([key, value]) => [
    key,
    typeof value === "string" ? visible(value) : value,
  ]);
  return Object.fromEntries(texts) as Finding;
}
