import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { InvalidRequest } from "../../../generator/fixtures/invalid-requests.ts";
import type { Json, JsonObject } from "../../../generator/json/json.ts";
import { buildModel } from "../../../generator/model/build.ts";
import { toMockDocument } from "./mock-document.ts";
import { type Prism, startPrism } from "./prism.ts";
import { findLimit, PRISM_LIMITS, type Situation } from "./prism-limits.ts";

type Fault =
  | ({ kind: "accepted-invalid"; at: InvalidRequest["in"]; keyword: string; pointer: string } & Sent)
  | ({ kind: "rejected-valid" } & Sent)
  | { kind: "missing-credentials-accepted" | "crashed" | "hung" }
  | { kind: "cannot-serve"; status: string; mediaType?: string; received?: number };
/** What a fixture would say was sent, where the limit asks for it; `schemaPointer` counts from the operation. */
type Sent = { body?: Json; contentType?: string; query?: JsonObject; schemaPointer?: string };

const object = (properties: JsonObject, more: JsonObject = {}) => ({ type: "object", properties, ...more });
const integers = { type: "array", items: { type: "integer" } };
const needsX = object({ x: { type: "integer" } }, { required: ["x"] });
const body = (schema: Json, type = "application/json", required = true): JsonObject => ({
  requestBody: { required, content: { [type]: { schema } } },
});
const parameter = (place: string, schema: Json, more: JsonObject = {}): JsonObject => ({
  parameters: [{ name: "v", in: place, schema, ...more }],
});
const closed = object({ a: {} }, { additionalProperties: false });
const FORM = "application/x-www-form-urlencoded";

