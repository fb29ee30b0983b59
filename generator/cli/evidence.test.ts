import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, PETSTORE, runCommand } from "./test-command.ts";

const ENOUGH = 120_000;

/** A config for the pet store, in words of its own. */
function withConfig(verify: string): string {
  const config = `export default { document: "openapi.yaml", output: "out", verify: { ${verify} } };\n`;
  return makeFolder({ "openapi.yaml": PETSTORE, "specpact.config.mjs": config });
}

describe("verify says what it has seen", { timeout: ENOUGH }, () => {
  it("and fails where that is too little", async () => {
    const folder = withConfig("coverage: { statuses: 1, nulls: 1 }");
    const { code, stdout } = await runCommand(["verify", "--report", "json=r.json"], folder);
    expect(stdout).toMatch(/^seen of the document, by our fixtures, .*: statuses 5\/5 · properties 3\/3 · nulls 0\/1/m);
    expect(stdout).toMatch(
      /^not enough nulls: 0 % seen, 100 % wanted. Never seen:\n {2}null #\/components\/schemas\/Pet\/properties\/tag/m,
    );
    expect(stdout).not.toContain("not enough statuses");
    expect(code).toBe(1);
    const [{ coverage, passed, findings }] = JSON.parse(readFileSync(join(folder, "r.json"), "utf8"));
    expect(findings).toEqual([]);
    expect(passed).toBe(false);
    expect(coverage.shortfalls).toMatchObject([{ group: "nulls", wanted: 1 }]);
  });
});

describe("verify --mutate", { timeout: ENOUGH }, () => {
  it("notices every change, and names those that it doesn't where a check is off", async () => {
    const all = await runCommand(["verify", "--mutate", "--seed", "7"], withConfig(""));
    expect(all.stdout).toMatch(/^noticed (\d+) of \1 changes of answers \(100 %\); \d+ more left/m);
    expect(all.code).toBe(0);
    const folder = withConfig('checks: { body: "off" }');
    const reports = ["--report", "html=r.html", "--report", "junit=r.xml"];
    const blind = await runCommand(["verify", "--mutate", "--seed", "7", ...reports], folder);
    expect(blind.stdout).toMatch(/^ {2}unnoticed getPet 200: property dropped at \/id$/m);
    expect(blind.stdout).toMatch(/^ {2}unnoticed getPet 200: null at \/id$/m);
    expect(blind.code).toBe(0);
    expect(readFileSync(join(folder, "r.html"), "utf8")).toMatch(/property dropped<td><code>\/id</);
    expect(readFileSync(join(folder, "r.xml"), "utf8")).toMatch(/name="mutations.noticed" value="\d+\/\d+"/);
  });
});
