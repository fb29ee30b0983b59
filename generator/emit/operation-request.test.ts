import { describe, expect, it } from "vitest";
import type { OpenApi } from "../document/openapi.ts";
import type { JsonObject } from "../json/json.ts";
import { buildModel } from "../model/build.ts";
import { requestContext, requestFields } from "./operation-request.ts";
import { argsOptional } from "./operation-types.ts";

const JSON_BODY = { content: { "application/json": { schema: {} } } };

describe("what the client is told of an operation", () => {
  it.each([
    { statuses: ["200", "404"], want: undefined },
    { statuses: ["201", "2XX", "default"], want: '["201", "2XX"]' },
    { statuses: ["default"], want: '["default"]' },
    { statuses: ["404", "default"], want: '["default"]' },
    { statuses: ["404"], want: "[]" },
  ])("of $statuses, $want are success", ({ statuses, want }) => {
    const responses = Object.fromEntries(statuses.map((status) => [status, { description: "" }]));
    expect(fieldsOf({ responses }).success).toBe(want);
  });

  it.each([
    { types: ["application/json", "text/csv"], want: '"application/json, text/csv"' },
    { types: ["image/*", "image/png"], want: '"image/png"' },
    { types: ["application/json"], want: undefined },
    { types: ["*/*"], want: '"*/*"' },
    { types: [], want: '"*/*"' },
  ])("responses of $types are asked for as $want", ({ types, want }) => {
    const content = Object.fromEntries(types.map((type) => [type, {}]));
    expect(fieldsOf({ responses: { 200: { description: "", content } } }).accept).toBe(want);
  });

  it.each([
    { given: [{ A: [] }], want: "[[A]]" },
    { given: [{ A: [], B: [] }, { C: [] }], want: "[[A, B], [C]]" },
    { given: [{ A: [] }, {}], want: "[[A]]" },
    { given: [{ Digest: [] }, { A: [] }], want: "[[Digest], [A]]" },
    { given: [{ Unknown: [] }, { A: [] }], want: "[[A]]" },
    { given: [{ Unknown: [], A: [] }], want: undefined },
    { given: [{ Missing: [] }], want: undefined },
    { given: [{ Tls: [], A: [] }], want: "[[A]]" },
    { given: [{ Tls: [] }], want: undefined },
    { given: [], want: undefined },
  ])("security $given sends one of $want", ({ given, want }) => {
    const { fields, context } = requestOf({ security: given });
    expect([...context.alternatives]).toEqual(want === undefined ? [] : [[want, "alternatives"]]);
    expect(fields.security).toBe(want && "security.alternatives");
  });

  it.each([
    { types: { "application/json": {} }, want: "runtime.jsonBody" },
    { types: { "application/vnd.x+json": {} }, want: '{ "application/vnd.x+json": runtime.json }' },
    { types: { "text/*": {}, "*/*": {} }, want: '{ "text/*": runtime.text, "*/*": runtime.json }' },
    { types: { "image/*": {}, "a/b": {} }, want: '{ "image/*": runtime.binary, "a/b": runtime.binary }' },
    {
      types: { "multipart/form-data": { encoding: { "a-b": { contentType: "text/csv" }, __proto__x: {} } } },
      want: '{ "multipart/form-data": runtime.multipart({ "a-b": "text/csv" }) }',
    },
    {
      types: { "application/x-www-form-urlencoded": { encoding: { a: { style: "deepObject" } } } },
      want: '{ "application/x-www-form-urlencoded": runtime.urlencoded({ a: runtime.deepObject }) }',
    },
  ])("a body of $types is written by $want", ({ types, want }) => {
    expect(fieldsOf({ requestBody: { content: types } }).body).toBe(want);
  });

  it.each([
    { given: { in: "query" }, want: "runtime.query" },
    { given: { in: "query", explode: false }, want: "runtime.queryParams({ p: runtime.formJoined })" },
    {
      given: { in: "query", style: "pipeDelimited", explode: false },
      want: "runtime.queryParams({ p: runtime.pipeDelimited })",
    },
    {
      given: { in: "query", style: "deepObject", explode: true },
      want: "runtime.queryParams({ p: runtime.deepObject })",
    },
    { given: { in: "query", allowReserved: true }, want: "runtime.queryParams({ p: runtime.reserved(runtime.form) })" },
    {
      given: { in: "query", content: { "application/json": {} } },
      want: "runtime.queryParams({ p: runtime.jsonParameter })",
    },
    { given: { in: "query", content: { "text/plain": {} } }, want: "runtime.query" },
    {
      given: { in: "querystring", content: { "application/json": {} } },
      want: "runtime.queryParams({ p: runtime.wholeJson })",
    },
    {
      given: { in: "querystring", content: { "application/jsonpath": {} } },
      want: "runtime.queryParams({ p: runtime.wholeText })",
    },
    { given: { in: "querystring", content: { "application/x-www-form-urlencoded": {} } }, want: "runtime.query" },
    { given: { in: "path" }, want: undefined },
    { given: { in: "path", explode: true }, want: "{ p: runtime.simpleExploded }" },
    { given: { in: "path", style: "label" }, want: "{ p: runtime.label }" },
    { given: { in: "path", style: "matrix", explode: true }, want: "{ p: runtime.matrixExploded }" },
    { given: { in: "path", content: { "application/json": {} } }, want: "{ p: runtime.jsonSimple }" },
    { given: { in: "header" }, want: "runtime.headerParams()" },
    {
      given: { in: "header", explode: true, allowReserved: true },
      want: "runtime.headerParams({ p: runtime.simpleExploded })",
    },
    { given: { in: "cookie" }, want: "runtime.cookieParams()" },
    { given: { in: "cookie", explode: false }, want: "runtime.cookieParams({ p: runtime.formJoined })" },
  ])("a parameter $given is written by $want", ({ given, want }) => {
    const { pathParams, query, headerParams, cookieParams } = fieldsOf({ parameters: [{ name: "p", ...given }] });
    expect(pathParams ?? query ?? headerParams ?? cookieParams).toBe(want);
  });

  it("names that could do harm are quoted", () => {
    const parameters = ["__proto__", '"]; alert(1)//', "*/"].map((name) => ({ name, in: "query", explode: false }));
    expect(fieldsOf({ parameters }).query).toBe(
      'runtime.queryParams({ ["__proto__"]: runtime.formJoined, "\\"]; alert(1)//": runtime.formJoined, "*/": runtime.formJoined })',
    );
  });

  it("the first server of the operation, its variables at their defaults", () => {
    const servers = [{ url: "https://{a}.x/{b}", variables: { a: { default: "eu" } } }, { url: "/second" }];
    expect(fieldsOf({ servers }).server).toBe('"https://eu.x/{b}"');
    expect(fieldsOf({}).server).toBeUndefined();
  });

  it.each([
    { own: "/v2", of: "https://a.x/v1", want: '"https://a.x/v2"' },
    { own: "https://b.x", of: "https://a.x/v1", want: '"https://b.x"' },
    { own: "/v2", of: "/v1", want: '"/v2"' },
  ])("a server $own of an operation beside $of is $want", ({ own, of, want }) => {
    expect(requestOf({ servers: [{ url: own }] }, { servers: [{ url: of }] }).fields.server).toBe(want);
  });

  it.each([
    { given: {}, want: true },
    { given: { requestBody: JSON_BODY }, want: true },
    { given: { requestBody: { ...JSON_BODY, required: true } }, want: false },
    { given: { parameters: [{ name: "p", in: "query" }] }, want: true },
    { given: { parameters: [{ name: "p", in: "path" }] }, want: false },
  ])("$given can be left out: $want", ({ given, want }) => {
    expect(argsOptional(requestOf(given).operation)).toBe(want);
  });
});

function requestOf(operation: JsonObject, rest: JsonObject = {}) {
  const paths = { "/x": { get: { operationId: "x", responses: {}, ...operation } } };
  const key = (name: string) => ({ type: "apiKey", in: "header", name });
  const securitySchemes = {
    ...{ A: key("a"), B: key("b"), C: key("c"), Digest: { type: "http", scheme: "digest" } },
    ...{ Tls: { type: "mutualTLS" }, Unknown: { type: "odd" } },
  };
  const info = { title: "T", version: "1" };
  const model = buildModel({
    openapi: "3.1.0",
    info,
    paths,
    components: { securitySchemes },
    ...rest,
  } as unknown as OpenApi);
  const [first] = model.operations;
  if (first === undefined) throw new Error("No operation was built.");
  const context = requestContext(model);
  return { operation: first, context, fields: Object.fromEntries(requestFields(first, context)) };
}

function fieldsOf(operation: JsonObject): Readonly<Record<string, string>> {
  return requestOf(operation).fields;
}
