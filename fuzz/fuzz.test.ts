import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runModules } from "./canary.ts";
import { makeDocument, printDocument } from "./document.ts";
import { judgeMany } from "./judge-many.ts";
import { readSeeds } from "./seeds.ts";
import { shrink } from "./shrink.ts";

const FINDS = fileURLToPath(new URL("finds", import.meta.url));
const SLOW = 120_000;

describe("changed documents", () => {
  const seeds = readSeeds();
  const documents = Array.from({ length: 40 }, (_, number) => makeDocument(seeds, 1, number));

  it("are the same for the same seed", () => {
    expect(makeDocument(seeds, 1, 7)).toEqual(documents[7]);
    expect(makeDocument(seeds, 2, 7)).not.toEqual(documents[7]);
  });

  it("end with an output that keeps all promises, or with faults", { timeout: SLOW }, async () => {
    const outcomes = await judgeMany(documents);
    expect(outcomes.flatMap(({ broken }) => broken)).toEqual([]);
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["generated", "refused"]));
  });
});

it("what was found once stays mended", { timeout: SLOW }, async () => {
  const names = readdirSync(FINDS).filter((name) => /\.(json|yaml)$/.test(name));
  const documents = names.map((name) => ({
    file: extname(name) === ".json" ? ("api.json" as const) : ("api.yaml" as const),
    bytes: readFileSync(join(FINDS, name)),
  }));
  const outcomes = await judgeMany(documents);
  const broken = outcomes.map(({ broken }, index) => [names[index], ...broken.map(({ rule }) => rule)]);
  expect(broken.filter(({ length }) => length > 1)).toEqual([]);
});

describe("a promise that is broken is seen", () => {
  it("by modules that do something", () => {
    const run = (contents: string) => runModules([{ path: "a.ts", contents }]);
    expect(run("export const a: number = 1;")).toEqual([]);
    expect(run("(globalThis as any).pwned = 1;")).toEqual(["a text of the document has run"]);
    expect(run("(Object.prototype as any).a = 1;")).toEqual(["a prototype was changed"]);
    expect(run('import "./gone.js";')).toEqual(["a.ts can't be loaded: There is no module gone.ts."]);
  });

  it("and its document made small", async () => {
    const paths = Object.fromEntries(["/a", "/b", "/c"].map((path) => [path, { get: { summary: path } }]));
    const document = printDocument({ openapi: "3.1.0", paths }, "api.json");
    const does = async (tried: readonly { readonly bytes: Buffer }[]) => tried.map(({ bytes }) => bytes.includes("/b"));
    const small = await shrink(document, does, SLOW);
    expect(JSON.parse(small.bytes.toString())).toEqual({ paths: { "/b": {} } });
  });
});
