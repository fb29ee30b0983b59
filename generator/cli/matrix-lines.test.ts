import { describe, expect, it } from "vitest";
import { summarise } from "../../contract-tests/kit/report/summary.ts";
import {
  sampleFinding,
  sampleOperation,
  sampleRecord,
  verdictOf,
} from "../../contract-tests/kit/testing/sample-run.ts";
import { type CaseVerdict, CHECKS, notChecked, PASS, type Verdict } from "../../contract-tests/kit/verdict.ts";
import { matrixLines } from "./matrix-lines.ts";

const ERROR = sampleFinding("x");
const NOTE = sampleFinding("x", { severity: "note" });
const OPEN = notChecked("x");

function linesOf(rows: Readonly<Record<string, readonly CaseVerdict[]>>): string[] {
  const operations = Object.keys(rows).map((id) => sampleOperation(id));
  const records = Object.entries(rows).map(([operation, verdicts]) => sampleRecord("t", verdicts, { operation }));
  return matrixLines(summarise({ operations }, { records, failures: [] }, new Map()), records);
}

function byAll(verdict: Verdict): CaseVerdict[] {
  return CHECKS.map((check) => verdictOf("200", check, verdict));
}

describe("the matrix on the terminal", () => {
  it.each([1, 10, 15, 18, 19, 20])("fits into 80 columns where %i checks have found something", (count) => {
    const verdicts = CHECKS.map((check, index) =>
      verdictOf("200", check, index < count ? ERROR : index % 2 ? PASS : OPEN),
    );
    const lines = linesOf({ anOperationWithQuiteALongNameThatGoesOnAndOnAndOnAndOn: verdicts });
    expect(lines).toHaveLength(count + 2);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it("shows what has something to say, and counts the rest", () => {
    const lines = linesOf({
      createPet: [verdictOf("201", "status", PASS), verdictOf("201", "body", ERROR), verdictOf("201", "headers", PASS)],
      getPet: [verdictOf("200", "body", NOTE), verdictOf("404", "body", PASS), verdictOf("404", "client", OPEN)],
      listPets: byAll(PASS),
      countPets: [verdictOf("200", "body", OPEN), verdictOf("200", "pages", ERROR)],
    });
    expect(lines).toEqual([
      "operation × check  ✓ passed  ✗ finding  ! note  · not checked",
      "       body ┐",
      "      pages │ ┐",
      "  createPet ✗    and ✓ 2",
      "  getPet    !    and · 1",
      "  countPets · ✗",
      "and 1 more operation without a finding",
    ]);
  });

  it("says nothing where there is nothing to say", () => {
    expect(linesOf({ getPet: byAll(PASS), listPets: byAll(OPEN) })).toEqual([]);
  });

  it("fits into 80 columns with every check, and shows the loud of 1,200 operations only", () => {
    const rows = Array.from({ length: 1200 }, (_, index) => {
      const name = `anOperationWithQuiteALongNameThatGoesOnAndOn${index}`;
      return [name, byAll(index < 3 ? ERROR : PASS)] as const;
    });
    const lines = linesOf(Object.fromEntries(rows));
    expect(lines).toHaveLength(1 + CHECKS.length + 3 + 1);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(lines.at(-1)).toBe("and 1197 more operations without a finding");
  });
});
