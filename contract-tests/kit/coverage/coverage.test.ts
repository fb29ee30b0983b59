import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { createValidators } from "../../../generator/fixtures/validators.ts";
import type { Json, JsonObject } from "../../../generator/json/json.ts";
import { buildModel } from "../../../generator/model/build.ts";
import { declaredMediaType, declaredResponse } from "../declared.ts";
import { coverage } from "./coverage.ts";
import { createWitnessLister } from "./list-witnesses.ts";
import { witnessesOf } from "./see-witnesses.ts";

function open(schema: JsonObject, more: { schemas?: JsonObject; parameters?: Json; headers?: JsonObject } = {}) {
  const { schemas = {}, parameters = [], headers = {} } = more;
  const content = { "application/json": { schema } };
  const responses = { 200: { description: "", content, headers }, 404: { $ref: "#/components/responses/No" } };
  const document = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: { "/a": { get: { operationId: "a", parameters, responses: { ...responses, 410: responses[404] } } } },
    components: { schemas, responses: { No: { description: "" } } },
  } as unknown as OpenApi;
  const [operation] = buildModel(document).operations;
  if (operation === undefined) throw new Error("no operation");
  const sight = { document, validators: createValidators(document) };
  const see = (body: Json, url = "http://h/a", status = 200) => {
    const text = JSON.stringify(body);
    const headers = new Headers({ "content-type": "application/json" });
    const exchange = {
      request: { method: "GET", url, headers: new Headers(), body: "" },
      response: { status, headers, bytes: new TextEncoder().encode(text), text },
      started: 0,
      duration: 0,
    };
    const response = declaredResponse(operation, status);
    const mediaType = response && declaredMediaType(response.content, "application/json");
    return witnessesOf(sight, exchange, { operation, response, mediaType });
  };
  const { all, complete } = createWitnessLister(document)(operation);
  return { document, operation, see, all: all.map(({ id }) => id), complete };
}

const S = "/paths/~1a/get/responses/200/content/application~1json/schema";

