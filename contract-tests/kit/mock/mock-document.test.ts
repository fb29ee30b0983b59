import { describe, expect, it } from "vitest";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { Json, JsonObject } from "../../../generator/json/json.ts";
import { valueAt } from "../../../generator/json/pointer.ts";
import { buildModel } from "../../../generator/model/build.ts";
import type { ResponseFixtures } from "./fixtures.ts";
import { toMockDocument } from "./mock-document.ts";

const json = (schema: Json) => ({ "application/json": { schema, example: "the document's own" } });

describe("toMockDocument", () => {
  it("keeps the model's operations under the server's path, and nothing that Prism would act on", () => {
    const document = openapi({
      servers: [{ url: "https://api.example.com/v1/" }],
      webhooks: { gone: { post: {} } },
      paths: {
        "/pets": {
          get: { callbacks: { gone: {} }, servers: [{ url: "/other" }], responses: { 204: { description: "" } } },
          post: { operationId: "left-out", responses: {} },
        },
      },
    });
    const model = buildModel(document);
    const kept = { ...model, operations: model.operations.filter(({ id }) => id !== "left-out") };
    const mock = toMockDocument(document, kept, { operations: [] });
    expect(mock.basePath).toBe("/v1");
    expect(mock.document.paths).toEqual({
      "/v1/pets": {
        get: {
          operationId: "get /pets",
          parameters: [],
          responses: { 204: { description: "", headers: {} } },
          security: [],
        },
      },
    });
    expect(JSON.stringify(mock)).not.toContain("gone");
  });

  it("gives each media type our fixtures, and each header its text", () => {
    const headers = ["X-List", "X-Object", "X-Flag", "Content-Encoding", "X-None", "X-Odd"];
    const response = {
      description: "",
      headers: Object.fromEntries(headers.map((name) => [name, { schema: {} }])),
      content: { ...json({ $ref: "#/components/schemas/Pet" }), "text/csv": {}, "image/*": {}, json: {} },
    };
    const values = {
      "X-List": ["a", 1],
      "X-Object": { a: 1 },
      "X-Flag": false,
      "content-encoding": "gzip",
      "X-Odd": "✓",
    };
    const served = serve(response, [
      { status: "200", mediaType: "application/json", values: { example: { id: 1 }, minimal: null }, headers: values },
      { status: "200", mediaType: "text/csv", values: { full: ["a"] }, headers: values },
    ]);
    expect(served).toEqual({
      description: "",
      headers: {
        "X-List": { schema: { type: "string" }, example: "a,1" },
        "X-Object": { schema: { type: "string" }, example: "a,1" },
        "X-Flag": { schema: { type: "string" }, example: "false" },
      },
      content: {
        "application/json": { examples: { example: { value: { id: 1 } }, minimal: { value: null } } },
        "text/csv": { examples: { full: { value: '["a"]' } } },
        "image/png": { examples: {} },
      },
    });
  });

  it("keeps what decides a request's validity, and leads every reference to a component", () => {
    const document = openapi({
      paths: {
        "/pets": { post: { requestBody: { content: json({ $ref: "#/components/schemas/Pet", minProperties: 2 }) } } },
      },
      components: {
        schemas: {
          Pet: {
            title: "Pet",
            required: ["id", "default", "tag"],
            properties: {
              id: { type: "string", readOnly: true, default: "x", pattern: "[" },
              default: { $ref: "#/components/schemas/Pet/properties/id", "x-note": true },
              tag: { $ref: "https://elsewhere.example/tag.json" },
            },
          },
        },
      },
    });
    const mock = toMockDocument(document, buildModel(document), { operations: [] });
    const body = ["paths", "/pets", "post", "requestBody", "content", "application/json", "schema"];
    expect(valueAt(mock.document, body)).toEqual({
      allOf: [{ $ref: "#/components/schemas/Pet" }, { minProperties: 2 }],
    });
    expect(valueAt(mock.document, ["components", "schemas"])).toEqual({
      Pet: {
        required: ["tag"],
        properties: {
          id: { type: "string", readOnly: true },
          default: { $ref: "#/components/schemas/schema-1" },
          tag: {},
        },
      },
      "schema-1": { type: "string", readOnly: true },
    });
  });

  it("does not let names from the document touch a prototype", () => {
    const names = '{"__proto__":{"type":"string","required":["__proto__"]},"constructor":{}}';
    const document = openapi({
      paths: { "/__proto__": { get: { parameters: [parameter("__proto__")] } } },
      components: { schemas: JSON.parse(names) },
    });
    const mock = toMockDocument(document, buildModel(document), { operations: [] });
    expect(Object.keys(valueAt(mock.document, ["components", "schemas"]) as JsonObject)).toEqual(["schema-0"]);
    expect(({} as Record<string, unknown>).type).toBeUndefined();
  });
});

function parameter(name: string) {
  return { name, in: "query", schema: { $ref: "#/components/schemas/__proto__" } };
}

function serve(response: JsonObject, fixtures: readonly ResponseFixtures[]): Json | undefined {
  const document = openapi({ paths: { "/pets": { get: { operationId: "listPets", responses: { 200: response } } } } });
  const served = { operations: [{ operation: "listPets", responses: fixtures }] };
  const mock = toMockDocument(document, buildModel(document), served);
  return valueAt(mock.document, ["paths", "/pets", "get", "responses", "200"]);
}

function openapi(parts: JsonObject): OpenApi {
  return { openapi: "3.1.0", info: { title: "Pets", version: "1" }, ...parts } as OpenApi;
}