/** Each operation as it stands in the document, what is sent to it, and what Prism answers although it should not. */
const PROOFS: readonly {
  id: string;
  operation: JsonObject;
  send?: RequestInit & { query?: string };
  gets: number;
  fault: Fault;
}[] = [
  {
    id: "cookie-parameter",
    operation: parameter("cookie", { type: "integer" }, { required: true }),
    gets: 200,
    fault: { kind: "accepted-invalid", at: "cookies", keyword: "required", pointer: "/v" },
  },
  {
    id: "content-parameter",
    operation: parameter("query", {}, { content: { "application/json": { schema: needsX } } }),
    send: { query: "?v=%7B%7D" },
    gets: 200,
    fault: { kind: "accepted-invalid", at: "query", keyword: "required", pointer: "/v/x" },
  },
  {
    id: "composite-parameter",
    operation: parameter("header", integers),
    send: { headers: { v: "1,x" } },
    gets: 200,
    fault: { kind: "accepted-invalid", at: "headers", keyword: "type", pointer: "/v/1" },
  },
  {
    id: "empty-query-value",
    operation: parameter("query", { type: "string", minLength: 1 }),
    send: { query: "?v=" },
    gets: 200,
    fault: { kind: "accepted-invalid", at: "query", keyword: "minLength", pointer: "/v", query: { v: "" } },
  },
  {
    id: "empty-query-value",
    operation: parameter("query", { type: "string" }, { required: true }),
    send: { query: "?v=" },
    gets: 422,
    fault: { kind: "rejected-valid", query: { v: "" } },
  },
  {
    id: "coerced-choice",
    operation: parameter("query", { oneOf: [{ type: "integer" }, { type: "string" }] }),
    send: { query: "?v=1" },
    gets: 422,
    fault: { kind: "rejected-valid", query: { v: 1 } },
  },
  {
    id: "pattern-without-unicode",
    operation: body({ type: "string", pattern: "^[\\ a]$" }),
    send: json("b"),
    gets: 200,
    fault: {
      kind: "accepted-invalid",
      at: "body",
      keyword: "pattern",
      pointer: "",
      schemaPointer: "/requestBody/content/application~1json/schema/pattern",
    },
  },
  {
    id: "prefer-header",
    operation: { parameters: [{ name: "Prefer", in: "header", schema: { enum: ["respond-async"] } }] },
    send: { headers: { prefer: "something-else" } },
    gets: 200,
    fault: { kind: "accepted-invalid", at: "headers", keyword: "enum", pointer: "/Prefer" },
  },
  {
    id: "form-field",
    operation: body(object({ list: integers }), FORM),
    send: form("list=x"),
    gets: 200,
    fault: { kind: "accepted-invalid", at: "body", keyword: "type", pointer: "/list/0", body: { list: ["x"] } },
  },
  {
    id: "form-field",
    operation: body(closed, FORM),
    send: form("a=1&unexpected=1"),
    gets: 200,
    fault: { kind: "accepted-invalid", at: "body", keyword: "additionalProperties", pointer: "/unexpected", body: {} },
  },
  {
    id: "unparsed-body",
    operation: body(needsX, "application/xml"),
    send: { body: "<a/>", headers: { "content-type": "application/xml" } },
    gets: 200,
    fault: { kind: "accepted-invalid", at: "body", keyword: "required", pointer: "/x", body: {} },
  },
  {
    id: "falsy-body",
    operation: body({ type: "boolean" }),
    send: json(false),
    gets: 422,
    fault: { kind: "rejected-valid", body: false },
  },
  {
    id: "null-body",
    operation: body(needsX, "application/json", false),
    send: json(null),
    gets: 200,
    fault: { kind: "accepted-invalid", at: "body", keyword: "type", pointer: "", body: null },
  },
  {
    id: "unsupported-security-scheme",
    operation: { security: [{ certificate: [], key: [] }] },
    gets: 200,
    fault: { kind: "missing-credentials-accepted" },
  },
  {
    id: "informational-status",
    operation: { responses: { 200: { description: "" }, 103: { description: "" } } },
    send: { headers: { prefer: "code=103" } },
    gets: 404,
    fault: { kind: "cannot-serve", status: "103", received: 404 },
  },
  {
    id: "invalid-media-type",
    operation: body({ type: "string" }, "csv"),
    send: { body: "a", headers: { "content-type": "csv" } },
    gets: 500,
    fault: { kind: "rejected-valid", body: "a" },
  },
  {
    id: "multipart-response",
    operation: { responses: { 200: { description: "", content: { "multipart/form-data": {} } } } },
    send: { headers: { accept: "multipart/form-data" } },
    gets: 200,
    fault: { kind: "cannot-serve", status: "200", mediaType: "multipart/form-data", received: 200 },
  },
];

const path = (index: number) => `/proof/${index}`;
const MULTIPART = path(PROOFS.findIndex(({ id }) => id === "multipart-response"));
const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Limits", version: "1" },
  paths: {
    ...Object.fromEntries(PROOFS.map(({ operation }, index) => [path(index), { post: withResponse(operation) }])),
    "/search?kind=a": { post: withResponse({}) },
    "/typeless": { post: { responses: { 200: { description: "", content: { json: {} } } } } },
    "/others": {
      post: withResponse({
        ...body(object({ a: closed, b: { allOf: [{ $ref: "#/components/schemas/Closed" }] } })),
        parameters: [
          { name: "list", in: "header", required: true, schema: integers },
          { name: "ids", in: "query", schema: integers },
        ],
        security: [{ key: [] }],
      }),
    },
  },
  components: {
    schemas: { Closed: closed },
    securitySchemes: { certificate: { type: "mutualTLS" }, key: { type: "apiKey", in: "header", name: "X-Key" } },
  },
} as unknown as OpenApi;
const MODEL = buildModel(DOCUMENT);

