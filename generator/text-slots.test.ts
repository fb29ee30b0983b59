import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dump } from "js-yaml";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { rulesOf } from "./document/rules.ts";
import type { Version } from "./document/version.ts";
import type { GeneratedFile } from "./emit/file.ts";
import { compile } from "./emit/testing/compile.ts";
import { importOutput, makeImportFolder } from "./emit/testing/import-output.ts";
import { silenced } from "./emit/testing/inspect.ts";
import { type SpecError, SpecErrors } from "./errors.ts";
import { isObject, type Json, type JsonObject } from "./json/json.ts";
import { valueAt } from "./json/pointer.ts";
import { runPipeline } from "./pipeline.ts";
import { TEXTS } from "./testing/hostile-texts.ts";
import { fillSlots, mayBeRefused, slotsOf } from "./testing/text-slots.ts";

const VERSIONS: readonly Version[] = ["2.0", "3.0", "3.1", "3.2"];
const SLOW = 120_000;

const canary = globalThis as { pwned?: unknown };
const folder = mkdtempSync(join(tmpdir(), "specpact-slots-"));
// It adds a method of its own to all texts, when it is loaded.
createRequire(import.meta.url)("swagger2openapi");
const untouched = inherited();

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  expect(canary.pwned).toBeUndefined();
  expect(inherited()).toEqual(untouched);
});

describe.each(VERSIONS)("OpenAPI %s", (version) => {
  const slots = slotsOf(version);

  it("has a slot wherever it can hold a text", () => {
    const fields = [...rulesOf(version)].flatMap(([type, { fields }]) =>
      [...fields].flatMap(([key, { shape, holds, since }]) =>
        (TEXTUAL.has(shape) || holds === "map") && since === undefined ? [`${type}.${key}`] : [],
      ),
    );
    const filled = new Set(slots.map((slot) => slot.replace(/\/.*/, "")));
    const missing = fields.filter((field) => !filled.has(field) && !ELSEWHERE.test(field));
    expect(version === "2.0" ? missing.filter((field) => !ONLY_3.test(field)) : missing).toEqual([]);
  });

  it("is valid where the slots hold something plain", async () => {
    const { warnings, faults } = await run(fillSlots(version, new Map()));
    expect(faults).toEqual([]);
    // What is newer than 3.0 and 3.1 is read there, with a warning.
    if (version === "2.0" || version === "3.2") expect(warnings).toEqual([]);
  });

  it.each(TEXTS.map((text) => [nameOf(text), text]))("takes %s in every slot", { timeout: SLOW }, async (_, text) => {
    const free = slots.filter((slot) => !mayBeRefused(slot, text));
    expect(await refusedIn(version, { slots: free, text })).toEqual([]);
    for (const slot of slots.filter((one) => mayBeRefused(one, text))) {
      const { faults } = await run(fillSlots(version, new Map([[slot, text]])));
      expect(faults.filter(({ at }) => at.line < 1 || at.column < 1)).toEqual([]);
    }
  });
});

