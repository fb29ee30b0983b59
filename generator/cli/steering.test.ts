import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { COMMAND, ENVIRONMENT, makeFolder, runCommand } from "./test-command.ts";

/** Colours, a title of the window, text from right to left: each in every name and text. */
const BAD = "\u001b[31m\u001b]0;x\u0007\u009b2J\u202e\u2066\u2028";
const ESCAPED = "\\u202e";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}${BAD}` });
const content = { "application/json": { schema: ref("Pet") } };
const petId = { name: `petId${BAD}`, in: "path", required: true, schema: { type: "string" } };
const limit = { name: `limit${BAD}`, in: "query", schema: { type: "integer", minimum: 2 } };
const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: `Pets${BAD}`, version: `1${BAD}`, description: `Text${BAD}` },
  tags: [{ name: `pets${BAD}` }],
  paths: {
    [`/pets${BAD}`]: {
      post: {
        operationId: `create${BAD}`,
        tags: [`pets${BAD}`],
        requestBody: { content },
        responses: { 201: { description: `Made${BAD}`, content } },
      },
    },
    [`/pets${BAD}/{petId${BAD}}`]: {
      get: {
        operationId: `read${BAD}`,
        tags: [`pets${BAD}`],
        parameters: [petId, limit],
        responses: { 200: { description: "A pet", content }, 404: { description: `None${BAD}` } },
      },
    },
  },
  components: {
    schemas: {
      [`Pet${BAD}`]: {
        type: "object",
        required: ["id"],
        properties: { id: { type: "string" }, [`tag${BAD}`]: ref("Tag") },
      },
      [`Tag${BAD}`]: { type: "object", properties: { [`kind${BAD}`]: ref("Kind") } },
      [`Kind${BAD}`]: { type: ["string", "null"], enum: [`dog${BAD}`, "cat", null] },
    },
  },
};

const folder = makeFolder({
  "openapi.json": JSON.stringify(DOCUMENT),
  "broken.json": JSON.stringify({ ...DOCUMENT, [`x${BAD}`]: 1, paths: { [`/a${BAD}`]: { get: { tags: BAD } } } }),
  "out/types.ts": `// edited ${BAD}`,
  "strict.config.mjs": `export default {
    document: "openapi.json", output: "none", verify: { coverage: { nulls: 1, enums: 1, properties: 1 } } };`,
});

it.concurrent.each([
  ["generate broken.json --output new", ESCAPED],
  ["generate openapi.json --output new", "28 files"],
  ["check openapi.json --output out", ESCAPED],
  ["slice openapi.json --operation read* --output slice.json", ESCAPED],
  ["verify openapi.json --plan", ESCAPED],
  ["verify --config strict.config.mjs --mutate", "not enough"],
])("no text of a document steers the terminal that shows `%s`", { timeout: 120_000 }, async (line, shown) => {
  const { stdout, stderr } = await runCommand(line.split(" "), folder);
  expect(stdout + stderr).toContain(shown);
  expectStill(stdout + stderr);
});

it.concurrent("nor that which waits beside a mock", { timeout: 120_000 }, async () => {
  const mock = spawn(process.execPath, [...COMMAND, "mock", "openapi.json", "--port", "0"], {
    cwd: folder,
    env: ENVIRONMENT,
  });
  let text = "";
  for (const stream of [mock.stdout, mock.stderr]) stream.on("data", (data) => (text += data));
  while (!text.includes("Ctrl-C")) await Promise.race([once(mock.stderr, "data"), once(mock, "exit")]);
  mock.kill("SIGTERM");
  await once(mock, "exit");
  expect(text).toContain(`Pets${JSON.stringify("\u001b").slice(1, -1)}`);
  expectStill(text);
});

function expectStill(text: string): void {
  expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/u);
}
