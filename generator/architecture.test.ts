import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path/posix";
import { describe, expect, it } from "vitest";

/** In the order of the data's way: a room may import from itself and from those before it. */
const ROOMS = [
  [
    "generator/errors.ts",
    "generator/faults.ts",
    "generator/validation-faults.ts",
    "generator/config.ts",
    "generator/version.ts",
    "generator/from-source.ts",
  ],
  ["generator/json"],
  ["generator/source"],
  ["generator/document"],
  ["generator/read-document.ts", "generator/model"],
  ["generator/fixtures"],
  ["generator/render"],
  ["generator/emit"],
  [
    ...["generator/generate.ts", "generator/pipeline.ts"],
    ...["generator/fixtures-thread.ts", "generator/fixtures-worker.ts"],
  ],
  ["generator/write"],
  ["generator/index.ts"],
  ["contract-tests/kit"],
  ["generator/cli"],
];

describe("imports", () => {
  const files = ["generator", "contract-tests/kit"].flatMap(sources);

  it("are read from every source file", () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files.filter((file) => !file.startsWith("generator/runtime/")))("of %s point one way", (file) => {
    const own = roomOf(file);
    expect(own, "every file has a room in ROOMS").toBeGreaterThanOrEqual(0);
    for (const target of importsOf(file)) expect(roomOf(target), `${file} imports ${target}`).toBeLessThanOrEqual(own);
  });

  it("of the kit lead into the generator's model, fixtures and document only", () => {
    const allowed = /^generator\/(model|fixtures|document|json|errors\.ts|config\.ts|version\.ts|from-source\.ts)/;
    const kit = files.filter((file) => file.startsWith("contract-tests/kit/"));
    const outside = kit.flatMap(importsOf).filter((target) => !target.startsWith("contract-tests/kit/"));
    expect(outside.filter((target) => !allowed.test(target))).toEqual([]);
  });

  it("of the runtime, which is copied to users, lead to itself and openapi-fetch", () => {
    const runtime = files.filter((file) => file.startsWith("generator/runtime/"));
    const specifiers = runtime.flatMap((file) =>
      specifiersOf(file).map((specifier) => specifier.replace(/^\.\/[\w-]+\.ts$/, "")),
    );
    expect([...new Set(specifiers)].sort()).toEqual(["", "openapi-fetch"]);
  });

  it("of generated code never lead to the generator", () => {
    const generated = sources("generated").flatMap(specifiersOf);
    expect([...new Set(generated.filter((specifier) => !specifier.startsWith(".")))]).toEqual(["openapi-fetch"]);
  });

  it("never name the TypeScript compiler, which takes longer to load than a run", () => {
    const importers = files.filter((file) =>
      specifiersOf(file).some((specifier) => /^(openapi-typescript|typescript)($|\/)/.test(specifier)),
    );
    expect(importers).toEqual([]);
  });
});

describe("ARCHITECTURE.md", () => {
  const text = readFileSync("ARCHITECTURE.md", "utf8");
  const paths = [...text.matchAll(/`([\w.-]+(?:\/[\w.*-]*)+)`/g)].map(([, path = ""]) => path);

  it("is short", () => {
    expect(text.split("\n").length).toBeLessThanOrEqual(80);
  });

  it.each(paths)("names %s, which exists", (path) => {
    expect(existsSync(path)).toBe(true);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file.replaceAll("\\", "/")))
    .filter((file) => /\.ts$/.test(file) && !/\.(test|test-d|d)\.ts$|\/test(ing)?[/-]/.test(file))
    .sort();
}

function specifiersOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import|require)\s*\(?\s*"([^"]+)"/g)].map(([, specifier = ""]) => specifier);
}

function importsOf(file: string): string[] {
  const local = specifiersOf(file).filter((specifier) => specifier.startsWith("."));
  return local.map((specifier) => relative("", join(dirname(file), specifier)));
}

function roomOf(file: string): number {
  return ROOMS.findIndex((room) => room.some((place) => file === place || file.startsWith(`${place}/`)));
}