describe("an operation's witnesses", () => {
  it.each<[string, JsonObject, Json, seen: string[], missing: string[]]>([
    [
      "properties",
      { required: ["a"], properties: { a: {}, b: {} } },
      { a: 1 },
      [`${S}/properties/a present`, `${S}/properties/b absent`],
      [`${S}/properties/b present`],
    ],
    [
      "branches",
      { oneOf: [{ type: "string" }, { type: "array", items: { type: "boolean" } }] },
      [true],
      [`${S}/oneOf/1 taken`, `${S}/oneOf/1 filled`, `${S}/oneOf/1/items true`],
      [`${S}/oneOf/0 taken`, `${S}/oneOf/1 empty`, `${S}/oneOf/1/items false`],
    ],
    ["nulls", { type: ["integer", "null"] }, 3, [], [`${S} null`]],
    ["null as a branch", { anyOf: [{}, { type: "null" }] }, null, [`${S}/anyOf/0 taken`, `${S}/anyOf/1 null`], []],
    ["enum values", { enum: ["a", "b", null] }, "b", [`${S}/enum/1 seen`], [`${S}/enum/0 seen`]],
    ["bounds of arrays", { type: "array", minItems: 1 }, [1], [`${S} filled`], []],
    [
      "maps",
      { additionalProperties: { type: "boolean" } },
      { x: true, y: false },
      [`${S}/additionalProperties true`, `${S}/additionalProperties false`],
      [],
    ],
    [
      "parts",
      { allOf: [{ properties: { a: {} } }] },
      { a: 1 },
      [`${S}/allOf/0/properties/a present`],
      [`${S}/allOf/0/properties/a absent`],
    ],
  ])("are its %s", (_, schema, value, seen, missing) => {
    const { all, see } = open(schema);
    const own = all.filter((id) => id.startsWith(S));
    expect([...own].sort()).toEqual([...seen, ...missing].sort());
    const ids = see(value);
    expect(own.filter((id) => ids.includes(id)).sort()).toEqual([...seen].sort());
  });

  it("are found by the component, through a cycle", () => {
    const Node = { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } };
    const { all, see } = open({ $ref: "#/components/schemas/Node" }, { schemas: { Node } });
    const place = "/components/schemas/Node/properties/next";
    expect(all.filter((id) => id.startsWith(place))).toEqual([`${place} present`, `${place} absent`]);
    expect(see({ next: {} })).toEqual(expect.arrayContaining([`${place} present`, `${place} absent`]));
  });

  it("are its statuses, headers and parameters", () => {
    const parameters = [
      { name: "q", in: "query", schema: { type: "string" } },
      { name: "d", in: "query", style: "deepObject", schema: { type: "object" } },
    ];
    const { all, see } = open({}, { parameters, headers: { "X-A": { schema: {} } } });
    const [p, r] = ["/paths/~1a/get/parameters", "/paths/~1a/get/responses"];
    const listed = [
      ...[`${p}/0 sent`, `${p}/0 left out`, `${p}/1 sent`, `${p}/1 left out`],
      ...[
        `${r}/200 seen`,
        `${r}/200/headers/X-A present`,
        `${r}/200/headers/X-A absent`,
        `${r}/404 seen`,
        `${r}/410 seen`,
      ],
    ];
    expect(all).toEqual(listed);
    const seen = see(1, "http://h/a?d[x]=1");
    expect(listed.filter((id) => seen.includes(id))).toEqual([listed[1], listed[2], listed[4], listed[6]]);
    expect(see(1, "http://h/a", 404)).toContain(`${r}/404 seen`);
  });

  it("are bounded in a large answer, and said to be", () => {
    const properties = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`p${index}`, {}]));
    const { all, complete } = open(
      { $ref: "#/components/schemas/A" },
      {
        schemas: { A: { properties, items: { $ref: "#/components/schemas/B" } }, B: { properties } },
      },
    );
    expect(all).toHaveLength(2000);
    expect(complete).toBe(false);
  });

  it("are seen in a bounded part of a large or deep value", () => {
    const Node = { properties: { next: { $ref: "#/components/schemas/Node" }, last: { type: "array" } } };
    const { see } = open({ type: "array", items: { $ref: "#/components/schemas/Node" } }, { schemas: { Node } });
    const deep = JSON.parse(`${'{"next":'.repeat(1_000)}{}${"}".repeat(1_000)}`) as Json;
    const filled = "/components/schemas/Node/properties/last filled";
    expect(see([deep, { last: [1] }])).toContain(filled);
    expect(see([...Array.from({ length: 100_000 }, () => ({})), { last: [1] }])).not.toContain(filled);
  });
});

describe("coverage", () => {
  const document = JSON.parse(readFileSync("generated/clockify/openapi.json", "utf8")) as OpenApi;
  const { operations } = buildModel(document);
  const [first] = operations;

  it("names what is missing, with its place", () => {
    const result = coverage({ document, operations, records: [], by: "target" });
    expect(result.groups.statuses).toEqual({ seen: 0, total: 84 });
    expect(result.operations[0]?.missing).toContainEqual({
      group: "nulls",
      pointer: "/components/schemas/TimeEntryDtoImplV1/properties/taskId",
      what: "null",
    });
    expect(result.shortfalls).toEqual([]);
  });

  it("fails below a threshold only", () => {
    const records = [{ witnesses: [`${first?.id}\n${first?.pointer}/responses/201 seen`] }];
    const thresholds = { statuses: 0.5, branches: 1 };
    const result = coverage({ document, operations: operations.slice(0, 1), records, by: "fixtures" }, thresholds);
    expect(result.shortfalls).toEqual([{ group: "statuses", wanted: 0.5, reached: 1 / 7 }]);
  });
});
