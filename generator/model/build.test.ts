import { describe, expect, it } from "vitest";
import type { OpenApi } from "../document/openapi.ts";
import type { JsonObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import { buildModel } from "./build.ts";
import type { Operation } from "./model.ts";

const OK = { "200": { description: "OK" } };

function documentWith(paths: JsonObject, rest: JsonObject = {}): OpenApi {
  return { openapi: "3.1.0", info: { title: "Test API", version: "1" }, paths, ...rest } as unknown as OpenApi;
}

function operationOf(operation: JsonObject, rest: JsonObject = {}): Operation {
  const document = documentWith({ "/x": { get: { operationId: "x", responses: OK, ...operation } } }, rest);
  const [built] = buildModel(document).operations;
  if (built === undefined) throw new Error("No operation was built.");
  return built;
}

describe("names", () => {
  it.each([
    { given: "Clockify API", name: undefined, want: "Clockify" },
    { given: "Pets REST API", name: undefined, want: "Pets" },
    { given: "pets", name: "my-pets", want: "MyPets" },
    { given: "😀", name: undefined, want: "_" },
  ])("the API $given is $want", ({ given, name, want }) => {
    const info = { title: given, version: "1" };
    expect(buildModel(documentWith({}, { info }), name).name).toBe(want);
  });

  it.each([
    { ids: ["get", "Get", "GET"], names: ["get", "get2", "get3"], types: ["Get", "Get2", "GET"] },
    { ids: ["a-b", "aB", "a_b"], names: ["aB", "aB2", "aB3"], types: ["AB", "AB2", "AB3"] },
    { ids: ["delete", "2fa", "😀"], names: ["delete_", "_2fa", "get2"], types: ["Delete", "_2fa", "Get2"] },
    { ids: ["createClient", "unwrap"], names: ["createClient2", "unwrap2"], types: ["CreateClient", "Unwrap"] },
  ])("operations $ids are $names", ({ ids, names, types }) => {
    const paths = Object.fromEntries(
      ids.map((operationId, index) => [`/${index}`, { get: { operationId, responses: OK } }]),
    );
    const { operations } = buildModel(documentWith(paths));
    expect(operations.map(({ name }) => name)).toEqual(names);
    expect(operations.map(({ typeName }) => typeName)).toEqual(types);
    expect(operations.map(({ id }) => id)).toEqual(ids);
  });

  it("an operation without an id is named after method and path", () => {
    const { operations } = buildModel(documentWith({ "/pets/{id}": { get: { responses: OK } } }));
    expect(operations[0]).toMatchObject({ id: "get /pets/{id}", name: "getPetsId", typeName: "GetPetsId" });
  });

  it("schemas keep their names, operations give way", () => {
    const schemas = { PetArgs: {}, "pet-args": {}, TestClient: {}, "1st": {}, pet: {} };
    const paths = { "/pet": { get: { operationId: "pet", responses: OK } } };
    const model = buildModel(documentWith(paths, { components: { schemas } }));
    expect(model.schemas.map(({ name }) => name)).toEqual(["PetArgs", "PetArgs2", "TestClient2", "_1st", "Pet"]);
    expect(model.operations[0]?.typeName).toBe("Pet2");
  });

  it("tags are in document order, those in use only, in files that no file system mixes up", () => {
    const tagged = ["b", "A", "a", "CON", "../a", undefined].map((tag, index) => [
      `/${index}`,
      { get: { responses: OK, ...(tag === undefined ? {} : { tags: [tag, "second"] }) } },
    ]);
    const tags = [{ name: "unused" }, { name: "A", description: "Text" }, { name: "b" }];
    const model = buildModel(documentWith(Object.fromEntries(tagged), { tags }));
    expect(model.tags).toEqual([
      { name: "A", fileName: "a", description: "Text" },
      { name: "b", fileName: "b" },
      { name: "a", fileName: "a2" },
      { name: "CON", fileName: "con-" },
      { name: "../a", fileName: "a3" },
      { name: "default", fileName: "default" },
    ]);
  });
});

describe("operations", () => {
  it("of OpenAPI 3.2 too: query, and whatever else HTTP knows", () => {
    const item = {
      get: { operationId: "a", responses: OK },
      query: { operationId: "b", responses: OK },
      additionalOperations: { COPY: { operationId: "c", responses: OK }, "X-Y": { responses: OK } },
    };
    const operations = buildModel(documentWith({ "/x": item })).operations;
    expect(operations.map(({ id, method, name }) => [id, method, name])).toEqual([
      ["a", "get", "a"],
      ["b", "query", "b"],
      ["c", "COPY", "c"],
      ["X-Y /x", "X-Y", "xyx"],
    ]);
    const copy = operations[2]?.pointer ?? "";
    expect(valueAt(documentWith({ "/x": item }), fromPointer(copy))).toBe(item.additionalOperations.COPY);
  });

  it("beside the $ref of a path item hold, and so do the parameters on both sides", () => {
    const item = { $ref: "#/components/pathItems/I", parameters: [{ name: "b", in: "query" }], put: { responses: OK } };
    const shared = { parameters: [{ name: "a", in: "query" }], get: { responses: OK } };
    const document = documentWith({ "/x": item, "/y": item }, { components: { pathItems: { I: shared } } });
    const built = buildModel(document).operations.map(({ id, pointer, parameters }) => [
      id,
      pointer,
      parameters.map(({ name }) => name).join(),
    ]);
    expect(built).toEqual([
      ["get /x", "/components/pathItems/I/get", "a,b"],
      ["put /x", "/paths/~1x/put", "a,b"],
      ["get /y", "/components/pathItems/I/get", "a,b"],
      ["put /y", "/paths/~1y/put", "a,b"],
    ]);
  });

  it("that the API itself sends are webhooks and callbacks, a shared one once", () => {
    const callback = { "{$request.body#/url}": { post: { requestBody: { content: { "application/json": {} } } } } };
    const callbacks = { done: { $ref: "#/components/callbacks/Done" }, "in/line": callback };
    const get = { responses: OK, callbacks };
    const rest = {
      webhooks: { "pet.born": { post: { operationId: "born", responses: OK } }, "x-note": {} },
      components: { callbacks: { Done: callback } },
    };
    const model = buildModel(documentWith({ "/x": { get }, "/y": { get } }, rest));
    expect(model.operations).toHaveLength(2);
    expect(model.webhooks.map(({ path, typeName }) => [path, typeName])).toEqual([["pet.born", "Born"]]);
    expect(model.callbacks.map(({ path, pointer }) => [path, pointer])).toEqual([
      ["{$request.body#/url}", "/components/callbacks/Done/{$request.body#~1url}/post"],
      ["{$request.body#/url}", "/paths/~1x/get/callbacks/in~1line/{$request.body#~1url}/post"],
      ["{$request.body#/url}", "/paths/~1y/get/callbacks/in~1line/{$request.body#~1url}/post"],
    ]);
    expect(model.callbacks[0]?.body?.content[0]?.kind).toBe("json");
  });
});

describe("parameters", () => {
  const inherit = (own: JsonObject[]) => {
    const parameters = [
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      { name: "limit", in: "query", schema: { type: "integer" } },
      { $ref: "#/components/parameters/Page" },
    ];
    const components = { parameters: { Page: { name: "page", in: "query", schema: {} } } };
    const item = { parameters, get: { operationId: "x", responses: OK, parameters: own } };
    const [operation] = buildModel(documentWith({ "/x/{id}": item }, { components })).operations;
    return operation?.parameters.map(({ name, in: place, pointer }) => `${place} ${name} ${pointer}`);
  };
  const ID = "path id /paths/~1x~1{id}/parameters/0";
  const LIMIT = "query limit /paths/~1x~1{id}/parameters/1";
  const PAGE = "query page /components/parameters/Page";

  it.each([
    { own: [], want: [ID, LIMIT, PAGE] },
    { own: [{ name: "limit", in: "query" }], want: [ID, "query limit /paths/~1x~1{id}/get/parameters/0", PAGE] },
    {
      own: [{ name: "limit", in: "header" }],
      want: [ID, LIMIT, PAGE, "header limit /paths/~1x~1{id}/get/parameters/0"],
    },
    { own: [{ $ref: "#/components/parameters/Page" }], want: [ID, LIMIT, PAGE] },
    {
      own: [{ name: "whole", in: "querystring" }],
      want: [ID, LIMIT, PAGE, "query whole /paths/~1x~1{id}/get/parameters/0"],
    },
  ])("of the path item hold unless replaced: $own", ({ own, want }) => {
    expect(inherit(own)).toEqual(want);
  });

  it.each([
    { given: { in: "path" }, want: { style: "simple", explode: false, required: true } },
    { given: { in: "query" }, want: { style: "form", explode: true, required: false } },
    { given: { in: "header" }, want: { style: "simple", explode: false, required: false } },
    { given: { in: "cookie" }, want: { style: "form", explode: true, required: false } },
    { given: { in: "query", style: "spaceDelimited" }, want: { style: "spaceDelimited", explode: false } },
    { given: { in: "query", style: "form", explode: false }, want: { style: "form", explode: false } },
    { given: { in: "query", style: "deepObject", explode: true }, want: { style: "deepObject", explode: true } },
    { given: { in: "query", allowReserved: true, deprecated: true }, want: { allowReserved: true, deprecated: true } },
    { given: { in: "query", example: 0 }, want: { examples: [0] } },
    { given: { in: "query", examples: { a: { value: null }, b: { externalValue: "x" } } }, want: { examples: [null] } },
    {
      given: { in: "query", content: { "application/json": { schema: { type: "object" }, example: {} } } },
      want: {
        mediaType: "application/json",
        schema: { type: "object" },
        schemaPointer: "/paths/~1x/get/parameters/0/content/application~1json/schema",
        examples: [{}],
      },
    },
  ])("$given has $want", ({ given, want }) => {
    expect(operationOf({ parameters: [{ name: "p", ...given }] }).parameters[0]).toMatchObject(want);
  });

  it("headers are replaced whatever the case of their names", () => {
    const item = { parameters: [{ name: "X-A", in: "header" }], get: { parameters: [{ name: "x-a", in: "header" }] } };
    const [operation] = buildModel(documentWith({ "/x": item })).operations;
    expect(operation?.parameters.map(({ name }) => name)).toEqual(["x-a"]);
  });

  it("what is referred to twice is one object, and a description beside the $ref replaces its own", () => {
    const components = { parameters: { P: { name: "p", in: "query", description: "A" } } };
    const $ref = "#/components/parameters/P";
    const get = { parameters: [{ $ref }] };
    const put = { parameters: [{ $ref, description: "B" }] };
    const [a, b, c] = buildModel(documentWith({ "/x": { get, put }, "/y": { get } }, { components })).operations;
    expect(c?.parameters[0]).toBe(a?.parameters[0]);
    expect(b?.parameters[0]).toEqual({ ...a?.parameters[0], description: "B" });
  });

  it.each(["Accept", "content-type", "AUTHORIZATION"])("a header parameter %s is ignored", (name) => {
    expect(operationOf({ parameters: [{ name, in: "header" }] }).parameters).toEqual([]);
    expect(operationOf({ parameters: [{ name, in: "query" }] }).parameters).toHaveLength(1);
  });
});

describe("bodies and responses", () => {
  it("responses are sorted: exact, ranges, default; what is no status is left out", () => {
    const statuses = ["default", "5xx", "4XX", "404", "201", "2XX", "200", "x-note", "99", "600"];
    const responses = Object.fromEntries(statuses.map((status) => [status, { description: status }]));
    expect(operationOf({ responses }).responses.map(({ status }) => status)).toEqual([
      "200",
      "201",
      "404",
      "2XX",
      "4XX",
      "5XX",
      "default",
    ]);
  });

  it.each([
    ["application/json", "json"],
    ["Application/JSON; charset=utf-8", "json"],
    ["application/problem+json", "json"],
    ["*/*", "json"],
    ["application/x-www-form-urlencoded", "form"],
    ["multipart/form-data", "multipart"],
    ["text/csv", "text"],
    ["application/xml", "text"],
    ["image/svg+xml", "text"],
    ["image/png", "binary"],
    ["text/json", "json"],
    ["application/vnd.x.v2+json; charset=utf-8", "json"],
    ["text/*", "text"],
    ["text/event-stream", "text"],
    ["application/x-ndjson", "text"],
    ["application/jsonl", "text"],
    ["application/json-seq", "text"],
    ["application/stream+json", "text"],
    ["application/yaml", "text"],
    ["image/*", "binary"],
    ["application/octet-stream", "binary"],
  ])("%s travels as %s", (type, kind) => {
    const body = { requestBody: { content: { [type]: {} } } };
    expect(operationOf(body).body?.content[0]).toMatchObject({ type, kind });
  });

  it.each([
    { schema: { type: "string", format: "binary" }, kind: "binary" },
    { schema: { $ref: "#/components/schemas/File" }, kind: "binary" },
    { schema: true, kind: "json" },
    { schema: { type: "string" }, kind: "json" },
  ])("$schema as */* travels as $kind", ({ schema, kind }) => {
    const components = { schemas: { File: { type: "string", format: "binary" } } };
    const body = { requestBody: { content: { "*/*": { schema } } } };
    expect(operationOf(body, { components }).body?.content[0]?.kind).toBe(kind);
  });

  it("a body without content is none; headers named Content-Type are ignored", () => {
    expect(operationOf({ requestBody: { content: {} } }).body).toBeUndefined();
    const responses = { "200": { description: "", headers: { "CONTENT-TYPE": {}, "X-A": { schema: {} } } } };
    expect(operationOf({ responses }).responses[0]?.headers.map(({ name }) => name)).toEqual(["X-A"]);
  });

  it("references are followed, chains of them too, and pointers lead to the target", () => {
    const components = {
      parameters: { P: { $ref: "#/components/parameters/Q" }, Q: { name: "q", in: "query", schema: {} } },
      requestBodies: { B: { required: true, content: { "text/plain": { schema: {} } } } },
      responses: { R: { description: "R", headers: { H: { $ref: "#/components/headers/H" } }, content: {} } },
      headers: { H: { required: true, schema: { type: "integer" } } },
      pathItems: {
        I: {
          get: {
            operationId: "i",
            parameters: [{ $ref: "#/components/parameters/P" }],
            requestBody: { $ref: "#/components/requestBodies/B" },
            responses: { "200": { $ref: "#/components/responses/R" } },
          },
        },
      },
    };
    const document = documentWith({ "/i": { $ref: "#/components/pathItems/I" } }, { components });
    const [operation] = buildModel(document).operations;
    expect(operation).toMatchObject({
      path: "/i",
      pointer: "/components/pathItems/I/get",
      parameters: [{ name: "q", pointer: "/components/parameters/Q" }],
      body: { required: true, pointer: "/components/requestBodies/B" },
      responses: [
        { pointer: "/components/responses/R", headers: [{ required: true, pointer: "/components/headers/H" }] },
      ],
    });
    const pointers = [operation?.pointer, operation?.body?.content[0]?.schemaPointer].map((pointer) => pointer ?? "-");
    for (const pointer of pointers) expect(valueAt(document, fromPointer(pointer))).toBeDefined();
  });
});

describe("security", () => {
  const document = [{ Root: [] }];
  it.each([
    { own: undefined, want: [["Root"]] },
    { own: [], want: [] },
    { own: [{}], want: [[]] },
    { own: [{ A: [] }, { B: ["read"], C: [] }, {}], want: [["A"], ["B", "C"], []] },
  ])("$own gives $want", ({ own, want }) => {
    const operation = own === undefined ? {} : { security: own };
    expect(operationOf(operation, { security: document }).security).toEqual(want);
  });

  it.each([
    { given: { type: "apiKey", in: "cookie", name: "k" }, want: { kind: "apiKey", in: "cookie", key: "k" } },
    { given: { type: "http", scheme: "BASIC" }, want: { kind: "basic" } },
    { given: { type: "http", scheme: "Bearer" }, want: { kind: "bearer" } },
    { given: { type: "oauth2", flows: {} }, want: { kind: "bearer" } },
    { given: { type: "openIdConnect" }, want: { kind: "bearer" } },
    { given: { type: "http", scheme: "digest" }, want: { kind: "http", scheme: "digest" } },
    { given: { type: "mutualTLS" }, want: { kind: "mutualTLS" } },
    { given: { type: "odd" }, want: { kind: "unsupported", reason: "odd" } },
  ])("$given is $want", ({ given, want }) => {
    const securitySchemes = { "my scheme": { $ref: "#/components/securitySchemes/x" }, x: given };
    const model = buildModel(documentWith({}, { components: { securitySchemes } }));
    expect(model.securitySchemes[0]).toMatchObject({ id: "my scheme", name: "MyScheme", ...want });
  });
});

describe("servers", () => {
  it("have their variables; none is the root of the document's own", () => {
    const variables = { region: { default: "eu", enum: ["eu", "us"], description: "Where" }, port: { default: 443 } };
    const servers = [{ url: "https://{region}.x:{port}", description: "Live", variables }];
    expect(buildModel(documentWith({}, { servers })).servers).toEqual([
      {
        url: "https://{region}.x:{port}",
        description: "Live",
        variables: [
          { name: "region", default: "eu", enum: ["eu", "us"], description: "Where" },
          { name: "port", default: "443", enum: [] },
        ],
      },
    ]);
    expect(buildModel(documentWith({})).servers).toEqual([{ url: "/", variables: [] }]);
  });

  it.each([
    { item: {}, own: {}, want: undefined },
    { item: { servers: [{ url: "/item" }] }, own: {}, want: "/item" },
    { item: { servers: [{ url: "/item" }] }, own: { servers: [{ url: "/own" }] }, want: "/own" },
  ])("of an operation: $want", ({ item, own, want }) => {
    const paths = { "/x": { ...item, get: { operationId: "x", responses: OK, ...own } } };
    expect(buildModel(documentWith(paths)).operations[0]?.servers?.[0]?.url).toBe(want);
  });
});
