import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { GeneratedFile } from "./file.ts";
import { compile } from "./testing/compile.ts";
import { emitUnvalidated, generateDocument } from "./testing/generate-document.ts";
import { HOSTILE_TEXTS, hostileDocument } from "./testing/hostile.ts";
import { silenced, toJavaScript } from "./testing/inspect.ts";
import { startTypeScript, type TypeScript } from "./typescript.ts";

// Inside the repository, where `openapi-fetch` resolves, and outside what a tool would take for a source.
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
const CASES = HOSTILE_TEXTS.map((text, index) => ({ text, index, shown: JSON.stringify(text) }));
const SLOW = 60_000;

const canary = globalThis as { pwned?: unknown };

describe("a hostile document stays data", () => {
  let folder = "";
  let typescript: TypeScript;
  beforeAll(() => {
    mkdirSync(CACHE, { recursive: true });
    folder = mkdtempSync(join(CACHE, "specpact-test-"));
    typescript = startTypeScript();
  });
  afterEach(() => {
    expect(canary.pwned).toBeUndefined();
  });
  afterAll(async () => {
    await typescript.close();
    rmSync(folder, { recursive: true });
  });

  it.each(CASES)("$shown in every text that validation lets pass", { timeout: SLOW }, async ({ text, index }) => {
    const files = await generateDocument(hostileDocument(text, "Component"));
    expectSafe(files);
    await run(files, join(folder, `valid-${index}`));
  });

  it.each(CASES)("$shown in names of components too", { timeout: SLOW }, async ({ text, index }) => {
    const files = await emitUnvalidated(typescript, hostileDocument(text, text));
    expectSafe(files);
    expect(await typescript.syntax(files.filter(({ path }) => path.endsWith(".ts")))).toEqual([]);
    await run(files, join(folder, `unvalidated-${index}`));
  });

  it("comes through unchanged where it is data", async () => {
    const text = HOSTILE_TEXTS.join(" ");
    const files = await generateDocument(hostileDocument(text, "Component"));
    const modules = await run(files, join(folder, "data"));
    const fixtures = modules.get("fixtures/plain.ts") as { plain: { request: { full: object } } };
    expect(fixtures.plain.request.full).toMatchObject({
      query: { [text]: text },
      body: { [text]: text, constant: text },
    });
    expect(compile(files, "nodenext")).toEqual([]);
  });

  it("would be noticed if it ran", async () => {
    const modules = await run([{ path: "a.ts", contents: "export const a = (globalThis as any).pwned = 1;" }], folder);
    expect(modules.get("a.ts")).toEqual({ a: 1 });
    expect(canary.pwned).toBe(1);
    delete canary.pwned;
  });
});

function expectSafe(files: readonly GeneratedFile[]): void {
  for (const { path } of files)
    expect(path).toMatch(/^(?:[\p{L}\p{Nd}_-]+\/)*[\p{L}\p{Nd}_-]+(?:\.test|\.lock)?\.(?:ts|json)$/u);
  expect(files.filter(({ path }) => path.endsWith(".ts")).flatMap(silenced)).toEqual([]);
}

/** Imports every module, as JavaScript; suites get a kit and a test runner that run nothing. */
async function run(files: readonly GeneratedFile[], folder: string): Promise<Map<string, object>> {
  const idle = "export const describe = (_, body) => body(); export const it = () => {};\n";
  const kit = "const any = new Proxy(() => any, { get: () => any }); export const openPact = () => any;\n";
  write(folder, "idle.js", idle + kit);
  const sources = files.filter(({ path }) => path.endsWith(".ts"));
  for (const file of sources) {
    const back = "../".repeat(file.path.split("/").length - 1) || "./";
    const code = toJavaScript(file).replace(/from "(vitest|specpact\/kit)"/g, `from "${back}idle.js"`);
    write(folder, file.path.replace(/\.ts$/, ".js"), code);
  }
  const modules = new Map<string, object>();
  for (const { path } of sources) {
    const url = pathToFileURL(join(folder, path.replace(/\.ts$/, ".js"))).href;
    modules.set(path, { ...((await import(url)) as object) });
  }
  return modules;
}

function write(folder: string, path: string, contents: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}
