import { readFileSync } from "node:fs";
import { validate } from "@apidevtools/swagger-parser";
import { Ajv } from "ajv";
import { load } from "js-yaml";
import { type JSONValue, query } from "json-p3";
import { describe, expect, it } from "vitest";
import { applyOverlay } from "../../generator/document/overlay.ts";
import type { JsonObject } from "../../generator/json/json.ts";

interface Action {
  readonly target: string;
  readonly description?: string;
}
type Tree = Record<string, JSONValue>;

const read = (name: string) => load(readFileSync(new URL(name, import.meta.url), "utf8"));
const published = () => read("openapi.yaml") as Tree;
const actions = (read("overlay.yaml") as { actions: readonly Action[] }).actions;
const applied = await applyOverlay(read("openapi.yaml") as JsonObject, read("overlay.yaml") as JsonObject, {
  file: "overlay.yaml",
});
const corrected = () => structuredClone(applied.document) as Tree;
const select = (path: string, document: Tree): JSONValue[] => query(path, document).values();

describe("the published document", () => {
  it("is valid OpenAPI 3.0", async () => {
    await expect(validate(published() as never)).resolves.toMatchObject({ openapi: "3.0.1" });
  });

  it("holds the whole area: 12 operations and 14 schemas", () => {
    expect(select("$.paths.*.*.operationId", published()).sort()).toEqual([
      "createForOthers",
      "createTimeEntry",
      "deleteMany",
      "deleteTimeEntry",
      "duplicateTimeEntry",
      "getInProgressTimeEntries",
      "getTimeEntries",
      "getTimeEntry",
      "replaceMany",
      "stopRunningTimeEntry",
      "updateInvoicedStatus",
      "updateTimeEntry",
    ]);
    expect(select("$.components.schemas.*", published())).toHaveLength(14);
  });

  it.each([
    ["a pattern", "$..pattern"],
    ["nullable", "$..nullable"],
    ["an error response", "$.paths.*.*.responses['400','401','403','404','405','429','default']"],
    ["required in a response schema", "$.components.schemas[?@.properties.workspaceId].required"],
  ])("has no %s, as the vendor has none", (_, path) => {
    expect(select(path, published())).toEqual([]);
  });

  it("keeps timestamps as strings", () => {
    expect(select("$..example", published())).toContain("2020-01-01T00:00:00Z");
  });
});

describe("the overlay", () => {
  it("gives the reason of every action", () => {
    for (const { target, description } of actions) expect(description, target).toMatch(/\w.*[.]$/);
  });

  it("matches something with every action, when its turn comes", () => {
    expect([applied.unused, applied.faults]).toEqual([[], []]);
  });

  it("leaves valid OpenAPI 3.0, without a pattern", async () => {
    await expect(validate(corrected() as never)).resolves.toMatchObject({ openapi: "3.0.1" });
    expect(select("$..pattern", corrected())).toEqual([]);
  });
});

describe("the corrected document", () => {
  it.each<[string, string, JSONValue[]]>([
    ["names a host first", "$.servers[0].url", ["https://api.clockify.me/api"]],
    ["knows the regions", "$.servers[2].variables.region.enum[*]", ["euc1", "use2", "euw2", "apse2"]],
    ["has no `*/*`", "$..['*/*']", []],
    ["takes entry ids as strings", "$.components.schemas.TimeEntryId.type", ["string"]],
    ["leaves `value` open", "$.components.schemas[?@.properties.customFieldId].properties.value.type", []],
    ["shows a duration", "$.components.schemas.TimeIntervalDtoV1.properties.duration.example", ["PT2H54M"]],
    ["shows a list of ids", "$..parameters[?@.name == 'time-entry-ids'].example", [["64c777ddd3fcab07cfbb210c"]]],
    [
      "demands all of a bulk edit",
      "$.components.schemas.UpdateTimeEntryBulkRequest.required",
      [["id", "start", "end"]],
    ],
  ])("%s", (_, path, want) => {
    expect(select(path, corrected())).toEqual(want);
  });

  it("declares the six errors on every operation", () => {
    for (const responses of select("$.paths.*.*.responses", corrected())) {
      expect(Object.keys(responses as Tree)).toEqual(
        expect.arrayContaining(["400", "401", "403", "404", "405", "429"]),
      );
    }
  });

  it("has error examples that fit their schema", () => {
    const [schema] = select("$.components.schemas.ErrorResponse", corrected());
    const fits = new Ajv({ strict: false, formats: { int32: true } }).compile(schema as Tree);
    const examples = select("$.components.responses.*.content.*.examples.*.value", corrected());
    expect(examples).toHaveLength(11);
    for (const example of examples) expect(fits(example), JSON.stringify(example)).toBe(true);
  });
});
