import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { startProcessorTime } from "../testing/processor-time.ts";
import type { OpenApi } from "./openapi.ts";
import type { Selection } from "./selection.ts";
import { sliceDocument } from "./slice.ts";

const info = { title: "t", version: "1" };
const ref = (section: string, name: string) => ({ $ref: `#/components/${section}/${name}` });
const schema = (name: string) => ref("schemas", name);
const json = (inner: JsonObject) => ({ content: { "application/json": { schema: inner } } });

const document = {
  openapi: "3.1.0",
  info,
  servers: [{ url: "https://example.test" }],
  security: [{ key: [] }],
  tags: [{ name: "pets", description: "d" }, { name: "users" }, { name: "unused" }],
  paths: {
    "/pets": {
      parameters: [ref("parameters", "Trace")],
      servers: [{ url: "/v2" }],
      get: {
        operationId: "listPets",
        tags: ["pets"],
        responses: {
          200: {
            headers: { H: ref("headers", "Total") },
            links: { l: { operationId: "getUser" }, m: { operationId: "addPet" }, n: ref("links", "ToUser") },
            ...json({ items: schema("Pet") }),
          },
          default: ref("responses", "Error"),
        },
      },
      post: { operationId: "addPet", tags: ["pets", "write"], requestBody: ref("requestBodies", "Pet") },
    },
    "/users": {
      get: {
        operationId: "getUser",
        tags: ["users"],
        security: [{ oauth: ["a"] }],
        responses: { 200: json(schema("User")) },
      },
    },
    "/plain": { get: { operationId: "plain" } },
    "/shared": ref("pathItems", "Shared"),
    "x-note": { a: 1 },
  },
  webhooks: { newPet: { post: { operationId: "onPet", requestBody: json(schema("User")) } } },
  components: {
    schemas: {
      Pet: {
        oneOf: [schema("Cat")],
        discriminator: { propertyName: "k", mapping: { dog: "Dog", cow: "#/components/schemas/Cow" } },
      },
      Cat: { properties: { owner: schema("Owner"), $ref: { type: "string" } } },
      Dog: {},
      Cow: {},
      Owner: { properties: { pets: { items: schema("Pet") } } },
      User: {},
      Problem: { example: schema("User") },
    },
    parameters: { Trace: { name: "t", in: "header", schema: schema("Owner") }, Other: {} },
    headers: { Total: {} },
    links: { ToUser: { operationId: "getUser" } },
    responses: { Error: json(schema("Problem")), Unused: {} },
    requestBodies: { Pet: json(schema("Pet")) },
    securitySchemes: { key: { type: "http" }, oauth: { type: "oauth2" }, none: {} },
    pathItems: { Shared: { get: { operationId: "sharedGet" }, put: { operationId: "sharedPut" } } },
    "x-ours": {},
  },
} as unknown as OpenApi;

function slice(selection: Selection) {
  const before = structuredClone(document);
  const result = sliceDocument(document, selection);
  expect(document).toEqual(before);
  const components = Object.fromEntries(
    Object.entries(result.document.components ?? {}).map(([section, names]) => [section, Object.keys(names as object)]),
  );
  return { ...result, components };
}

function operations({ paths, webhooks }: OpenApi): string[] {
  return [paths, webhooks as JsonObject | undefined].flatMap((items) =>
    Object.entries(items ?? {}).flatMap(([path, item]) =>
      Object.keys(item as JsonObject).map((key) => `${path} ${key}`),
    ),
  );
}

