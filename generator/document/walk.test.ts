import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { toPointer } from "../json/pointer.ts";
import { startProcessorTime } from "../testing/processor-time.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";
import { mapSchemas, walkObjects, walkSchemas } from "./walk.ts";

const s = (title: string): SchemaObject => ({ title });

function withSchema(schema: SchemaObject): OpenApi {
  return { openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas: { X: schema } } };
}

function titles(document: OpenApi): string[] {
  const found: string[] = [];
  walkSchemas(document, (schema) => found.push(String(schema.title)));
  return found;
}

describe("walkSchemas", () => {
  const media = (title: string) => ({ content: { "application/json": { schema: s(title) } } });
  const operation: JsonObject = {
    parameters: [{ name: "q", in: "query", schema: s("parameter") }],
    requestBody: {
      content: {
        "multipart/form-data": {
          schema: s("body"),
          encoding: { a: { headers: { H: { schema: s("encoding header") } } } },
        },
      },
    },
    responses: {
      200: { headers: { H: { schema: s("header") } }, ...media("response") },
      "x-not": media("extension"),
    },
    callbacks: { responses: { "{$url}": { post: { requestBody: media("callback") } } } },
  };
  const document = {
    ...withSchema(s("component")),
    paths: { "/a": { parameters: [{ name: "i", in: "path", ...media("shared") }], get: operation } },
    webhooks: { w: { post: { requestBody: media("webhook") } } },
  } as unknown as OpenApi;

  it("finds every schema position of the document", () => {
    expect(titles(document).sort()).toEqual(
      [
        ...["parameter", "body", "encoding header", "header", "response", "callback"],
        ...["component", "shared", "webhook"],
      ].sort(),
    );
  });

  it("gives the way to each", () => {
    const pointers: string[] = [];
    walkSchemas(document, (_, steps) => pointers.push(toPointer(steps)));
    expect(pointers).toContain("/components/schemas/X");
    expect(pointers).toContain("/paths/~1a/get/parameters/0/schema");
    expect(pointers).toContain(
      "/paths/~1a/get/callbacks/responses/{$url}/post/requestBody/content/application~1json/schema",
    );
  });

  const applicators: [string, SchemaObject][] = [
    ...["additionalProperties", "items", "contains", "not", "if", "then", "else", "propertyNames"].map(one),
    ...["unevaluatedItems", "unevaluatedProperties", "contentSchema"].map(one),
    ...["allOf", "anyOf", "oneOf", "prefixItems"].map((key) => [key, { [key]: [s("in")] }] as [string, SchemaObject]),
    ...["properties", "patternProperties", "dependentSchemas", "$defs"].map(
      (key) => [key, { [key]: { n: s("in") } }] as [string, SchemaObject],
    ),
  ];
  function one(key: string): [string, SchemaObject] {
    return [key, { [key]: s("in") }];
  }
  it.each(applicators)("enters %s", (_, schema) => {
    expect(titles(withSchema(schema))).toContain("in");
  });

  it.each(["example", "default", "const", "x-thing", "constructor"])("does not enter %s", (key) => {
    expect(titles(withSchema({ title: "X", [key]: { properties: { a: s("in") }, ...s("in") } }))).toEqual(["X"]);
  });

  it.each(["enum", "examples"])("does not enter %s", (key) => {
    expect(titles(withSchema({ title: "X", [key]: [s("in")] }))).toEqual(["X"]);
  });

  it.each(["properties", "example", "enum", "$ref", "x-a", "__proto__", "*"])(
    "takes the name %s for a name",
    (name) => {
      const properties = JSON.parse(`{ ${JSON.stringify(name)}: { "title": "in", "items": { "title": "item" } } }`);
      expect(titles(withSchema({ title: "X", properties }))).toEqual(["X", "in", "item"]);
    },
  );

  it("does not look beside the $ref of a Reference Object", () => {
    const parameter = { $ref: "#/components/parameters/P", schema: s("ignored") };
    expect(titles({ ...withSchema(s("X")), paths: { "/a": { parameters: [parameter] } } })).toEqual(["X"]);
  });

  it("passes over what is malformed", () => {
    const odd = { properties: [s("a")], items: [s("b")], allOf: { a: s("c") }, not: null, anyOf: [true, null] };
    expect(titles(withSchema({ title: "X", ...odd } as unknown as SchemaObject))).toEqual(["X"]);
  });

  it("visits an aliased schema once, and ends on one that holds itself", () => {
    const loop: Record<string, unknown> = { title: "loop" };
    loop.properties = { a: loop };
    let bomb: SchemaObject = s("end");
    for (let level = 0; level < 60; level += 1) bomb = { title: "bomb", allOf: [bomb, bomb] };
    expect(titles(withSchema(loop as SchemaObject))).toEqual(["loop"]);
    expect(titles(withSchema(bomb))).toHaveLength(61);
  });
});

describe("walkObjects", () => {
  it("names the type that a reference has to lead to", () => {
    const found: string[] = [];
    const $ref = "#/elsewhere";
    const get = { requestBody: { $ref }, responses: { 200: { links: { l: { $ref } } }, default: { $ref } } };
    walkObjects({ ...withSchema({ items: { $ref } }), paths: { "/a": { $ref, get } } }, (type, value) => {
      if (value.$ref) found.push(type);
    });
    expect(found).toEqual(["Schema", "PathItem", "RequestBody", "Link", "Response"]);
  });
});

describe("mapSchemas", () => {
  it("replaces innermost first, with the way to each", () => {
    const seen: string[] = [];
    const document = withSchema({ properties: { a: { items: s("deep") } }, allOf: [s("part")] });
    const mapped = mapSchemas(document, (schema, steps) => {
      seen.push(toPointer(steps.slice(2)));
      return schema.title === "deep" ? s("changed") : schema;
    });
    expect(seen).toEqual(["/X/properties/a/items", "/X/properties/a", "/X/allOf/0", "/X"]);
    expect(mapped.components?.schemas?.X).toEqual({ properties: { a: { items: s("changed") } }, allOf: [s("part")] });
  });

  it("keeps the identity of what does not change, and the input as it was", () => {
    const document = withSchema({ properties: { a: s("old"), b: { items: s("same") } } });
    const before = structuredClone(document);
    const mapped = mapSchemas(document, (schema) => (schema.title === "old" ? s("new") : schema));
    expect(document).toEqual(before);
    expect(mapped.info).toBe(document.info);
    expect(mapped.components?.schemas?.X?.properties?.b).toBe(document.components?.schemas?.X?.properties?.b);
    expect(mapSchemas(document, (schema) => schema)).toBe(document);
  });

  it("keeps a property called __proto__ a property", () => {
    const document = withSchema(JSON.parse('{ "properties": { "__proto__": { "title": "old" } } }'));
    const mapped = mapSchemas(document, (schema) => (schema.title === "old" ? s("new") : schema));
    expect(JSON.stringify(mapped.components?.schemas?.X)).toBe('{"properties":{"__proto__":{"title":"new"}}}');
    expect(Object.getPrototypeOf(mapped.components?.schemas?.X?.properties)).toBe(Object.prototype);
  });

  it("goes down 10,000 levels", () => {
    let schema = s("end");
    for (let level = 0; level < 10_000; level += 1) schema = { items: schema };
    const spent = startProcessorTime();
    const mapped = mapSchemas(withSchema(schema), (inner) => (inner.title ? s("new") : inner));
    expect(titles(mapped)).toHaveLength(10_001);
    expect(spent()).toBeLessThan(500);
  });
});
