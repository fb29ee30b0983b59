import { appendFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { makeFolder, PETSTORE, readFolder } from "../cli/test-command.ts";
import { UsageError } from "../errors.ts";
import { LOCK_FILE } from "./lock.ts";
import { compareApi, writeApi } from "./write-api.ts";

const ENOUGH = { timeout: 60_000 };

describe("writeApi", ENOUGH, () => {
  let folder: string;
  let api: { document: string; output: string };
  const write = (force = false) => writeApi(api, { force });
  const at = (path: string) => join(api.output, path);
  beforeAll(async () => {
    folder = makeFolder({ "openapi.yaml": PETSTORE });
    api = { document: join(folder, "openapi.yaml"), output: join(folder, "out") };
    await write();
  }, ENOUGH.timeout);

  it("rewrites nothing the second time", async () => {
    const files = Object.keys(readFolder(api.output)).filter((path) => statSync(at(path)).isFile());
    for (const path of files) utimesSync(at(path), 0, 0);
    await write();
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((path) => statSync(at(path)).mtimeMs !== 0)).toEqual([]);
  });

  it("neither overwrites nor deletes what is not its own, and names it", async () => {
    appendFileSync(at("client.ts"), "// mine\n");
    writeFileSync(at("own.txt"), "mine");
    const before = readFolder(api.output);
    const fault = await write().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UsageError);
    expect(fault).toMatchObject({
      code: "OUTPUT_NOT_OURS",
      what: expect.stringContaining("client.ts (edited by hand)"),
    });
    expect(readFolder(api.output)).toEqual(before);
    await write(true);
    expect(readFileSync(at("client.ts"), "utf8")).not.toContain("mine");
    expect(readFileSync(at("own.txt"), "utf8")).toBe("mine");
  });

  it("removes the orphans of a changed document, and puts a lost lock file back", async () => {
    const renamed = PETSTORE.replaceAll("pets]", "animals]").replace("name: pets", "name: animals");
    writeFileSync(api.document, renamed);
    rmSync(at("client.ts"));
    const { differences } = await compareApi(api);
    const kindOf = (path: string) => differences.find((difference) => difference.path === path)?.kind;
    expect(kindOf("client.ts")).toBe("missing");
    expect(kindOf("openapi.json")).toBe("stale");
    expect(kindOf("contract-tests/pets.test.ts")).toBe("orphaned");
    await write();
    const files = Object.keys(readFolder(api.output));
    expect(files).toContain("contract-tests/animals.test.ts");
    expect(files.filter((path) => path.includes("pets"))).toEqual([]);
    const lock = readFileSync(at(LOCK_FILE), "utf8");
    rmSync(at(LOCK_FILE));
    await write();
    expect(readFileSync(at(LOCK_FILE), "utf8")).toBe(lock);
  });
});