describe.each(VERSIONS)("OpenAPI %s with keys that are prototypes", (version) => {
  it.each(["__proto__", "constructor", "prototype"])(
    "takes %s in every object, and changes what no other inherits",
    { timeout: SLOW },
    async (key) => {
      const poison = JSON.parse(
        `{ "${key}": { "prototype": { "polluted": "yes" }, "polluted": "yes", "toString": null } }`,
      );
      const poisoned = (value: Json): Json => {
        if (Array.isArray(value)) return value.map(poisoned);
        if (!isObject(value)) return value;
        const members = Object.entries(value).map(([name, inner]) => [name, poisoned(inner as Json)]);
        return Object.fromEntries([...members, ...Object.entries(poison)]);
      };
      const document = fillSlots(version, new Map());
      const everywhere = await run(poisoned(document) as JsonObject);
      expect(everywhere.faults.every(({ at }) => at.line > 0)).toBe(true);
      // What is no object of its own there can be read, and so is what comes behind it.
      for (const [name, part] of Object.entries(document)) {
        if (typeof part !== "object") continue;
        const { faults } = await run({ ...document, [name]: poisoned(part as Json) } as JsonObject);
        expect(faults.every(({ at }) => at.line > 0)).toBe(true);
      }
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );
});

describe("what is generated of it", () => {
  const outputs: { readonly text: string; readonly files: readonly GeneratedFile[] }[] = [];
  let cache = "";

  beforeAll(async () => {
    cache = makeImportFolder();
    for (const text of TEXTS) {
      const slots = slotsOf("3.2").filter((slot) => !mayBeRefused(slot, text));
      outputs.push({ text, files: (await run(fillSlots("3.2", new Map(slots.map((slot) => [slot, text]))))).files });
    }
  }, SLOW);
  afterAll(() => rmSync(cache, { recursive: true }));

  it("lies in files with plain names, and silences no tool", { timeout: SLOW }, () => {
    const files = outputs.flatMap(({ files }) => files);
    const odd = files.filter(
      ({ path }) => !/^(?:[\p{L}\p{Nd}_-]+\/)*[\p{L}\p{Nd}_-]+(?:\.test)?\.(?:ts|json)$/u.test(path),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
    expect(files.filter(({ path }) => isRendered(path)).flatMap(silenced)).toEqual([]);
  });

  it("compiles at the compiler's strictest, suites too", { timeout: SLOW }, () => {
    const all = outputs.flatMap(({ files }, index) =>
      files.map(({ path, contents }) => ({ path: `${index}/${path}`, contents })),
    );
    expect(compile(all, "nodenext")).toEqual([]);
  });

  it("runs nothing of it when it is imported, and has the texts as they were", { timeout: SLOW }, async () => {
    for (const [index, { text, files }] of outputs.entries()) {
      const modules = await importOutput(files, join(cache, String(index)));
      const fixtures = Object.values(modules.get("fixtures/texts.ts") ?? {}) as Json[];
      expect(valueAt(fixtures, [0, "request", "full", "query"])).toEqual({ [text]: text });
    }
  });

  it("would be noticed if it ran", async () => {
    await importOutput(
      [{ path: "a.ts", contents: "export const a = (globalThis as any).pwned = 1;" }],
      join(cache, "own"),
    );
    expect(canary.pwned).toBe(1);
    delete canary.pwned;
  });
});

function isRendered(path: string): boolean {
  return path.endsWith(".ts") && !path.startsWith("runtime/");
}

/** Shapes that hold a text, or a value that may hold some. */
const TEXTUAL: ReadonlySet<string> = new Set([
  ...["text", "text*", "text{}", "url", "pattern", "any", "required", "enum", "examples"],
]);

/** The versions; what has the slot of that which it names; and Schema's fields where 2.0 has some of them, and means fewer. */
const ELSEWHERE =
  /^OpenApi\.(openapi|swagger)$|^Tag\.parent$|^Link\.operationId$|^(Parameter|Header)\.(\$ref|example|properties|required)$|^PathItem\.\$ref$|^Schema\.discriminator$/;
const ONLY_3 =
  /^(Server|ServerVariable|Components|RequestBody|MediaType|Encoding|Example|Link|OauthFlow|Discriminator)\.|^Xml\.nodeType$/;

interface End {
  readonly files: readonly GeneratedFile[];
  readonly warnings: readonly SpecError[];
  readonly faults: readonly SpecError[];
}

/** The whole way from a file on. Anything but output or faults of the document is thrown. */
async function run(document: JsonObject): Promise<End> {
  const text = JSON.stringify(document);
  // Both notations, by turns; YAML has no lone surrogates.
  const isYaml = String(document.openapi).startsWith("3.1") && !/\\ud[89a-f]/.test(text);
  const path = join(folder, isYaml ? "openapi.yaml" : "openapi.json");
  writeFileSync(path, isYaml ? dump(document) : text);
  try {
    const { files, warnings } = await runPipeline({ document: path, output: join(folder, "out") });
    return { files, warnings, faults: [] };
  } catch (error) {
    if (!(error instanceof SpecErrors)) throw error;
    return { files: [], warnings: [], faults: error.errors.filter(({ severity }) => severity === "error") };
  }
}

/** The slots in which the text, being there alone, ends without files; or all that do so only together. */
async function refusedIn(
  version: Version,
  { slots, text }: { slots: readonly string[]; text: string },
): Promise<string[]> {
  const why = await run(fillSlots(version, new Map(slots.map((slot) => [slot, text])))).then(
    ({ faults }) => faults.map(({ message }) => message),
    (error: Error) => [String(error.stack)],
  );
  if (why.length === 0) return [];
  const half = slots.length >> 1;
  const parts = half === 0 ? [] : [slots.slice(0, half), slots.slice(half)];
  const found: string[] = [];
  for (const part of parts) found.push(...(await refusedIn(version, { slots: part, text })));
  return found.length > 0 ? found : [`${slots.join(", ")}: ${why.join("\n")}`];
}

function nameOf(text: string): string {
  return JSON.stringify(text).slice(0, 40);
}

/** What every object, list, text and function inherits: a document must not change it. */
function inherited(): string[][] {
  return [Object, Array, String, Function].map(({ prototype }) => Reflect.ownKeys(prototype).map(String));
}
