import { join } from "node:path";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { CaseRecord, CaseVerdict, ExchangeRecord, Finding } from "../../contract-tests/kit/verdict.ts";
import { applyOverlay } from "../document/overlay.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { suggestOverlay } from "./suggest-overlay.ts";
import { makeFolder } from "./test-command.ts";

const answer = (
  body: Json,
  more: { status?: number; headers?: Record<string, string>; url?: string; request?: object } = {},
): CaseRecord => {
  const { status = 200, headers = {}, url = "http://127.0.0.1/v1/pets/1", request } = more;
  return recordOf({
    operation: "getPet",
    started: 0,
    duration: 0,
    request: { method: "GET", url, headers: {}, body: "", ...request },
    response: {
      status,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      encoding: "utf8",
    },
  });
};

const recordOf = (exchange: ExchangeRecord, verdicts: readonly CaseVerdict[] = []): CaseRecord => {
  return { operation: "getPet", title: "", verdicts, duration: 0, exchanges: [exchange], witnesses: [] };
};

const documentWith = (openapi: string, schema: JsonObject, more: JsonObject = {}) => ({
  openapi,
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets/{id}": {
      get: {
        operationId: "getPet",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 200: { description: "", content: { "application/json": { schema } }, ...more } },
      },
    },
  },
  components: { schemas: { Tag: { type: "object", properties: { id: { type: "string" } } } } },
});

