import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, makeFolder, PETSTORE, readFolder, runCommand } from "./test-command.ts";

const folder = makeFolder({
  "openapi.yaml": PETSTORE,
  "broken.yaml": "openapi: 3.0.3\ninfo:\n  title: Pets\n bad: [\n",
  "version.yaml": PETSTORE.replace("3.0.3", "4.0.0"),
  "dangling.yaml": PETSTORE.replace('"#/components/schemas/Pet" }', '"#/components/schemas/Pett" }'),
  "template.yaml": PETSTORE.replace("name: petId", "name: petid"),
  "duplicate.yaml": PETSTORE.replace("operationId: getPet", "operationId: createPet"),
  "throws.config.mjs": 'throw new Error("no weekday");',
  "invalid.config.mjs": "export default { document: 3, outputs: 'x' };",
  "file.txt": "not a folder",
  "out/own.txt": "mine",
  "foreign/client.ts": "mine",
  ...hugeDocuments(),
});
const before = readFolder(folder);
afterAll(() => expect(readFolder(folder), "nothing is written by a run that fails").toEqual(before));

const GENERATE = ["generate", "openapi.yaml", "--output", "out"];
const generate = (document: string) => ["generate", document, "--output", "out"];
const configured = (file: string) => ["generate", "--config", file];
const VERIFY = ["verify", "openapi.yaml"];

