import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { liftSwagger } from "./lift-swagger.ts";
import { validate } from "./validate.ts";

const SWAGGER = `
swagger: "2.0"
info: {title: t, version: "1"}
host: example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
parameters:
  Body: {in: body, name: b, required: true, description: the body, schema: {$ref: '#/definitions/Pet'}}
  Limit: {in: query, name: limit, type: integer, maximum: 10}
responses:
  Bad: {description: bad, schema: {type: string}}
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties: {kind: {type: string}, name: {type: string, x-nullable: true}}
  Old Cat: {allOf: [{$ref: '#/definitions/Pet'}]}
securityDefinitions:
  login: {type: oauth2, flow: accessCode, authorizationUrl: 'https://e.com/a', tokenUrl: 'https://e.com/t', scopes: {read: it}}
  basic: {type: basic}
paths:
  /pets:
    parameters: [{$ref: '#/parameters/Body'}]
    post:
      operationId: addPet
      produces: [text/csv]
      parameters: [{$ref: '#/parameters/Limit'}, {in: query, name: tags, type: array, items: {type: string}, collectionFormat: pipes}]
      responses:
        200: {description: ok, schema: {$ref: '#/definitions/Old%20Cat'}, headers: {X-Rate: {type: integer}}, examples: {text/csv: a}}
        400: {$ref: '#/responses/Bad'}
  /upload:
    post:
      operationId: upload
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - {in: formData, name: ids, type: array, items: {type: integer}, maxItems: 3}
        - {in: header, name: X-Id, type: string}
        - {in: formData, name: file, type: file, required: true}
        - {in: formData, name: all, type: array, items: {type: string}, collectionFormat: multi}
      responses: {200: {description: ok, schema: {type: file}}}
`;

async function lift(text: string = SWAGGER) {
  const swagger = load(text) as JsonObject;
  const { faults } = validate(swagger);
  return { ...(await liftSwagger(swagger)), faults };
}

