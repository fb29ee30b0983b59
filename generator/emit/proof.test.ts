import Handlebars from "handlebars";
import { beforeAll, describe, expect, it } from "vitest";
import type { Grammar } from "../render/grammar.ts";
import { prove } from "../render/prove.ts";
import { compileOptions, readGrammars } from "../render/templates.ts";
import { checkSyntax } from "./check-syntax.ts";
import type { GeneratedFile } from "./file.ts";
import { generateDocument, generateFeatures } from "./testing/generate-document.ts";
import { HOSTILE_TEXTS, hostileDocument } from "./testing/hostile.ts";
import { actsOf } from "./testing/inspect.ts";

const GRAMMARS = readGrammars(Handlebars.parse);
const SLOW = 120_000;

/** What the files of each template may do, as TypeScript's tree has it. Here it stands by hand, so that it can contradict. */
const ACTS: Readonly<Record<string, readonly RegExp[]>> = {
  // All of these two is erased, so a key in brackets is no code.
  types: [
    /^(InterfaceDeclaration|TypeAliasDeclaration|ComputedPropertyName|export nothing)$/,
    /^import type \.\/runtime\/result\.js$/,
  ],
  openapi: [/^(InterfaceDeclaration|TypeAliasDeclaration|ComputedPropertyName)$/, /^import type \.\/types\.js$/],
  fixtures: [/^VariableStatement$/, /^import type \.\.\/types\.js$/, /^new Blob$/],
  security: [
    /^VariableStatement$/,
    /^import \.\/runtime\/index\.js$/,
    /^call runtime\.(apiKeyIn(Header|Query|Cookie)|authorization|basic|bearer)$/,
  ],
  operations: [
    /^(FunctionDeclaration|Block|ReturnStatement)$/,
    /^import (\.\.\/runtime\/index|\.\.\/security|type \.\.\/types)\.js$/,
    /^call runtime\.(send|urlencoded|multipart|reserved|(query|header|cookie)Params)$/,
    /^read (runtime\.\w+|security\.alternatives\d*)$/,
  ],
  client: [
    /^(InterfaceDeclaration|TypeAliasDeclaration|FunctionDeclaration|VariableStatement|Block|ReturnStatement)$/,
    /^(BinaryExpression|ConditionalExpression)$/,
    /^import (\.\/runtime\/index|\.\/operations\/[\p{L}\p{Nd}_-]+|type \.\/(openapi|types))\.js$/u,
    /^call (runtime\.(createClient|bind|serverUrl)|serverOf|SERVER_VARIABLES\.get)$/,
    /^new Map$/,
    /^read options\.(server|variables)$/,
  ],
  index: [/^export (\.\/client|\.\/runtime\/index|\.\/operations\/[\p{L}\p{Nd}_-]+|type \.\/types)\.js$/u],
  suite: [
    /^(VariableStatement|ExpressionStatement|ArrowFunction|Block|ForOfStatement|MetaProperty)$/,
    // What leads to the output may lead through a folder that the user has named.
    /^import (vitest|specpact\/kit|\..*)$/s,
    /^call (openPact|describe|it|pact\.(operation|journeys)|operation\.(answers|cases))$/,
    /^new URL$/,
    /^read (import\.meta\.url|each\.(name|run)|fixtures\.[\p{ID_Continue}$]+)$/u,
  ],
};

describe("every file is what its template may hold", () => {
  const rendered: { readonly name: string; readonly file: GeneratedFile }[] = [];
  beforeAll(async () => {
    const names = HOSTILE_TEXTS.map((_, index) => `Component${index}`);
    const outputs = [
      await generateFeatures(),
      await generateDocument(hostileDocument({ texts: HOSTILE_TEXTS, names })),
    ];
    for (const file of outputs.flat()) {
      const name = templateOf(file.path);
      if (name !== undefined) rendered.push({ name, file });
    }
  }, SLOW);

  it("and every template has made some", () => {
    expect([...new Set(rendered.map(({ name }) => name))].sort()).toEqual(Object.keys(ACTS).sort());
    expect(Object.keys(GRAMMARS).sort()).toEqual([...Object.keys(ACTS), "header"].sort());
  });

  it("by the proof, and by TypeScript's own tree", { timeout: SLOW }, () => {
    for (const { name, file } of rendered) {
      expect(() => prove(name, GRAMMARS[name] as Grammar, file.contents)).not.toThrow();
      expect(foreignActs(name, file)).toEqual([]);
    }
  });

  // At every place of a token, in every file: what the proof and the parser let pass does nothing that the table doesn't have.
  it.each(PLANTED())("and %j, planted anywhere, is found or harmless", { timeout: SLOW }, (planted) => {
    let refused = 0;
    for (const [name, file] of shortest(rendered)) {
      for (const at of places(file.contents)) {
        const contents = file.contents.slice(0, at) + planted + file.contents.slice(at);
        if (isRefused(name, contents)) refused++;
        else
          expect(
            foreignActs(name, { path: "a.ts", contents }),
            `${name} at ${at}: ${contents.slice(at - 40, at + 60)}`,
          ).toEqual([]);
      }
    }
    expect(refused).toBeGreaterThan(50);
  });
});

