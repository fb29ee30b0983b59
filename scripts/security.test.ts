import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const TEXT = readFileSync("SECURITY.md", "utf8");
const PATHS = [...TEXT.matchAll(/`((?:generator|contract-tests|scripts|fuzz|conformance)\/[^`]+)`|\]\(([^)]+)\)/g)].map(
  ([, path, link]) => path ?? link ?? "",
);
/** Promise, how it is kept, tests; without the headings and the rows that name a group. */
const ROWS = TEXT.split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (promise|---|\*\*)/.test(line))
  .map((line) => line.slice(2, -2).split(" | "));

describe("SECURITY.md", () => {
  it.each([...new Set(PATHS)])("names %s, which exists", (path) => {
    expect(existsSync(path)).toBe(true);
  });

  it("promises a lot", () => {
    expect(ROWS.length).toBeGreaterThan(20);
  });

  it.each(ROWS)("promises with a test: %s", (_, ...[, tests = ""]) => {
    expect(tests).toMatch(/^`[\w./-]+\.test\.ts`(, `[\w./-]+\.test\.ts`)*$/);
  });
});
