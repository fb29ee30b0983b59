import type { Coverage, Shortfall } from "../../contract-tests/kit/coverage/coverage.ts";
import { WITNESS_GROUPS, type WitnessGroup } from "../../contract-tests/kit/coverage/witness.ts";
import { paint, print, visible } from "./terminal.ts";

/** One line of what was seen of what the document says may be seen; and what is missing, where a threshold was not reached. */
export function printCoverage(coverage: Coverage): void {
  const { groups, by, shortfalls } = coverage;
  const counts = WITNESS_GROUPS.filter((group) => groups[group].total > 0).map(
    (group) => `${group} ${groups[group].seen}/${groups[group].total}`,
  );
  if (counts.length === 0) return;
  const witness = by === "fixtures" ? "our fixtures, which the mock answers with" : "the target's answers";
  print(`\n${paint("bold", "seen")} of the document, by ${witness}: ${counts.join(" · ")}`);
  for (const shortfall of shortfalls) printShortfall(coverage, shortfall);
}

function printShortfall(coverage: Coverage, { group, wanted, reached }: Shortfall): void {
  const missing = missingOf(coverage, group);
  print(`${paint("red", "not enough")} ${group}: ${percent(reached)} seen, ${percent(wanted)} wanted. Never seen:`);
  for (const line of missing.slice(0, SHOWN)) print(`  ${visible(line)}`);
  if (missing.length > SHOWN) print(`  and ${missing.length - SHOWN} more, which the JSON report lists`);
}

/** What the operations share is named once. */
function missingOf({ operations }: Coverage, group: WitnessGroup): string[] {
  const by = new Map<string, string[]>();
  for (const { operation, missing } of operations) {
    for (const each of missing) {
      if (each.group !== group) continue;
      const line = `${each.what} #${each.pointer}`;
      by.set(line, [...(by.get(line) ?? []), operation]);
    }
  }
  return [...by].map(([line, [first, ...others]]) =>
    others.length > 0 ? `${line} (${first} and ${others.length} more)` : `${line} (${first})`,
  );
}

const SHOWN = 20;

/** Rounded down, so that what falls short doesn't look enough. */
function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
