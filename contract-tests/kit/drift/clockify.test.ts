import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { beforeAll, describe, expect, it } from "vitest";
import { type Ended, makeFolder, readFolder, runCommand } from "../../../generator/cli/test-command.ts";
import { applyOverlay } from "../../../generator/document/overlay.ts";
import type { JsonObject } from "../../../generator/json/json.ts";
import { valueAt } from "../../../generator/json/pointer.ts";
import { startProvider } from "../../provider/provider.ts";

const ENOUGH = 300_000;
const SPEC = join(process.cwd(), "spec/clockify/openapi.yaml");
const ENTRIES = "/v1/workspaces/{workspaceId}/time-entries";
const OF_USER = "/v1/workspaces/{workspaceId}/user/{userId}/time-entries";
const IN_PROGRESS = `${ENTRIES}/status/in-progress`;
/** What only a second run has seen has a schema of its own. */
const ERROR = {
  content: {
    "application/json": { schema: { $ref: expect.stringMatching(/^#\/components\/schemas\/ErrorResponse\d?$/) } },
  },
};
const schema = (name: string, ...steps: string[]) => ["components", "schemas", name, ...steps];
const nullable = (...names: string[]): Shown[] =>
  names.map((name) => [schema("TimeEntryWithRatesDtoV1", "properties", name), { nullable: true }]);

/** A place of the corrected document, and what the proposal makes of it: undefined if it is gone. */
type Shown = readonly [steps: readonly string[], value: object | undefined];

/** Of each action of our own overlay, in its order: what traffic shows of it, or why it can't. */
const ACTIONS: readonly (readonly [action: string, shown: readonly Shown[] | string])[] = [
  ["The published servers are relative", "a run is given its target: no answer says what other addresses there are"],
  ["The real base URLs stand only", "the same"],
  [
    "The document declares no error",
    [[schema("ErrorResponse", "properties"), { message: { type: "string" }, code: { type: "integer" } }]],
  ],
  ["These six answers come from every", "sharing answers is a matter of style: each operation gets its own"],
  [
    "Each of the six was answered",
    [
      [["paths", ENTRIES, "post", "responses"], { 400: ERROR, 401: ERROR, 403: ERROR }],
      [["paths", OF_USER, "get", "responses"], { 400: ERROR, 401: ERROR, 403: ERROR }],
      [["paths", `${ENTRIES}/{id}`, "delete", "responses"], { 400: ERROR, 401: ERROR, 403: ERROR }],
      // 405 is the answer to another method, of which the document has no operation; 404 and 429 did not come.
    ],
  ],
  ["The document says `*/*`", [[["paths", IN_PROGRESS, "get", "responses", "200", "content", "*/*"], undefined]]],
  [
    "Puts the list back",
    [
      [
        ["paths", IN_PROGRESS, "get", "responses", "200", "content"],
        { "application/json": { schema: { type: "array" } } },
      ],
    ],
  ],
  [
    "Pages of this list came",
    [[["paths", OF_USER, "get", "responses", "200", "headers"], { "Last-Page": { schema: { type: "boolean" } } }]],
  ],
  ["The document never uses `nullable`", nullable("projectId", "taskId", "kioskId", "tagIds")],
  [
    "A running timer has neither",
    [[schema("TimeIntervalDtoV1", "properties"), { end: { nullable: true }, duration: { nullable: true } }]],
  ],
  ["`hourlyRate` and `costRate` arrive", [[schema("RateDtoV1"), { nullable: true }]]],
  ["No response schema says", "what was always there so far may be missing the next time: no answer shows a promise"],
  ['The example "8000"', "an example breaks nothing"],
  ["The example of one tag id", "the same"],
  [
    "The value is declared as an object",
    ["UpdateCustomFieldRequest", "CustomFieldValueDtoV1"].map((name) => [
      schema(name, "properties", "value", "type"),
      undefined,
    ]),
  ],
  ["The key to write differs", "no schema can say it"],
  [
    "The object with a date is",
    "what the document asks for is refused, and no refusal says what would be taken instead",
  ],
  ["The API takes the id", "the same"],
  ["The parameter is an array", "an example breaks nothing"],
  ["An example that fits", "the same"],
  ["The summary says that all", "no schema can say it"],
  ["The document requires nothing, but", "no schema can say it"],
  ["The document does not say how", "no schema can say it"],
  [
    "The document requires only `id`",
    "that a valid request is refused is a finding; why, the refusal says in words only",
  ],
  ["The document is silent on", "no schema can say it"],
  ["The three are any text to the document", "the same: the text that the document allows is refused"],
];

describe("the vendor's own document, against the provider", { timeout: ENOUGH }, () => {
  const folder = makeFolder();
  const runs: Ended[] = [];
  let corrected: JsonObject;
  const actions = (read(SPEC.replace("openapi", "overlay")).actions ?? []) as readonly { description: string }[];

  beforeAll(async () => {
    const provider = await startProvider();
    const key = ["--auth", "ApiKeyAuth=test-api-key"];
    const verify = ["verify", SPEC, "--tag", "Time entry", "--target", provider.url, ...key];
    const overlays: string[] = [];
    corrected = read(SPEC);
    // A corrected document makes other requests, which may show more: then there is a second proposal, for what is left.
    for (const name of ["first.yaml", "second.yaml", "third.yaml"]) {
      const applied = overlays.flatMap((overlay) => ["--overlay", overlay]);
      const evidence = ["--suggest-overlay", name, "--record", "captures"];
      const ended = await runCommand([...verify, ...applied, ...evidence], folder);
      runs.push(ended);
      if (ended.code === 0 || ended.stderr.includes("Nothing to correct")) break;
      const proposal = await applyOverlay(corrected, read(join(folder, name)), { file: name });
      expect(proposal.faults).toEqual([]);
      corrected = proposal.document;
      overlays.push(name);
    }
    await provider.close();
  }, ENOUGH);

  it("breaks the pact, and with the proposal applied keeps it", () => {
    expect([runs[0]?.code, runs.at(-1)?.code]).toEqual([1, 0]);
    expect(runs[0]?.stderr).toMatch(/first\.yaml: \d+ corrections proposed/);
    expect(runs.at(-1)?.stderr).toContain("Nothing to correct was seen.");
  });

  it("leaves captures without the key", () => {
    const captures = Object.entries(readFolder(folder)).filter(([path]) => path.startsWith("captures/"));
    expect(captures.map(([path]) => path)).toEqual(
      expect.arrayContaining(["captures/createTimeEntry-201.json", "captures/getTimeEntries-200.json"]),
    );
    for (const [path, text] of captures) expect(text, path).not.toContain("test-api-key");
    expect(readFolder(folder)["first.yaml"]).not.toContain("test-api-key");
  });

  it("says of each action of our overlay whether traffic shows it", () => {
    expect(actions.map(({ description }, index) => description.startsWith(ACTIONS[index]?.[0] ?? "?"))).toEqual(
      ACTIONS.map(() => true),
    );
  });

  it.each(ACTIONS.filter(([, shown]) => typeof shown !== "string"))("shows: %s", (_, shown) => {
    for (const [steps, value] of shown as readonly Shown[]) {
      if (value === undefined) expect(valueAt(corrected, steps)).toBeUndefined();
      else expect(valueAt(corrected, steps)).toMatchObject(value);
    }
  });
});

function read(path: string): JsonObject {
  return load(readFileSync(path, "utf8")) as JsonObject;
}