describe("sliceDocument", () => {
  it("keeps an operation with what it reaches", () => {
    const { document: sliced, components, unknown } = slice({ operations: ["listPets"] });
    expect(components).toEqual({
      schemas: ["Pet", "Cat", "Dog", "Cow", "Owner", "Problem"],
      parameters: ["Trace"],
      headers: ["Total"],
      responses: ["Error"],
      securitySchemes: ["key"],
    });
    expect(operations(sliced)).toEqual(["/pets parameters", "/pets servers", "/pets get", "x-note a"]);
    expect(sliced).toMatchObject({ info, servers: document.servers, security: document.security });
    expect(sliced.tags).toEqual([{ name: "pets", description: "d" }]);
    expect(unknown).toEqual([]);
    expect(sliced.components?.schemas?.Pet).toBe(document.components?.schemas?.Pet);
  });

  it("drops the links to what is cut, and only these", () => {
    const links = (selection: Selection) =>
      Object.keys(Object(valueAt(slice(selection).document, ["paths", "/pets", "get", "responses", "200", "links"])));
    expect(links({ operations: ["listPets"] })).toEqual([]);
    expect(links({ operations: ["listPets", "addPet"] })).toEqual(["m"]);
    expect(links({ operations: ["listPets", "getUser"] })).toEqual(["l", "n"]);
  });

  it.each([
    [{ operations: ["getUser"] }, ["/users get"], { schemas: ["User"], securitySchemes: ["key", "oauth"] }],
    [{ tags: ["users"] }, ["/users get"], { schemas: ["User"], securitySchemes: ["key", "oauth"] }],
    [{ tags: ["default"] }, ["/plain get", "/shared $ref", "newPet post"], {}],
    [{ operations: ["plain", "getUser"] }, ["/users get", "/plain get"], {}],
    [
      { operations: ["*e*"], tags: ["users", "pets"], methods: ["POST"] },
      ["/pets parameters", "/pets servers", "/pets post"],
      {},
    ],
    [{ tags: ["pets"], methods: ["get"] }, ["/pets parameters", "/pets servers", "/pets get"], {}],
    [{ tags: ["pets"], operations: ["!list*"] }, ["/pets parameters", "/pets servers", "/pets post"], {}],
    [{ tags: ["!default", "!write"] }, ["/pets parameters", "/pets servers", "/pets get", "/users get"], {}],
    [{ paths: ["/s*"] }, ["/shared $ref"], { pathItems: ["Shared"] }],
    [{ paths: ["!/**"] }, ["newPet post"], {}],
    [{ operations: ["sharedPut"] }, ["/shared $ref"], { pathItems: ["Shared"] }],
    [{ operations: ["onPet"] }, ["newPet post"], { schemas: ["User"] }],
  ] as [Selection, string[], JsonObject][])("%j", (selection, want, components) => {
    const sliced = slice(selection);
    expect(operations(sliced.document).filter((name) => !name.startsWith("x-"))).toEqual(want);
    expect(sliced.components).toMatchObject(components);
  });

  it("cuts within a shared path item", () => {
    const { document: sliced } = slice({ operations: ["sharedPut"] });
    expect(sliced.components?.pathItems).toEqual({ Shared: { put: { operationId: "sharedPut" } } });
  });

  it("says what it does not know, and what is like it", () => {
    expect(slice({ operations: ["listPet", "plain"], tags: ["Pets", "zzz"] }).unknown).toEqual([
      { kind: "operation", name: "listPet", nearest: ["listPets"] },
      { kind: "tag", name: "Pets", nearest: ["pets"] },
      { kind: "tag", name: "zzz", nearest: [] },
    ]);
    expect(slice({ operations: ["__proto__"] }).unknown).toMatchObject([{ name: "__proto__" }]);
  });

  it.each([{}, { operations: [] }, { tags: [], operations: [] }])("returns the document itself for %j", (selection) => {
    expect(sliceDocument(document, selection).document).toBe(document);
  });

  it("saves what a reference into a cut operation reaches", () => {
    const $ref = "#/paths/~1a/get/responses/200/content/application~1json/schema";
    const paths = {
      "/a": { get: { operationId: "a", responses: { 200: json({ properties: { next: { $ref } } }) } } },
      "/b": { get: { operationId: "b", responses: { 200: json({ $ref }) } } },
    };
    const sliced = sliceDocument({ openapi: "3.1.0", info, paths } as unknown as OpenApi, { operations: ["b"] });
    const place = "/components/schemas/AGetResponses200ApplicationJson";
    expect(sliced.document.paths).toEqual({
      "/b": { get: { operationId: "b", responses: { 200: json({ $ref: `#${place}` }) } } },
    });
    expect(sliced.document.components?.schemas).toEqual({
      AGetResponses200ApplicationJson: { properties: { next: { $ref: `#${place}` } } },
    });
    expect([...sliced.origins]).toEqual([[place, $ref.slice(1)]]);
  });

  it("keeps what extends a base with a discriminator, and the schemas that an anchor names", () => {
    const schemas = {
      Base: { discriminator: { propertyName: "kind" } },
      Heir: { allOf: [schema("Base"), { properties: { node: { $dynamicRef: "#node" } } }] },
      HeirOfHeir: { allOf: [schema("Heir")] },
      Tree: { $defs: { inner: { $dynamicAnchor: "node" } } },
      Listed: { discriminator: { propertyName: "kind" }, oneOf: [schema("Alternative")] },
      Alternative: {},
      Other: { allOf: [schema("Listed")] },
    };
    const paths = {
      "/a": { get: { operationId: "a", responses: { 200: json(schema("Base")) } } },
      "/b": { get: { operationId: "b", responses: { 200: json(schema("Listed")) } } },
    };
    const names = (operation: string) => {
      const whole = { openapi: "3.1.0", info, paths, components: { schemas } } as unknown as OpenApi;
      return Object.keys(sliceDocument(whole, { operations: [operation] }).document.components?.schemas ?? {});
    };
    expect(names("a")).toEqual(["Base", "Heir", "HeirOfHeir", "Tree"]);
    expect(names("b")).toEqual(["Listed", "Alternative"]);
  });

  it("puts in place what a path takes from another path that is cut, and names operations as the whole document would", () => {
    const paths = {
      "/a": { get: { tags: ["a"] }, put: { operationId: "getAB" } },
      "/b": { $ref: "#/paths/~1a", summary: "own" },
      "/a/b": { get: {} },
    };
    const sliced = sliceDocument({ openapi: "3.1.0", info, paths } as unknown as OpenApi, {
      paths: ["/b", "/a/*"],
      methods: ["get"],
    });
    expect(sliced.document.paths).toEqual({
      "/b": { get: { tags: ["a"], operationId: "getA" }, summary: "own" },
      "/a/b": { get: { operationId: "getAB2" } },
    });
    expect(sliced.chosen).toEqual(["getA", "getAB2"]);
  });

  it("says where a tag stood before those around it were cut", () => {
    expect([...sliceDocument(document, { tags: ["users"] }).origins]).toEqual([["/tags/0", "/tags/1"]]);
  });

  it("takes 2,000 schemas and 1,000 operations", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 2000 }, (_, n) => [
        `S${n}`,
        { properties: { a: schema(`S${(n + 1) % 2000}`), b: {}, c: {} } },
      ]),
    );
    const paths = Object.fromEntries(
      Array.from({ length: 1000 }, (_, n) => [
        `/p${n}`,
        { get: { operationId: `o${n}`, responses: { 200: json(schema(`S${n}`)) } } },
      ]),
    );
    const spent = startProcessorTime();
    const big = { openapi: "3.1.0", info, paths, components: { schemas } } as unknown as OpenApi;
    const sliced = sliceDocument(big, { operations: ["o5"] });
    expect(Object.keys(sliced.document.components?.schemas ?? {})).toHaveLength(2000);
    expect(spent()).toBeLessThan(1000);
  });
});