describe("a slot that forgets to quote is found before anything is written", () => {
  it.each([
    ["str", (value: string) => `"${value}"`, '"; globalThis.pwned = 1; "'],
    ["str", (value: string) => JSON.stringify(value), "line\u2028globalThis.pwned = 1"],
    ["str", (value: string) => `'${value}'`, "text"],
    ["str", (value: string) => `\`${value}\``, `\${globalThis.pwned = 1}`],
    ["file", (value: string) => value, "node:fs"],
    ["file", (value: string) => value, "../../a"],
    ["file", (value: string) => value, 'a";pwned'],
    ["id", (value: string) => value, "a = (globalThis.pwned = 1), b"],
    ["id", (value: string) => value, "a;import(`x`)"],
    ["key", (value: string) => value, "__proto__"],
    ["key", (value: string) => `"${value}"`, '[globalThis.pwned = 1]: 1, "'],
    ["json", (value: string) => value, "globalThis.pwned = 1"],
    ["json", (value: string) => value, "{ get a() { return 1 } }"],
    ["json", (value: string) => value, '{ "__proto__": 1 }'],
    ["json", (value: string) => value, '[eval("1")]'],
    ["json", (value: string) => value, "name"],
    ["json", (value: string) => value, "1, b: alert"],
    ["json", (value: string) => value, "/a/.test"],
    ["json", (value: string) => value, "`a`"],
    ["json", (value: string) => value, "new Blob([pwned])"],
    ["json", (value: string) => value, "new Date([])"],
    ["doc", (value: string) => `/** ${value} */\n`, "*/ globalThis.pwned = 1; /*"],
    ["doc", (value: string) => `// ${value}\n`, "text"],
    ["comment", (value: string) => value, "globalThis.pwned = 1;\n"],
    ["comment", (value: string) => value, "/* a */ /** b */\n"],
    ["declaration", (value: string) => value, "export const a = 1;"],
    ["declaration", (value: string) => value, "export default 1;"],
    ["declaration", (value: string) => value, "export type A = 1; globalThis.pwned = 1;"],
    ["declaration", (value: string) => value, 'export type A = import("fs").Stats;'],
    ["declaration", (value: string) => value, "export type A = typeof globalThis;"],
    ["declaration", (value: string) => value, "export interface A {} globalThis.pwned = 1"],
    ["declaration", (value: string) => value, "export interface A { b(): void }"],
    ["declaration", (value: string) => value, "export enum A {}"],
    ["declaration", (value: string) => value, "declare global {}"],
    ["fields", (value: string) => value, "path: globalThis.pwned"],
    ["fields", (value: string) => value, "path: runtime.send()"],
    ["fields", (value: string) => value, "path: runtime.query.constructor"],
    ["fields", (value: string) => value, 'path: "a" }), globalThis.pwned = ({'],
    ["fields", (value: string) => value, "path: `a`"],
    ["references", (value: string) => value, "[[a()]]"],
    ["references", (value: string) => value, "[]; globalThis.pwned = 1"],
  ])("%s: %s with %j", (slot, broken, value) => {
    const source = `{{${slot} value}}:`;
    const environment = Handlebars.create();
    environment.registerHelper(slot, broken);
    const text = environment.compile(source, compileOptions)({ value });
    const grammar: Grammar = [{ slot: slot as "id" }, { text: ":" }];
    expect(() => prove("test", grammar, text)).toThrow(/what the template “test” may hold, from 1:/);
  });
});

function PLANTED(): string[] {
  return [
    ";globalThis.pwned=1;",
    ",globalThis.pwned=1,",
    "*/globalThis.pwned=1/*",
    '"+globalThis.pwned+"',
    `\`\${globalThis.pwned=1}\``,
    "tag`x`",
    ' import("x") ',
    ' import "x"; ',
    ' eval("x") ',
    "(()=>{})()",
    " get a(){return 1}, ",
    " set a(b){}, ",
    "[globalThis.pwned]:1,",
    "...globalThis,",
    "new Date()",
    "=globalThis",
    ".constructor",
    "?.a",
    "\n/a/.test\n",
    "<script>",
    "@a ",
    " class A { static { pwned } } ",
    " export * from 'x'; ",
    " export default pwned; ",
    " async ",
    " await 1; ",
    "//",
    "\n",
    "\\",
    "'",
    "{",
    "}",
    "(",
    ")",
    "runtime.send(1)",
    "satisfies typeof globalThis",
  ];
}

function isRefused(name: string, contents: string): boolean {
  try {
    prove(name, GRAMMARS[name] as Grammar, contents);
    checkSyntax([{ path: "a.ts", contents }]);
    return false;
  } catch {
    return true;
  }
}

function foreignActs(name: string, file: GeneratedFile): string[] {
  return [...actsOf(file)].filter((act) => !ACTS[name]?.some((pattern) => pattern.test(act)));
}

/** The shortest file of each template that has more than a few lines. */
function shortest(
  rendered: readonly { readonly name: string; readonly file: GeneratedFile }[],
): Map<string, GeneratedFile> {
  const shortest = new Map<string, GeneratedFile>();
  for (const { name, file } of rendered) {
    const known = shortest.get(name);
    const size = file.contents.length;
    if (size > 500 && (known === undefined || size < known.contents.length)) shortest.set(name, file);
  }
  return shortest;
}

/** About fifty places, before and after words and signs, spread over the whole text. */
function places(text: string): number[] {
  const all = [...text.matchAll(/\b|(?<=[^\w\s])|$/g)].map(({ index }) => index);
  const step = Math.max(1, Math.floor(all.length / 50));
  return all.filter((_, index) => index % step === 0);
}

function templateOf(path: string): string | undefined {
  if (!path.endsWith(".ts") || path.startsWith("runtime/")) return undefined;
  if (path.endsWith(".test.ts")) return "suite";
  const [first = "", second] = path.split("/");
  return second === undefined ? first.slice(0, -".ts".length) : first;
}
