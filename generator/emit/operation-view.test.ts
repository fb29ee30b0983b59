import { describe, expect, it } from "vitest";
import type { OpenApi } from "../document/openapi.ts";
import type { JsonObject } from "../json/json.ts";
import { buildModel } from "../model/build.ts";
import type { OperationView } from "../render/views.ts";
import { operationView } from "./operation-view.ts";

const JSON_BODY = { content: { "application/json": { schema: {} } } };

describe("what the client is told of an operation", () => {
  it.each([
    { statuses: ["200", "404"], want: ["200"] },
    { statuses: ["201", "2XX", "default"], want: ["201", "2XX"] },
    { statuses: ["default"], want: ["default"] },
    { statuses: ["404", "default"], want: ["default"] },
    { statuses: ["404"], want: [] },
  ])("of $statuses, $want are success", ({ statuses, want }) => {
    const responses = Object.fromEntries(statuses.map((status) => [status, { description: "" }]));
    expect(viewOf({ responses }).success).toEqual(want);
  });

  it.each([
    { types: ["application/json", "text/csv"], want: "application/json, text/csv" },
    { types: ["image/*", "image/png"], want: "image/png" },
    { types: ["*/*"], want: undefined },
    { types: [], want: undefined },
  ])("responses of $types are asked for as $want", ({ types, want }) => {
    const content = Object.fromEntries(types.map((type) => [type, {}]));
    expect(viewOf({ responses: { 200: { description: "", content } } }).accept).toBe(want);
  });

  it.each([
    { given: [{ A: [] }], want: [["A"]] },
    { given: [{ A: [], B: [] }, { C: [] }], want: [["A", "B"], ["C"]] },
    { given: [{ A: [] }, {}], want: [["A"]] },
    { given: [{ Digest: [] }, { A: [] }], want: [["Digest"], ["A"]] },
    { given: [{ Unknown: [] }, { A: [] }], want: [["A"]] },
    { given: [{ Unknown: [], A: [] }], want: [] },
    { given: [{ Tls: [], A: [] }], want: [["A"]] },
    { given: [{ Tls: [] }], want: [] },
    { given: [], want: [] },
  ])("security $given sends one of $want", ({ given, want }) => {
    const { secured, security } = viewOf({ security: given });
    expect(security.map(({ schemes }) => schemes)).toEqual(want);
    expect(secured).toBe(want.length > 0);
  });

  it.each([
    { given: { in: "query" }, want: [] },
    { given: { in: "query", explode: false }, want: ["formJoined"] },
    { given: { in: "query", style: "pipeDelimited", explode: false }, want: ["pipeDelimited"] },
    { given: { in: "query", style: "deepObject", explode: true }, want: ["deepObject"] },
    { given: { in: "query", allowReserved: true }, want: ["reserved form"] },
    { given: { in: "query", content: { "application/json": {} } }, want: ["jsonParameter"] },
    { given: { in: "path" }, want: undefined },
    { given: { in: "path", explode: true }, want: ["simpleExploded"] },
    { given: { in: "path", style: "label" }, want: ["label"] },
    { given: { in: "path", style: "matrix", explode: true }, want: ["matrixExploded"] },
    { given: { in: "path", content: { "application/json": {} } }, want: ["jsonSimple"] },
    { given: { in: "header" }, want: [] },
    { given: { in: "header", explode: true, allowReserved: true }, want: ["simpleExploded"] },
    { given: { in: "cookie" }, want: [] },
    { given: { in: "cookie", explode: false }, want: ["formJoined"] },
  ])("a parameter $given is written by $want", ({ given, want }) => {
    const [place] = viewOf({ parameters: [{ name: "p", ...given }] }).places;
    expect(place?.styles.map(({ serializer, reserved }) => (reserved ? `reserved ${serializer}` : serializer))).toEqual(
      want,
    );
  });

  it("the first server of the operation, its variables at their defaults", () => {
    const servers = [{ url: "https://{a}.x/{b}", variables: { a: { default: "eu" } } }, { url: "/second" }];
    expect(viewOf({ servers }).server).toBe("https://eu.x/{b}");
    expect(viewOf({}).server).toBeUndefined();
  });

  it.each([
    { given: {}, want: true },
    { given: { requestBody: JSON_BODY }, want: true },
    { given: { requestBody: { ...JSON_BODY, required: true } }, want: false },
    { given: { parameters: [{ name: "p", in: "query" }] }, want: true },
    { given: { parameters: [{ name: "p", in: "path" }] }, want: false },
  ])("$given can be left out: $want", ({ given, want }) => {
    expect(viewOf(given).argsOptional).toBe(want);
  });
});

function viewOf(operation: JsonObject): OperationView {
  const paths = { "/x": { get: { operationId: "x", responses: {}, ...operation } } };
  const key = (name: string) => ({ type: "apiKey", in: "header", name });
  const securitySchemes = {
    A: key("a"),
    B: key("b"),
    C: key("c"),
    Digest: { type: "http", scheme: "digest" },
    Tls: { type: "mutualTLS" },
    Unknown: { type: "odd" },
  };
  const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, components: { securitySchemes } };
  const model = buildModel(document as unknown as OpenApi);
  const [first] = model.operations;
  if (first === undefined) throw new Error("No operation was built.");
  return operationView(first, model);
}
