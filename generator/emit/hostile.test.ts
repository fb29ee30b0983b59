import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { buildModel } from "../model/build.ts";
import { checkSyntax } from "./check-syntax.ts";
import { emitClient } from "./client.ts";
import type { GeneratedFile } from "./file.ts";
import { compile } from "./testing/compile.ts";
import { emitUnvalidated, generateDocument } from "./testing/generate-document.ts";
import { HOSTILE_TEXTS, hostileDocument } from "./testing/hostile.ts";
import { importOutput, makeImportFolder } from "./testing/import-output.ts";
import { silenced } from "./testing/inspect.ts";

const SLOW = 60_000;

const canary = globalThis as { pwned?: unknown };

describe("a hostile document stays data", () => {
  let folder = "";
  beforeAll(() => {
    folder = makeImportFolder();
  });
  afterEach(() => {
    expect(canary.pwned).toBeUndefined();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("in every text that validation lets pass, and comes through unchanged", { timeout: SLOW }, async () => {
    const names = HOSTILE_TEXTS.map((_, index) => `Component${index}`);
    const files = await generateDocument(hostileDocument({ texts: HOSTILE_TEXTS, names }));
    expectSafe(files);
    expect(compile(files, "nodenext")).toEqual([]);
    const modules = await importOutput(files, join(folder, "valid"));
    for (const [index, text] of HOSTILE_TEXTS.entries()) {
      const fixtures = modules.get("fixtures/plain.ts") as Record<string, { request: { full: object } }>;
      expect(fixtures[`plain${index}`]?.request.full).toMatchObject({
        query: { [text]: text },
        body: { [text]: "text", constant: text, enumerated: text },
      });
    }
  });

  it("in the names of components too", { timeout: SLOW }, async () => {
    const files = await emitUnvalidated(hostileDocument({ texts: HOSTILE_TEXTS, names: HOSTILE_TEXTS }));
    expectSafe(files);
    await importOutput(files, join(folder, "unvalidated"));
  });

  it.each(HOSTILE_TEXTS)("as the title %j", { timeout: SLOW }, async (title) => {
    const document = { openapi: "3.1.0", info: { title, version: title, description: title }, paths: {} };
    const files = emitClient(buildModel(document as never));
    checkSyntax(files);
    expectSafe(files);
  });

  it("would be noticed if it ran", async () => {
    const modules = await importOutput(
      [{ path: "a.ts", contents: "export const a = (globalThis as any).pwned = 1;" }],
      folder,
    );
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
