import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { makeFolder, PETSTORE } from "../cli/test-command.ts";
import type { ApiConfig } from "../config.ts";
import { isUntouched, LOCK_FILE, type Lock, readLock } from "./lock.ts";
import { compareApi, compareLock, writeApi } from "./write-api.ts";

const ENOUGH = { timeout: 60_000 };

describe("the lock file", ENOUGH, () => {
  let folder: string;
  let api: ApiConfig;
  const at = (path: string) => join(folder, path);
  /** What `check` would name. */
  const stale = async (changed: Partial<ApiConfig> = {}) => {
    const comparison = await compareApi({ ...api, ...changed });
    const all = [...comparison.differences, compareLock(api, comparison)];
    return all.filter(({ kind }) => kind !== "same").map(({ path, kind }) => `${kind} ${path}`);
  };
  const edit = (change: (lock: Lock) => object) =>
    writeFileSync(at(`out/${LOCK_FILE}`), `${JSON.stringify(change(readLock(at("out")) as Lock), null, 2)}\n`);

  beforeEach(async () => {
    folder = makeFolder({
      "openapi.yaml": PETSTORE.replace("{ type: string, nullable: true, maxLength: 10 }", "{ $ref: tag.yaml }"),
      "tag.yaml": "type: string\n",
      "fix.yaml": `overlay: 1.0.0\ninfo: { title: Fix, version: "1" }\nactions: [{ target: $.info, update: { description: A store. } }]\n`,
    });
    api = { document: at("openapi.yaml"), overlays: [at("fix.yaml")], output: at("out"), paths: ["/pets/**"] };
    await writeApi(api, { force: false });
  }, ENOUGH.timeout);

  it("holds one hash for each part, and nothing else", async () => {
    const lock = JSON.parse(readFileSync(at(`out/${LOCK_FILE}`), "utf8"));
    expect(Object.keys(lock)).toEqual(["generator", "templates", "slice", "sources", "overlays", "outputs"]);
    expect(Object.keys(lock.sources)).toEqual(["../openapi.yaml", "../tag.yaml"]);
    expect(Object.keys(lock.overlays)).toEqual(["../fix.yaml"]);
    expect(Object.keys(lock.outputs)).toContain("client.ts");
    expect(isUntouched(at("out"), lock)).toBe(true);
    expect(await stale()).toEqual([]);
  });

  it.each(["openapi.yaml", "tag.yaml", "fix.yaml"])("is stale when %s has changed, in a comment too", async (file) => {
    appendFileSync(at(file), "# later\n");
    expect(isUntouched(at("out"), readLock(at("out")) as Lock)).toBe(false);
    expect(await stale()).toEqual([`stale ${LOCK_FILE}`]);
  });

  it.each<[string, Partial<ApiConfig>]>([
    ["slice", { paths: ["/pets", "/pets/*"] }],
    ["generator", { name: "PetStore" }],
  ])("is stale when its %s has changed, though the output stays", async (part, changed) => {
    const before = readLock(at("out"));
    expect(await stale(changed)).toEqual([`stale ${LOCK_FILE}`]);
    await writeApi({ ...api, ...changed }, { force: false });
    const after = readLock(at("out"));
    expect({ ...after, [part]: "" }).toEqual({ ...before, [part]: "" });
  });

  it.each(["generator", "templates", "slice"] as const)("is stale where another %s has written it", async (part) => {
    edit((lock) => ({ ...lock, [part]: "0".repeat(64) }));
    expect(await stale()).toEqual([`stale ${LOCK_FILE}`]);
  });

  it("knows an output that was edited", async () => {
    appendFileSync(at("out/client.ts"), "// mine\n");
    expect(isUntouched(at("out"), readLock(at("out")) as Lock)).toBe(false);
    expect(await stale()).toEqual(["edited client.ts"]);
  });

  it("forgives line ends in the output, and a byte order mark in a source", async () => {
    const lock = readLock(at("out")) as Lock;
    const client = readFileSync(at("out/client.ts"), "utf8");
    writeFileSync(at("out/client.ts"), client.replaceAll("\n", "\r\n"));
    writeFileSync(at("tag.yaml"), `\uFEFF${readFileSync(at("tag.yaml"), "utf8")}`);
    expect(isUntouched(at("out"), lock)).toBe(true);
    expect(await stale()).toEqual([]);
  });
});