/** Arguments, exit code, what stderr says. */
type Row = readonly [string, readonly string[], number, readonly (string | RegExp)[]];
const ROWS: readonly Row[] = [
  ["a missing file", generate("nope.yaml"), 2, ['FILE_NOT_FOUND "nope.yaml" does not exist.']],
  ["a folder", generate("."), 2, ['FILE_NOT_REGULAR "." is a folder.']],
  ["broken YAML", generate("broken.yaml"), 3, [/broken\.yaml:4:\d+ SYNTAX_INVALID/]],
  ["a wrong version", generate("version.yaml"), 3, [/version\.yaml:1:10 VERSION_UNSUPPORTED/]],
  [
    "a dangling $ref",
    generate("dangling.yaml"),
    3,
    [/dangling\.yaml:15:29 REF_NOT_FOUND/, 'Did you mean "#/components/schemas/Pet"?', "1 fault; nothing was written."],
  ],
  [
    "a $ref cycle with no schema in it",
    generate("cycle.json"),
    3,
    [/cycle\.json:1:\d+ REF_CYCLE .*"#\/components\/schemas\/A" → /],
  ],
  ["10,000 links of $refs", generate("chain.json"), 3, [/chain\.json:1:\d+ REF_CHAIN_TOO_LONG/]],
  ["10,000 levels of JSON", generate("deep.json"), 3, [/deep\.json:1:1004 SOURCE_TOO_DEEP/]],
  ["10,000 levels of YAML", generate("deep.yaml"), 3, [/deep\.yaml:1:203 SYNTAX_INVALID .*maxDepth/]],
  ["a bomb of aliases", generate("bomb.yaml"), 3, [/bomb\.yaml:\d+:\d+ SOURCE_TOO_LARGE/]],
  ["a bomb of schemas", generate("schema-bomb.yaml"), 3, [/schema-bomb\.yaml:\d+:\d+ SOURCE_TOO_LARGE/]],
  ["an alias that holds itself", generate("self.yaml"), 3, [/self\.yaml:\d+:\d+ SOURCE_TOO_DEEP/]],
  [
    "a path template that doesn't match its parameters",
    generate("template.yaml"),
    3,
    [/template\.yaml:\d+:\d+ PATH_PARAMETER_UNDECLARED/, "Did you mean {petid}?"],
  ],
  ["a duplicate operationId", generate("duplicate.yaml"), 3, [/duplicate\.yaml:\d+:\d+ OPERATION_ID_DUPLICATE/]],
  ["an output that can't be written", [...GENERATE, "--output", "file.txt/out"], 2, ["OUTPUT_NOT_WRITABLE"]],
  ...(process.platform === "linux"
    ? [
        [
          "an output that takes no folder",
          [...GENERATE, "--output", "/proc/specpact"],
          2,
          ["OUTPUT_NOT_WRITABLE"],
        ] satisfies Row,
      ]
    : []),
  ["an output with somebody's file", [...GENERATE, "--output", "foreign"], 2, ["client.ts (not written by SpecPact)"]],
  ["no output", ["generate", "openapi.yaml"], 2, ["OUTPUT_MISSING", "--output DIR"]],
  ["an empty output", [...GENERATE, "--output", ""], 2, ["FLAG_INVALID --output"]],
  ["no document", ["generate"], 2, ["CONFIG_NOT_FOUND", "specpact generate openapi.yaml --output"]],
  [
    "a document behind a list",
    ["generate", "--operation", "getPet", "openapi.yaml", "--output", "out"],
    2,
    ['--operation can\'t be "openapi.yaml"', "name the document before it"],
  ],
  [
    "an unknown operation",
    [...GENERATE, "--operation", "getPat"],
    2,
    ['no operation "getPat"', 'Did you mean "getPet"?'],
  ],
  ["an unknown tag", [...GENERATE, "--tag", "pet"], 2, ['no tag "pet"', 'Did you mean "pets"?']],
  [
    "an unknown flag",
    [...GENERATE, "--otput", "x"],
    2,
    ["unknown option '--otput'", "--output", "specpact generate --help"],
  ],
  ["an unknown command", ["generat"], 2, ["unknown command 'generat'", "generate"]],
  ["a missing config", configured("nope.ts"), 2, ['CONFIG_NOT_FOUND "nope.ts" does not exist.']],
  ["a config that throws", configured("throws.config.mjs"), 2, ["CONFIG_INVALID", "no weekday"]],
  [
    "an invalid config",
    configured("invalid.config.mjs"),
    2,
    ["`output` is missing", "`document` must be a text", "`outputs` is unknown"],
  ],
  ["a bad --report", [...VERIFY, "--report", "pdf=x"], 2, ['--report can\'t be "pdf=x"', "json=FILE"]],
  ["a bad --auth", [...VERIFY, "--auth", "sesame"], 2, ["--auth", "ApiKeyAuth=$API_KEY"]],
  [
    "an unknown scheme",
    [...VERIFY, "--auth", "ApiKay=sesame"],
    2,
    ['--auth can\'t be "ApiKay=…"', "Did you mean ApiKey?"],
  ],
  ["a secret in --target", [...VERIFY, "--target", "http://me:sesame@pets/v1"], 2, ['"http://pets/v1…"', "--auth"]],
  ["an output that isn't there", [...VERIFY, "--output", "foreign"], 2, ["--output", "specpact generate"]],
  ["a --record in a file", [...VERIFY, "--record", "file.txt/x"], 2, ['--record can\'t be "file.txt/x"', "a folder"]],
  ["a bad --port", ["mock", "openapi.yaml", "--port", "66000"], 2, ['--port can\'t be "66000"']],
];

