import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { startProcessorTime } from "../testing/processor-time.ts";
import { normalise } from "./normalise.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";

const info = { title: "t", version: "1" };
const $ref = "#/components/schemas/Pet";
const nul = { type: "null" };

function lift(schema: unknown, openapi = "3.0.3", Pet: unknown = { type: "object" }): unknown {
  const document = { openapi, info, components: { schemas: { Pet, X: schema } } } as unknown as OpenApi;
  return normalise(document).components?.schemas?.X;
}

describe("normalise lifts 3.0", () => {
  const table: [string, given: SchemaObject, want: SchemaObject][] = [
    ["nullable type", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["not nullable", { type: "string", nullable: false }, { type: "string" }],
    ["nullable without type", { nullable: true, description: "d" }, { description: "d" }],
    ["nullable enum", { type: "string", enum: ["a"], nullable: true }, { type: ["string", "null"], enum: ["a", null] }],
    ["nullable enum with null", { enum: ["a", null], nullable: true }, { enum: ["a", null] }],
    ["nullable $ref", { $ref, nullable: true }, { anyOf: [{ $ref }, nul] }],
    [
      "nullable allOf of one",
      { allOf: [{ $ref }], nullable: true, description: "d", readOnly: true, "x-a": 1 },
      { description: "d", readOnly: true, "x-a": 1, anyOf: [{ $ref }, nul] },
    ],
    [
      "nullable allOf of several",
      { title: "t", allOf: [{ $ref }, { type: "object" }], nullable: true },
      { title: "t", anyOf: [{ allOf: [{ $ref }, { type: "object" }] }, nul] },
    ],
    [
      "nullable allOf beside a type",
      { type: "object", allOf: [{ $ref }], nullable: true },
      { anyOf: [{ type: "object", allOf: [{ $ref }] }, nul] },
    ],
    ["nullable oneOf", { oneOf: [{ $ref }], nullable: true }, { oneOf: [{ $ref }, nul] }],
    ["nullable anyOf", { anyOf: [{ $ref }], nullable: true }, { anyOf: [{ $ref }, nul] }],
    [
      "nullable oneOf beside a type",
      { type: "object", oneOf: [{ $ref }], nullable: true },
      { type: ["object", "null"], oneOf: [{ $ref }, nul] },
    ],
    [
      "nullable oneOf with a branch that admits null",
      { oneOf: [{ type: "string", nullable: true }], nullable: true },
      { oneOf: [{ type: ["string", "null"] }] },
    ],
    [
      "nullable oneOf with discriminator",
      { oneOf: [{ $ref }], discriminator: { propertyName: "k" }, nullable: true },
      { anyOf: [{ oneOf: [{ $ref }], discriminator: { propertyName: "k" } }, nul] },
    ],
    [
      "siblings of $ref",
      { $ref, description: "d", deprecated: true, readOnly: true, type: "string", required: ["a"] },
      { $ref, description: "d", deprecated: true, readOnly: true },
    ],
    ["exclusive minimum", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ["inclusive minimum", { minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
    ["exclusive maximum", { maximum: 9, exclusiveMaximum: true }, { exclusiveMaximum: 9 }],
    ["exclusive without limit", { exclusiveMaximum: true }, {}],
    ["byte", { type: "string", format: "byte" }, { type: "string", format: "byte", contentEncoding: "base64" }],
    ["binary", { type: "string", format: "binary" }, { type: "string", format: "binary" }],
    ["inner first", { items: { nullable: true, type: "string" } }, { items: { type: ["string", "null"] } }],
    [
      "keywords as names",
      { properties: { nullable: { enum: [true] } } },
      { properties: { nullable: { enum: [true] } } },
    ],
    ["keywords in data", { default: { nullable: true } }, { default: { nullable: true } }],
  ];
  it.each(table)("%s", (_, given, want) => {
    expect(lift(given)).toEqual(want);
  });

  it("does not let two branches of a oneOf admit null", () => {
    const given = { oneOf: [{ $ref }], nullable: true };
    expect(lift(given, "3.0.0", { type: "object", nullable: true })).toEqual({ oneOf: [{ $ref }] });
    expect(lift(given, "3.0.0", { $ref })).toEqual({ oneOf: [{ $ref }, nul] });
  });

  it("leaves a 3.1 document's own keywords alone", () => {
    const schema = { $ref, type: "object", exclusiveMinimum: 1 };
    expect(lift(schema, "3.1.0")).toBe(schema);
  });

  it("understands 3.0's keywords in a 3.1 document", () => {
    const schema = { type: "number", nullable: true, minimum: 1, exclusiveMinimum: true };
    expect(lift(schema, "3.1.0")).toEqual({ type: ["number", "null"], exclusiveMinimum: 1 });
  });
});

describe("normalise cleans up, in any version", () => {
  const table: [string, given: unknown, want: unknown][] = [
    ["example", { example: null }, { examples: [null] }],
    ["example before examples", { example: 1, examples: [2] }, { examples: [1, 2] }],
    ["##default", { default: "##default", example: "##default" }, {}],
    ["##default in examples", { examples: ["##default", "a"] }, { examples: ["a"] }],
    ["required: true", { properties: { a: { required: true } } }, { properties: { a: {} } }],
    ["array without items", { type: "array" }, { type: "array" }],
    ["type: file", { type: "file" }, { type: "file" }],
  ];
  for (const version of ["3.0.3", "3.1.0"]) {
    it.each(table)(`${version}: %s`, (_, given, want) => {
      expect(lift(given, version)).toEqual(want);
    });
  }

  it("drops ##default where a parameter or a media type has it", () => {
    const schema = { type: "string", example: "own" };
    const parameter = (example: string) => ({ name: "q", in: "query", schema, example });
    const paths = { "/": { get: { parameters: [parameter("##default"), parameter("a")] } } };
    expect(normalise({ openapi: "3.1.0", info, paths } as unknown as OpenApi).paths?.["/"]?.get).toMatchObject({
      parameters: [{ name: "q", in: "query", schema: { type: "string", examples: ["own"] } }, { example: "a" }],
    });
  });
});

describe("normalise names operations", () => {
  function ids(paths: JsonObject, more: JsonObject = {}): unknown[] {
    const normal = normalise({ openapi: "3.1.0", info, paths, ...more } as OpenApi);
    return [normal.paths, normal.webhooks as JsonObject | undefined].flatMap((items) =>
      Object.values(items ?? {})
        .flatMap((item) => Object.values(item as JsonObject))
        .map((o) => (o as JsonObject).operationId),
    );
  }
  it.each([
    ["/v1/users/{id}", "getV1UsersById"],
    ["/user-groups/{groupId}/x.json", "getUserGroupsByGroupIdXJson"],
    ["/", "getRoot"],
    ["/__proto__", "getProto"],
  ])("get %s → %s", (path, want) => {
    expect(ids({ [path]: { get: {} } })).toEqual([want]);
  });

  it("keeps what is there, and makes nothing twice", () => {
    const paths = {
      "/a-b": { get: {} },
      "/a.b": { get: {} },
      "/c": { get: { operationId: "getAB" }, put: { operationId: "" } },
    };
    expect(ids(paths)).toEqual(["getAB2", "getAB3", "getAB", "putC"]);
  });

  it("gives one operation under two paths two names", () => {
    const shared = { get: {} };
    expect(ids({ "/a": shared, "/b": shared })).toEqual(["getA", "getB"]);
  });

  it("names webhooks too", () => {
    expect(ids({}, { webhooks: { newPet: { post: {} } } })).toEqual(["postNewPet"]);
  });

  it("is not held up by a hostile path", () => {
    const spent = startProcessorTime();
    ids({ [`/${"{".repeat(200_000)}`]: { get: {} } });
    expect(spent()).toBeLessThan(500);
  });
});

describe("normalise", () => {
  it("lifts a whole document, leaves the input alone, and does nothing twice", () => {
    const document = {
      openapi: "3.0.2",
      info,
      paths: { "/pets": { get: { responses: { 200: { content: { "a/b": { schema: { $ref, nullable: true } } } } } } } },
      components: { schemas: { Pet: { type: "object", properties: { a: { type: "string", example: "x" } } } } },
    } as unknown as OpenApi;
    const before = structuredClone(document);
    const normal = normalise(document);
    expect(document).toEqual(before);
    expect(normal).toEqual({
      openapi: "3.1.0",
      info,
      paths: {
        "/pets": {
          get: {
            operationId: "getPets",
            responses: { 200: { content: { "a/b": { schema: { anyOf: [{ $ref }, nul] } } } } },
          },
        },
      },
      components: { schemas: { Pet: { type: "object", properties: { a: { type: "string", examples: ["x"] } } } } },
    });
    expect(normalise(normal)).toBe(normal);
  });
});

describe("a request body", () => {
  it("is dropped where fetch can't send one, and kept elsewhere", () => {
    const operation = { requestBody: { content: {} }, responses: {} };
    const item = { get: operation, head: operation, delete: operation, post: operation };
    const { paths } = normalise({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: { "/a": item },
    } as never);
    const bodies = Object.entries(paths?.["/a"] ?? {}).map(([method, value]) => [
      method,
      "requestBody" in (value as object),
    ]);
    expect(bodies).toEqual([
      ["get", false],
      ["head", false],
      ["delete", true],
      ["post", true],
    ]);
  });
});