describe("PRISM_LIMITS", () => {
  let prism: Prism;
  beforeAll(async () => {
    const responses = [{ status: "200", mediaType: "multipart/form-data", values: { example: "text" }, headers: {} }];
    const operations = MODEL.operations.map(({ id }) => ({ operation: id, responses }));
    prism = await startPrism(toMockDocument(DOCUMENT, MODEL, { operations }));
  });
  afterAll(() => prism.close());

  it.each(PROOFS.map((proof, index) => ({ ...proof, index })))("$id: $fault.kind", async (proof) => {
    const { query = "", ...init } = proof.send ?? {};
    const response = await fetch(`${prism.url}${path(proof.index)}${query}`, { method: "POST", ...init });
    expect(response.status).toBe(proof.gets);
    expect(findLimit(situation(path(proof.index), proof.fault))?.id).toBe(proof.id);
  });

  it("query-in-path: it is not found", async () => {
    expect((await fetch(`${prism.url}/search?kind=a`, { method: "POST" })).status).toBe(404);
    const fault: Fault = { kind: "cannot-serve", status: "200", received: 404 };
    expect(findLimit(situation("/search?kind=a", fault))?.id).toBe("query-in-path");
  });

  it("invalid-media-type: in Accept, it ends the process", { timeout: 30_000 }, async () => {
    const request = { method: "POST", headers: { accept: "json" } };
    await expect(fetch(`${prism.url}${path(0)}`, { method: "POST" })).resolves.toMatchObject({ status: 200 });
    await expect(fetch(`${prism.url}${MULTIPART}`, request)).rejects.toThrow("fetch failed");
    expect(await prism.checkAlive()).toBe("restarted");
    expect(prism.incidents[0]).toMatch(/it ended with exit code 1\n(.*\n)*.*invalid media type/);
    expect(findLimit(situation("/typeless", { kind: "crashed" }))?.id).toBe("invalid-media-type");
  });

  it("has a proof for each", () => {
    const proven = new Set([...PROOFS.map(({ id }) => id), "query-in-path"]);
    expect([...proven].sort()).toEqual(PRISM_LIMITS.map(({ id }) => id).sort());
  });

  it.each<Fault>([
    { kind: "accepted-invalid", at: "headers", keyword: "required", pointer: "/list" },
    { kind: "accepted-invalid", at: "query", keyword: "type", pointer: "/ids/0", query: { ids: ["x"] } },
    { kind: "accepted-invalid", at: "body", keyword: "type", pointer: "", body: null },
    { kind: "accepted-invalid", at: "body", keyword: "required", pointer: "/a", body: {} },
    { kind: "rejected-valid", body: {}, query: { ids: [1] } },
    { kind: "missing-credentials-accepted" },
    { kind: "cannot-serve", status: "200", mediaType: "application/json", received: 500 },
    { kind: "crashed" },
    { kind: "hung" },
  ])("does not excuse $kind $at $keyword $pointer", (fault) => {
    expect(findLimit(situation("/others", fault))).toBeUndefined();
  });
});

function situation(at: string, fault: Fault): Situation {
  const operation = MODEL.operations.find((candidate) => candidate.path === at);
  if (operation === undefined) throw new Error(at);
  const base = { document: DOCUMENT, operation };
  if (fault.kind !== "accepted-invalid" && fault.kind !== "rejected-valid") return { ...base, ...fault };
  const { body: sent, contentType, query } = fault;
  const request: RequestFixture = {
    ...(sent === undefined ? {} : { body: sent }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(query === undefined ? {} : { query }),
  };
  if (fault.kind === "rejected-valid") return { ...base, kind: fault.kind, request };
  const { at: place, keyword, pointer, schemaPointer = "" } = fault;
  const invalid = { in: place, keyword, pointer, schemaPointer: `${operation.pointer}${schemaPointer}`, request };
  return { ...base, kind: fault.kind, invalid };
}

function withResponse(operation: JsonObject): JsonObject {
  return { responses: { 200: { description: "" } }, ...operation };
}

function json(value: Json): RequestInit {
  return { body: JSON.stringify(value), headers: { "content-type": "application/json" } };
}

function form(text: string): RequestInit {
  return { body: text, headers: { "content-type": FORM } };
}
