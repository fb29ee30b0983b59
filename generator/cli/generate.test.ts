import { appendFileSync, mkdirSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Ended, makeFolder, PETSTORE, readFolder, runCommand } from "./test-command.ts";

const ENOUGH = 60_000;

describe("specpact generate and check", { timeout: ENOUGH }, () => {
  const folder = makeFolder({ "openapi.yaml": PETSTORE });
  const other = makeFolder({ "somewhere/else/openapi.yaml": PETSTORE, "cwd/x": "" });
  const at = (path: string) => join(folder, "out", path);
  const run = (...args: string[]) => runCommand([...args, "openapi.yaml", "--output", "out", "--json"], folder);
  let first: Ended;
  beforeAll(async () => {
    const elsewhere = ["generate", "../somewhere/else/openapi.yaml", "--output", "../somewhere/else/out"];
    [first] = await Promise.all([run("generate"), runCommand(elsewhere, join(other, "cwd"))]);
  }, ENOUGH);

  it("tells machines what was written", () => {
    expect(first.code, first.stderr).toBe(0);
    const [result] = JSON.parse(first.stdout);
    expect(result).toMatchObject({ output: "out", removed: [], unchanged: false, warnings: [] });
    expect(result.written).toContain("contract-tests/pets.test.ts");
  });

  it("makes the same bytes in another folder, from another one, with no trace of either", () => {
    const files = readFolder(join(folder, "out"));
    expect(Object.keys(files).length).toBeGreaterThan(10);
    expect(readFolder(join(other, "somewhere/else/out"))).toEqual(files);
    const traces = [folder, process.cwd(), hostname(), new Date().toISOString().slice(0, 10)];
    const text = Object.values(files).join("\n");
    expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
  });

  it("writes nothing where nothing has changed, and check agrees", async () => {
    const files = Object.keys(readFolder(join(folder, "out"))).filter((path) => statSync(at(path)).isFile());
    for (const path of files) utimesSync(at(path), 0, 0);
    const [again, check] = await Promise.all([run("generate"), run("check")]);
    expect(JSON.parse(again.stdout)).toMatchObject([{ written: [], removed: [] }]);
    expect(check.code, check.stderr).toBe(0);
    expect(JSON.parse(check.stdout)).toMatchObject([{ passed: true, files: [] }]);
    expect(files.filter((path) => statSync(at(path)).mtimeMs !== 0)).toEqual([]);
  });

  it("check names what differs, with a diff, and leaves it; --force settles it", async () => {
    appendFileSync(at("client.ts"), "// mine\n");
    renameSync(at("types.ts"), join(folder, "types.ts"));
    const document = PETSTORE.replaceAll("pets]", "animals]").replace("name: pets", "name: animals");
    writeFileSync(join(folder, "openapi.yaml"), document);
    mkdirSync(at("fixtures/animals.ts"));
    const before = readFolder(folder);
    const [check, refused] = await Promise.all([
      runCommand(["check", "openapi.yaml", "--output", "out"], folder),
      runCommand(["generate", "openapi.yaml", "--output", "out"], folder),
    ]);
    expect(readFolder(folder)).toEqual(before);
    expect(check.code).toBe(1);
    for (const line of DIFFERENCES) expect(check.stdout).toMatch(line);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/OUTPUT_NOT_OURS.*client\.ts \(edited by hand\)/);
    expect(refused.stderr).toContain("fixtures/animals.ts (not written by SpecPact)");

    renameSync(at("fixtures/animals.ts"), join(folder, "animals"));
    const forced = await run("generate", "--force");
    expect(forced.code, forced.stderr).toBe(0);
    expect(JSON.parse(forced.stdout)[0].removed).toContain("contract-tests/pets.test.ts");
    expect(Object.keys(readFolder(join(folder, "out"))).filter((path) => path.includes("pets"))).toEqual([]);
  });
});

const DIFFERENCES = [
  /^edited +out\/client\.ts$/m,
  /^--- on disk\/client\.ts.*\n\+\+\+ from the document\/client\.ts.*\n@@ .* @@\n(.*\n)+?-\/\/ mine$/m,
  /^missing +out\/types\.ts$/m,
  /^stale +out\/openapi\.json$/m,
  /^orphaned out\/contract-tests\/pets\.test\.ts$/m,
  /^foreign +out\/fixtures\/animals\.ts$/m,
  /^✗ out: \d+ of \d+ files differ\. `specpact generate --force`/m,
];