/** Proposes, and shows that nothing is left to propose once it is applied. */
async function propose(document: JsonObject, exchanges: readonly CaseRecord[]) {
  const folder = makeFolder({ "openapi.yaml": dump(document) });
  const { overlay, actions, left } = await suggestOverlay({ document: join(folder, "openapi.yaml") }, exchanges);
  expect(left).toEqual([]);
  if (actions.length === 0) return [];
  for (const { description } of actions) expect(description).toMatch(/seen (once|\d+ times) \(getPet|have this body/);
  const applied = await applyOverlay(document, overlay, { file: "overlay.yaml" });
  expect(applied.faults).toEqual([]);
  const again = makeFolder({ "openapi.yaml": dump(applied.document) });
  expect((await suggestOverlay({ document: join(again, "openapi.yaml") }, exchanges)).actions).toEqual([]);
  return actions.map(({ target, update, remove }) => [target, update ?? remove]);
}

const RESPONSE = "$.paths['/pets/{id}'].get.responses['200']";
const CONTENT = `${RESPONSE}.content`;
const SCHEMA = `${CONTENT}['application/json'].schema`;
const A = `${SCHEMA}.properties.a`;

describe("what is proposed for", () => {
  it.each<[string, version: string, schema: JsonObject, bodies: Json[], actions: unknown[]]>([
    ["a null in 3.0", "3.0.3", { type: "string" }, [null], [[A, { nullable: true }]]],
    ["a null in 3.1", "3.1.0", { type: "string" }, [null], [[A, { type: ["string", "null"] }]]],
    ["a null beside types", "3.1.0", { type: ["string", "integer"] }, [null], [[A, { type: ["null"] }]]],
    [
      "a null of a component",
      "3.0.3",
      { $ref: "#/components/schemas/Tag" },
      [null],
      [["$.components.schemas.Tag", { nullable: true }]],
    ],
    ["a null in an enum", "3.0.3", { type: "string", enum: ["x"] }, [null], [[A, { nullable: true, enum: [null] }]]],
    ["another type in 3.0", "3.0.3", { type: "object" }, ["x", null], [[`${A}.type`, true]]],
    ["another type in 3.1", "3.1.0", { type: "object" }, ["x", true], [[A, { type: ["object", "string", "boolean"] }]]],
    [
      "a fraction",
      "3.0.3",
      { type: "integer", format: "int32" },
      [1.5],
      [
        [`${A}.format`, true],
        [A, { type: "number" }],
      ],
    ],
    ["a wider enum", "3.0.3", { type: "string", enum: ["x"] }, ["y", "y", "z"], [[A, { enum: ["y", "z"] }]]],
    [
      "another constant",
      "3.1.0",
      { const: 1 },
      [2],
      [
        [`${A}.const`, true],
        [A, { enum: [1, 2] }],
      ],
    ],
    [
      "limits",
      "3.1.0",
      { type: "string", minLength: 2, maxLength: 3 },
      ["", "xxxxx"],
      [[A, { minLength: 0, maxLength: 5 }]],
    ],
    ["a format", "3.0.3", { type: "string", format: "date-time" }, ["now"], [[`${A}.format`, true]]],
    [
      "no alternative",
      "3.1.0",
      { oneOf: [{ type: "string" }, { type: "boolean" }] },
      [7],
      [[A, { oneOf: [{ type: "integer" }] }]],
    ],
    [
      "several alternatives",
      "3.1.0",
      { oneOf: [{ type: "integer" }, { type: "number" }] },
      [7],
      [
        [`${A}.oneOf`, true],
        [A, { anyOf: [{ type: "integer" }, { type: "number" }] }],
      ],
    ],
    [
      "what a nullable wrapper holds",
      "3.0.3",
      { nullable: true, allOf: [{ $ref: "#/components/schemas/Tag" }] },
      [{ id: 1 }],
      [["$.components.schemas.Tag.properties.id.type", true]],
    ],
  ])("%s", async (_, version, schema, values, actions) => {
    const document = documentWith(version, { type: "object", properties: { a: schema } });
    expect(
      await propose(
        document,
        values.map((a) => answer({ a })),
      ),
    ).toEqual(actions);
  });

  it("a missing property, and one that is not declared", async () => {
    const schema = { type: "object", required: ["a", "b"], properties: { a: {}, b: {} } };
    expect(await propose(documentWith("3.0.3", schema), [answer({ a: 1, "the c": [1] })])).toEqual([
      [`${SCHEMA}.required`, true],
      [SCHEMA, { properties: { "the c": { type: "array", items: { type: "integer" } } }, required: ["a"] }],
    ]);
  });

  it("a property that is forbidden", async () => {
    const schema = { type: "object", additionalProperties: false, properties: { a: {} } };
    expect(await propose(documentWith("3.1.0", schema), [answer({ b: "x" })])).toEqual([
      [SCHEMA, { properties: { b: { type: "string" } } }],
    ]);
  });

  it("statuses, whose common body is declared once", async () => {
    const body = { message: "no" };
    const exchanges = [answer(body, { status: 400 }), answer(body, { status: 404 }), answer(body, { status: 503 })];
    const $ref = "#/components/schemas/ErrorResponse";
    const content = { "application/json": { schema: { $ref } } };
    expect(await propose(documentWith("3.0.3", {}), exchanges)).toEqual([
      [
        "$",
        {
          components: {
            schemas: {
              ErrorResponse: { type: "object", required: ["message"], properties: { message: { type: "string" } } },
            },
          },
        },
      ],
      [
        "$.paths['/pets/{id}'].get",
        { responses: { 400: { description: "Bad Request", content }, 404: { description: "Not Found", content } } },
      ],
    ]);
  });

  it("a media type, with the schema that its bodies fit", async () => {
    const exchange = answer({ id: "x" }, { headers: { "content-type": "application/hal+json" } });
    const $ref = "#/components/schemas/Tag";
    expect(await propose(documentWith("3.1.0", { $ref }), [exchange])).toEqual([
      [RESPONSE, { content: { "application/hal+json": { schema: { $ref } } } }],
    ]);
  });

  it("a range that promises nothing", async () => {
    const more = { content: { "*/*": { schema: { type: "string" } } } };
    expect(await propose(documentWith("3.0.3", {}, more), [answer("x")])).toEqual([
      [`${CONTENT}['*/*']`, true],
      [CONTENT, { "application/json": { schema: { type: "string" } } }],
    ]);
  });

  it("headers, but not those that any server sends", async () => {
    const more = {
      headers: { "X-A": { required: true, schema: { type: "integer" } }, "X-B": { required: true, schema: {} } },
    };
    const headers = { "x-a": "one", "last-page": "true", date: "today", "content-length": "3" };
    expect(await propose(documentWith("3.0.3", {}, more), [answer(1, { headers })])).toEqual([
      [`${RESPONSE}.headers['X-A'].schema`, true],
      [`${RESPONSE}.headers['X-A']`, { schema: { type: "string" } }],
      [`${RESPONSE}.headers['X-B']`, { required: false }],
      [RESPONSE, { headers: { "Last-Page": { schema: { type: "boolean" } } } }],
    ]);
  });

  it("Swagger 2.0, in its own words", async () => {
    const document = {
      swagger: "2.0",
      info: { title: "Pets", version: "1" },
      produces: ["application/json"],
      paths: {
        "/pets/{id}": {
          get: {
            operationId: "getPet",
            parameters: [{ name: "id", in: "path", required: true, type: "string" }],
            responses: { 200: { description: "", schema: { type: "object", properties: { a: { type: "string" } } } } },
          },
        },
      },
    };
    const exchanges = [answer({ a: null }), answer({ m: "no" }, { status: 404 })];
    expect(await propose(document, exchanges)).toEqual([
      [
        "$.paths['/pets/{id}'].get",
        {
          responses: {
            404: { description: "Not Found", schema: { type: "object", properties: { m: { type: "string" } } } },
          },
        },
      ],
      [`${RESPONSE}.schema.properties.a`, { "x-nullable": true }],
    ]);
  });

  it("what a request may hold, since it is taken", async () => {
    const parameters = [{ name: "q", in: "query", required: true, schema: { type: "string", minLength: 3 } }];
    const schema = { type: "object", required: ["a"], properties: { a: { type: "integer", maximum: 9 } } };
    const requestBody = { content: { "application/json": { schema } } };
    const post = { operationId: "getPet", parameters, requestBody, responses: { 200: { description: "" } } };
    const document = { openapi: "3.0.3", info: { title: "", version: "" }, paths: { "/pets": { post } } };
    const at = "/paths/~1pets/post/requestBody/content/application~1json/schema";
    const q = "/paths/~1pets/post/parameters/0";
    const taken = (documentPointer: string, valuePointer: string, sent: Json) => {
      const [exchange] = answer("", {
        request: { method: "POST", body: JSON.stringify(sent) },
        url: "http://h/pets",
      }).exchanges;
      const finding = { documentPointer, valuePointer } as Finding;
      const verdict: CaseVerdict = { response: "", check: "invalid-refused", verdict: { kind: "finding", finding } };
      return recordOf(
        { ...exchange, response: { status: 200, headers: {}, body: "", encoding: "utf8" } } as ExchangeRecord,
        [verdict],
      );
    };
    const records = [
      taken(`${at}/required`, "/a", {}),
      taken(`${at}/properties/a/maximum`, "/a", { a: 12 }),
      taken(`${at}/properties/a/type`, "/a", { a: "x" }),
      taken(`${q}/required`, "/q", {}),
      taken(`${q}/schema/minLength`, "/q", {}),
    ];
    const body = "$.paths['/pets'].post.requestBody.content['application/json'].schema";
    expect(await propose(document, records)).toEqual([
      [`${body}.required`, true],
      [`${body}.properties.a.type`, true],
      [`${body}.properties.a`, { maximum: 12 }],
      ["$.paths['/pets'].post.parameters[0]", { required: false }],
      ["$.paths['/pets'].post.parameters[0].schema.minLength", true],
    ]);
  });

  it.each<[string, CaseRecord]>([
    ["what is redacted", answer({ a: "…" })],
    ["another path", answer(1, { url: "http://127.0.0.1/v1/pets/" })],
    ["another method", answer(1, { status: 405, request: { method: "PUT" } })],
    ["a 500", answer(1, { status: 500 })],
  ])("%s is nothing", async (_, exchange) => {
    const schema = { type: "object", properties: { a: { type: "integer" } } };
    expect(await propose(documentWith("3.0.3", schema), [exchange])).toEqual([]);
  });
});