describe.concurrent("the command, given", { timeout: 60_000 }, () => {
  it.each(ROWS)("%s", async (_, args, code, words) => {
    const ended = await runCommand(args, folder);
    expect(ended, ended.stderr).toMatchObject({ code, stdout: "" });
    for (const word of words) expect(ended.stderr).toMatch(typeof word === "string" ? literal(word) : word);
    expect(ended.stderr).not.toMatch(/^\s+at .*[:(]\d|\\u000a|sesame|This is a bug/m);
  });
});

describe.concurrent("the command with --json, given", { timeout: 60_000 }, () => {
  let closed: string;
  beforeAll(async () => {
    closed = await closedPort();
  });

  it.each<[string, () => readonly string[], number, object]>([
    [
      "an unknown flag",
      () => [...GENERATE, "--otput"],
      2,
      { code: "FLAG_INVALID", what: expect.stringMatching(/^unknown option '--otput'/) },
    ],
    ["a missing file", () => generate("nope.yaml"), 2, { code: "FILE_NOT_FOUND", hint: expect.any(String) }],
    [
      "a fault in the document",
      () => generate("dangling.yaml"),
      3,
      { code: "REF_NOT_FOUND", file: "dangling.yaml", line: 15, column: 29, pointer: expect.stringContaining("/$ref") },
    ],
    [
      "a target that doesn't answer",
      () => [...VERIFY, "--target", closed],
      4,
      { code: "TARGET_UNREACHABLE", what: expect.stringMatching(/^Nothing answers at http:.*ECONNREFUSED/) },
    ],
  ])("%s", async (_, args, code, fault) => {
    const ended: Ended = await runCommand([...args(), "--json"], folder);
    expect(ended.code, ended.stderr).toBe(code);
    expect(JSON.parse(ended.stdout)).toMatchObject({ errors: [fault] });
  });
});

/** What would take exponential time or the whole stack if it were expanded, or walked by recursion. */
describe.concurrent("the command survives", { timeout: 60_000 }, () => {
  it.each([
    [
      "50 nested allOf",
      (inner: object) => Array.from({ length: 50 }).reduce<object>((one) => ({ allOf: [one] }), inner),
      {},
    ],
    ["50 allOf that each take the next twice", () => ref("S0"), doubled((next) => ({ allOf: [next, next] }))],
    ["50 oneOf that each take the next twice", () => ref("S0"), doubled((next) => ({ oneOf: [next, { not: next }] }))],
    [
      "50 objects that each need the next twice",
      () => ref("S0"),
      doubled((next) => ({ type: "object", required: ["a", "b"], properties: { a: next, b: next } })),
    ],
    ["an allOf that comes back to itself", () => ref("A"), { A: { allOf: [ref("B")] }, B: { allOf: [ref("A")] } }],
    [
      "an object that needs itself",
      () => ref("A"),
      { A: { type: "object", required: ["a"], properties: { a: ref("A") } } },
    ],
  ])("%s", async (_, schema, schemas) => {
    const own = makeFolder({ "api.json": JSON.stringify(apiWith(schema({ type: "string" }), schemas)) });
    const ended = await runCommand(["generate", "api.json", "--output", "out"], own);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
  });
});

function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

function doubled(make: (next: object) => object): object {
  const names = Array.from({ length: 50 }, (_, index) => index);
  return {
    ...Object.fromEntries(names.map((index) => [`S${index}`, make(ref(`S${index + 1}`))])),
    S50: { type: "string" },
  };
}

function apiWith(schema: object, schemas: object): object {
  const content = { "application/json": { schema } };
  const operation = { requestBody: { content }, responses: { 200: { description: "ok", content } } };
  const info = { title: "t", version: "1" };
  return { openapi: "3.1.0", info, paths: { "/a": { post: operation } }, components: { schemas } };
}

function hugeDocuments(): Record<string, string> {
  const chain = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`A${index}`, ref(`A${index + 1}`)]));
  const head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n";
  const levels = Array.from({ length: 20 }, (_, index) => index + 1);
  const aliases = levels.map(
    (level) =>
      `x-${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(",")}]\n`,
  );
  const schemas = levels.map(
    (level) => `    S${level}: &a${level} {properties: {a: *a${level - 1}, b: *a${level - 1}}}\n`,
  );
  return {
    "cycle.json": JSON.stringify(apiWith(ref("A"), { A: ref("B"), B: ref("A") })),
    "chain.json": JSON.stringify(apiWith(ref("A0"), { ...chain, A10000: { type: "string" } })),
    "deep.json": `{"x-a": ${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`,
    "deep.yaml": `x: ${"[".repeat(10_000)}${"]".repeat(10_000)}`,
    "bomb.yaml": `${head}x-0: &a0 [x]\n${aliases.join("")}`,
    "schema-bomb.yaml": `${head}components:\n  schemas:\n    S0: &a0 {type: object}\n${schemas.join("")}`,
    "self.yaml": `${head}components: {schemas: {A: &a {properties: {a: *a}}}}\n`,
  };
}

async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function literal(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}