describe("liftSwagger", () => {
  it("makes OpenAPI 3.0 of it, without a fault on either side", async () => {
    const { document, faults } = await lift();
    expect(faults).toEqual([]);
    expect(JSON.stringify(document)).not.toContain("x-s2o-");
    expect(validate(structuredClone(document)).faults).toEqual([]);
    expect(document).toMatchObject({
      openapi: "3.0.0",
      servers: [{ url: "https://example.com/v1" }],
      components: {
        schemas: { Pet: { discriminator: { propertyName: "kind" }, properties: { name: { nullable: true } } } },
        securitySchemes: {
          login: { type: "oauth2", flows: { authorizationCode: { scopes: { read: "it" } } } },
          basic: { type: "http", scheme: "basic" },
        },
      },
    });
  });

  it("follows a body by reference, local media types, list formats, headers and examples", async () => {
    const { document } = await lift();
    expect(document.paths?.["/pets"]).toMatchObject({
      post: {
        parameters: [
          { $ref: "#/components/parameters/Limit" },
          { name: "tags", style: "pipeDelimited", schema: { type: "array", items: { type: "string" } } },
        ],
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
        },
        responses: {
          200: {
            headers: { "X-Rate": { schema: { type: "integer" } } },
            content: { "text/csv": { schema: { $ref: "#/components/schemas/Old_Cat" } } },
          },
          400: { $ref: "#/components/responses/Bad" },
        },
      },
    });
  });

  it("corrects forms: a file needs multipart, and lists are joined by commas unless they say otherwise", async () => {
    const { document } = await lift();
    expect(document.paths?.["/upload"]).toMatchObject({
      post: {
        parameters: [{ name: "X-Id", in: "header" }],
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: {
                required: ["file"],
                properties: {
                  ids: { maxItems: 3 },
                  file: { type: "string", format: "binary" },
                  all: { type: "array" },
                },
              },
              encoding: { ids: { style: "form", explode: false } },
            },
          },
        },
        responses: { 200: { content: { "application/json": { schema: { format: "binary" } } } } },
      },
    });
  });

  it.each([
    ["/components/schemas/Pet/properties/name/type", "/definitions/Pet/properties/name/type"],
    ["/components/schemas/Old_Cat/allOf/0", "/definitions/Old Cat/allOf/0"],
    ["/components/parameters/Limit/schema/maximum", "/parameters/Limit/maximum"],
    ["/components/responses/Bad/content/application~1json/schema/type", "/responses/Bad/schema/type"],
    ["/components/securitySchemes/login/flows", "/securityDefinitions/login"],
    ["/servers/0/url", "/host"],
    ["/paths/~1pets/post/parameters/1/schema/items", "/paths/~1pets/post/parameters/1/items"],
    ["/paths/~1pets/post/requestBody/content/application~1json/schema", "/paths/~1pets/parameters/0"],
    ["/paths/~1pets/post/responses/200/content/text~1csv/schema", "/paths/~1pets/post/responses/200/schema"],
    [
      "/paths/~1pets/post/responses/200/content/text~1csv/example",
      "/paths/~1pets/post/responses/200/examples/text~1csv",
    ],
    [
      "/paths/~1pets/post/responses/200/headers/X-Rate/schema/type",
      "/paths/~1pets/post/responses/200/headers/X-Rate/type",
    ],
    ["/paths/~1upload/post/parameters/0/schema/type", "/paths/~1upload/post/parameters/1/type"],
    [
      "/paths/~1upload/post/requestBody/content/multipart~1form-data/schema/properties/ids/maxItems",
      "/paths/~1upload/post/parameters/0/maxItems",
    ],
  ])("leads %s back to %s", async (pointer, original) => {
    expect((await lift()).before(pointer)).toBe(original);
  });

  it("gives each component a name that 3.0 allows, and leads there and back", async () => {
    const { document, before } = await lift(`
swagger: "2.0"
info: {title: t, version: "1"}
security: [{"my key": []}]
securityDefinitions: {"my key": {type: apiKey, in: header, name: X-Key}}
parameters: {"a b": {in: query, name: a, type: string}, a_b: {in: query, name: b, type: string}}
responses: {"a/b": {description: odd}, a_b: {description: plain}}
definitions: {"b c": {properties: {"d/e": {type: string}}}, F: {$ref: "#/definitions/b%20c/properties/d~1e"}}
paths:
  /a:
    get:
      security: [{"my key": []}]
      parameters: [{$ref: '#/parameters/a%20b'}, {$ref: '#/parameters/a_b'}]
      responses: {200: {$ref: '#/responses/a~1b'}, 400: {$ref: '#/responses/a_b'}}
`);
    expect(document).toMatchObject({
      security: [{ my_key: [] }],
      components: {
        securitySchemes: { my_key: { name: "X-Key" } },
        parameters: { a_b: { name: "b" }, a_b2: { name: "a" } },
        responses: { a_b: { description: "plain" }, a_b2: { description: "odd" } },
        schemas: { F: { $ref: "#/components/schemas/b_c/properties/d~1e" } },
      },
      paths: {
        "/a": {
          get: {
            security: [{ my_key: [] }],
            parameters: [{ $ref: "#/components/parameters/a_b2" }, { $ref: "#/components/parameters/a_b" }],
            responses: { 200: { $ref: "#/components/responses/a_b2" }, 400: { $ref: "#/components/responses/a_b" } },
          },
        },
      },
    });
    expect(before("/components/responses/a_b2/description")).toBe("/responses/a~1b/description");
  });

  it.each(["hasOwnProperty", "__proto__", "constructor", "a\ud800"])(
    "takes %j for a name like any other",
    async (name) => {
      const swagger = JSON.parse(
        JSON.stringify({
          swagger: "2.0",
          info: { title: name, version: "1" },
          paths: {
            "/a": {
              post: {
                parameters: [
                  { $ref: "#/parameters/NAME" },
                  { name: "NAME", in: "formData", type: "string", required: true },
                ],
                responses: { 200: { $ref: "#/responses/NAME" } },
              },
            },
          },
          definitions: { NAME: { properties: { NAME: { default: { NAME: "NAME" } } } } },
          parameters: { NAME: { name: "NAME", in: "query", type: "string" } },
          responses: { NAME: { description: "NAME", schema: { $ref: "#/definitions/NAME" } } },
          securityDefinitions: { oauth: { type: "oauth2", flow: "NAME", scopes: { NAME: "NAME" } } },
        }).replaceAll("NAME", name),
      ) as JsonObject;
      const { document } = await liftSwagger(swagger);
      const at = (...steps: string[]) => valueAt(document, steps);
      const component = name.replace("\ud800", "_");
      expect(at("components", "parameters", component, "name")).toBe(name);
      expect(at("components", "responses", component, "description")).toBe(name);
      expect(at("components", "schemas", component, "properties", name, "default", name)).toBe(name);
      expect(at("paths", "/a", "post", "responses", "200", "$ref")).toBe(`#/components/responses/${component}`);
      const form = ["paths", "/a", "post", "requestBody", "content", "application/x-www-form-urlencoded", "schema"];
      expect(at(...form)).toMatchObject({ required: [name] });
      expect(at(...form, "properties", name)).toEqual({ type: "string" });
    },
  );

  it("reads a version that YAML takes for a number", async () => {
    const { document } = await lift("{swagger: 2.0, info: {title: t, version: '1'}, paths: {}}");
    expect(document.openapi).toMatch(/^3\.0/);
  });

  it("takes JSON where nothing says what is produced", async () => {
    const { document } = await lift(
      "{swagger: '2.0', info: {title: t, version: '1'}, paths: {/a: {get: {responses: {200: {description: ok, schema: {type: string}}}}}}}",
    );
    expect(document.paths?.["/a"]).toMatchObject({
      get: { responses: { 200: { content: { "application/json": {} } } } },
    });
  });
});
