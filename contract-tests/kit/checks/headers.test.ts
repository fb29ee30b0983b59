import { describe, expect, it } from "vitest";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { createValidators } from "../../../generator/fixtures/validators.ts";
import { buildModel } from "../../../generator/model/build.ts";
import type { CheckContext } from "./check.ts";
import { headersCheck } from "./headers.ts";

/** One response with one header, and what came of it. */
function judge(header: object, received: Readonly<Record<string, string>>) {
  const responses = { 200: { description: "", headers: { "X-Page": header } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/x": { get: { operationId: "x", responses } } },
  } as unknown as OpenApi;
  const model = buildModel(document);
  const [operation] = model.operations;
  if (operation === undefined) throw new Error("no operation");
  const request = { method: "GET", url: "http://x/", headers: new Headers(), body: "" };
  const response = { status: 200, headers: new Headers(received), bytes: new Uint8Array(), text: "" };
  const context: CheckContext = {
    ...{ document, model, operation, validators: createValidators(document), mediaType: undefined, blame: "provider" },
    exchange: { request, response, started: 0, duration: 0 },
    duration: 0,
    outcome: { kind: "result", result: { status: 200, ok: true } },
    response: operation.responses[0],
  };
  return headersCheck.run(context);
}

describe("headersCheck", () => {
  it.each<[object, Record<string, string>, string]>([
    [{ schema: { type: "boolean" } }, { "x-page": "true" }, "pass"],
    [{ schema: { type: "boolean" } }, {}, "pass"],
    [{ schema: { type: "integer" } }, { "x-page": "7" }, "pass"],
    [{ schema: { type: "string" } }, { "x-page": "7" }, "pass"],
    [{ schema: { type: "array", items: { type: "integer" } } }, { "x-page": "1, 2" }, "pass"],
    [{ content: { "application/json": { schema: { type: "object" } } } }, { "x-page": '{"a":1}' }, "pass"],
    [{ schema: { type: "boolean" } }, { "x-page": "perhaps" }, "The header X-Page does not fit its schema."],
    [{ schema: { type: "integer", maximum: 6 } }, { "x-page": "7" }, "The header X-Page does not fit its schema."],
    [{ required: true, schema: { type: "boolean" } }, {}, "The required header X-Page is missing."],
    [{ schema: { pattern: "(" } }, { "x-page": "a" }, "The schema of the header X-Page does not compile."],
    [{ schema: { pattern: "(" } }, {}, "The schema of the header X-Page does not compile."],
  ])("%j with %j", (header, received, want) => {
    const verdict = judge(header, received);
    expect(verdict.kind === "finding" ? verdict.finding.what : verdict.kind).toBe(want);
  });
});
