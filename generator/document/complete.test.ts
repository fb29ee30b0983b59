import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { completeDocument } from "./complete.ts";
import { validate } from "./validate.ts";

function complete(text: string, file = "spec/pets.yaml") {
  const given = load(text) as JsonObject;
  const completed = completeDocument(given, { file });
  const { document } = completed;
  return { ...completed, given, what: completed.faults.map(({ what }) => what), faults: validate(document).faults };
}

describe("completeDocument", () => {
  it.each<[name: string, text: string, what: string, document: object]>([
    [
      "path items",
      "/pets: {get: {responses: {200: {description: ok}}}}",
      "The file holds only path items; they are taken as the `paths` of an OpenAPI 3.1 document.",
      { openapi: "3.1.0", info: { title: "pets" }, paths: { "/pets": { get: {} } } },
    ],
    [
      "a path item",
      "get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {200: {description: ok}}}",
      "The file holds one path item; it is taken as that of /pets/{id} of an OpenAPI 3.1 document.",
      { paths: { "/pets/{id}": { get: {} } } },
    ],
    [
      "an operation",
      "{requestBody: {content: {}}, responses: {200: {description: ok}}}",
      "The file holds one operation; it is taken as POST /pets of an OpenAPI 3.1 document.",
      { paths: { "/pets": { post: { requestBody: {} } } } },
    ],
    [
      "components",
      "components: {schemas: {Pet: {type: string, nullable: true}}}",
      "The file doesn't say its version; it is read as that of an OpenAPI 3.0 document.",
      { openapi: "3.0.0", components: { schemas: { Pet: { type: "string" } } } },
    ],
    [
      "sections of components",
      "{schemas: {Pet: {type: string}}, parameters: {Id: {name: id, in: query, schema: {$ref: '#/schemas/Pet'}}}}",
      "The file holds only components; they are taken as those of an OpenAPI 3.1 document.",
      { components: { parameters: { Id: { schema: { $ref: "#/components/schemas/Pet" } } } } },
    ],
    [
      "schemas",
      "{Pet: {type: object, properties: {owner: {$ref: '#/Owner'}}}, Owner: {type: string}}",
      "The file holds only schemas; they are taken as those of an OpenAPI 3.1 document.",
      { components: { schemas: { Pet: { properties: { owner: { $ref: "#/components/schemas/Owner" } } } } } },
    ],
    [
      "one JSON Schema",
      "{$schema: 'https://json-schema.org/draft/2020-12/schema', type: object, properties: {self: {$ref: '#'}, name: {$ref: '#/$defs/Name'}}, $defs: {Name: {type: string}}}",
      "The file holds one JSON Schema; it is taken as the schema pets of an OpenAPI 3.1 document.",
      {
        components: {
          schemas: {
            pets: {
              properties: {
                self: { $ref: "#/components/schemas/pets" },
                name: { $ref: "#/components/schemas/pets/%24defs/Name" },
              },
            },
          },
        },
      },
    ],
    [
      "definitions",
      "{$schema: 'http://json-schema.org/draft-07/schema#', definitions: {Pet: {type: string}, Pets: {type: array, items: {$ref: '#/definitions/Pet'}}}}",
      "The file holds only definitions; they are taken as the schemas of an OpenAPI 3.1 document.",
      { components: { schemas: { Pets: { items: { $ref: "#/components/schemas/Pet" } } } } },
    ],
    [
      "Swagger 2.0 without its version",
      "{basePath: /v1, paths: {}, definitions: {Pet: {type: string}}}",
      "The file doesn't say its version; it is read as that of a Swagger 2.0 document.",
      { swagger: "2.0", basePath: "/v1" },
    ],
  ])("takes %s for what it is", (_, text, what, document) => {
    const completed = complete(text);
    expect(completed.what).toEqual([what]);
    expect(completed.document).toMatchObject(document);
    expect(completed.faults.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each(["openapi: 3.1.0", "swagger: '2.0'", "asyncapi: 2.6.0", "{name: pets, version: 1.0.0}", "info: {}", "{}"])(
    "leaves %s alone",
    (text) => {
      const { document, given, what } = complete(text);
      expect(document).toBe(given);
      expect(what).toEqual([]);
    },
  );

  it("knows the way back and forth", () => {
    const { moves, relocate } = complete("{Pet: {type: string}}");
    expect(moves.get("/components/schemas")).toBe("");
    expect(relocate("/Pet/type")).toBe("/components/schemas/Pet/type");
  });
});
