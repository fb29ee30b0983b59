import { describe, expect, it } from "vitest";
import { splitDirections } from "../../../generator/document/directions.ts";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { createValidators } from "../../../generator/fixtures/validators.ts";
import { buildModel } from "../../../generator/model/build.ts";
import type { Verdict } from "../verdict.ts";
import type { CheckContext } from "./check.ts";
import { responseChecks } from "./response-checks.ts";

const document = splitDirections({
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      post: {
        operationId: "createPet",
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
        responses: {
          "200": {
            description: "",
            content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Pet" } } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        properties: {
          name: { type: "string" },
          id: { type: "integer", readOnly: true },
          secret: { type: "string", writeOnly: true },
          open: { type: "object", properties: { a: {} }, additionalProperties: { type: "number" } },
          anything: {},
          either: { oneOf: [{ properties: { x: { type: "string" } } }, { properties: { y: { type: "string" } } }] },
        },
        patternProperties: { "^x-": {} },
        allOf: [{ properties: { age: { type: "integer" } } }],
      },
    },
  },
} as unknown as OpenApi).document;

function judge(id: string, body: unknown, more: Partial<CheckContext> & { status?: number } = {}): Verdict | undefined {
  const { status = 200, ...rest } = more;
  const model = buildModel(document);
  const [operation] = model.operations;
  const response = operation?.responses[0];
  if (operation === undefined || response === undefined) throw new Error("no operation");
  const text = JSON.stringify(body);
  const received = { status, headers: new Headers(), bytes: new TextEncoder().encode(text), text };
  const context: CheckContext = {
    ...{ document, model, operation, validators: createValidators(document), blame: "provider", response, duration: 7 },
    exchange: {
      request: { method: "POST", url: "http://x/", headers: new Headers(), body: "" },
      response: received,
      started: 0,
      duration: 7,
    },
    outcome: { kind: "result", result: { status, ok: true } },
    mediaType: response.content[0],
    ...rest,
  };
  return responseChecks.find((check) => check.id === id)?.run(context);
}

function finding(verdict: Verdict | undefined) {
  return verdict?.kind === "finding" ? verdict.finding : verdict?.kind;
}

describe("undeclared-field", () => {
  it.each([
    [[{ name: "a", age: 1, "x-a": 1, open: { a: 1, b: 2 }, anything: { q: 1 }, either: { x: "", y: "" } }]],
    [[{ secret: "another check's" }]],
    [[]],
    [7],
  ])("passes %j", (body) => {
    expect(finding(judge("undeclared-field", body))).toBe("pass");
  });

  it.each([
    [[{ nmae: 1 }], "/0/nmae", "/components/schemas/Pet", "nmae"],
    [[{}, { name: 1, b: 1, c: 1 }], "/1/b", "/components/schemas/Pet", "b, c"],
    [[{ either: { z: 1 } }], "/0/either/z", "/components/schemas/Pet/properties/either/oneOf/0", "z"],
    [[{ __proto__x: 1 }], "/0/__proto__x", "/components/schemas/Pet", "__proto__x"],
  ])("finds %j", (body, valuePointer, documentPointer, received) => {
    expect(finding(judge("undeclared-field", body))).toMatchObject({ valuePointer, documentPointer, received });
  });
});

describe("write-only", () => {
  it("passes an answer without such a property", () => {
    expect(finding(judge("write-only", [{ name: "a" }]))).toBe("pass");
  });

  it("finds one, and doesn't show it", () => {
    const found = finding(judge("write-only", [{ name: "a" }, { secret: "sesame" }]));
    expect(found).toMatchObject({ valuePointer: "/1/secret", documentPointer: "/components/schemas/Pet" });
    expect(JSON.stringify(found)).not.toContain("sesame");
  });
});

describe("read-only", () => {
  const sent = (body: unknown) => {
    const headers = new Headers({ "content-type": "application/json" });
    const request = { method: "POST", url: "http://x/", headers, body: JSON.stringify(body) };
    const response = { status: 200, headers: new Headers(), bytes: new Uint8Array(), text: "" };
    return { exchange: { request, response, started: 0, duration: 0 } };
  };

  it("passes a request without such a property", () => {
    expect(finding(judge("read-only", [], sent({ name: "a" })))).toBe("pass");
  });

  it("finds one, and holds it against the client", () => {
    expect(finding(judge("read-only", [], sent({ name: "a", id: 7 })))).toMatchObject({
      blame: "client",
      valuePointer: "/id",
      documentPointer: "/components/schemas/PetWrite",
    });
  });
});

describe("server-error", () => {
  it.each([
    [200, undefined, "pass"],
    [404, undefined, "pass"],
    [500, 500, "pass"],
    [500, undefined, "500 []"],
    [503, 500, "503 []"],
  ])("%d where %s was asked for", (status, wanted, want) => {
    const found = finding(judge("server-error", [], { status, wanted }));
    expect(typeof found === "object" ? found.received : found).toBe(want);
  });
});

describe("response-time", () => {
  it.each([
    [undefined, "pass"],
    [7, "pass"],
    [6, "7 ms"],
  ])("7 ms where %s are allowed", (limit, want) => {
    const found = finding(judge("response-time", [], { limit }));
    expect(typeof found === "object" ? found.received : found).toBe(want);
  });
});

describe("body", () => {
  it("finds JSON in another encoding than UTF-8", () => {
    const bytes = Buffer.from('[{"name":"Zoë"}]', "latin1");
    const request = { method: "POST", url: "http://x/", headers: new Headers(), body: "" };
    const response = { status: 200, headers: new Headers(), bytes, text: new TextDecoder().decode(bytes) };
    const found = finding(judge("body", [], { exchange: { request, response, started: 0, duration: 0 } }));
    expect(found).toMatchObject({ expected: "UTF-8" });
    expect(finding(judge("body", [{ name: "Zoë" }]))).toBe("pass");
  });

  it.each([
    [404, "pass"],
    [400, "404"],
  ])("finds a problem that says %d in a 404", (said, want) => {
    const text = JSON.stringify({ status: said });
    const headers = new Headers({ "content-type": "application/problem+json" });
    const request = { method: "POST", url: "http://x/", headers: new Headers(), body: "" };
    const response = { status: 404, headers, bytes: Buffer.from(text), text };
    const mediaType = { ...ANYTHING, type: "application/problem+json" };
    const found = finding(judge("body", [], { mediaType, exchange: { request, response, started: 0, duration: 0 } }));
    expect(typeof found === "object" ? found.expected : found).toBe(want);
  });
});

const ANYTHING = { kind: "json", schema: {}, schemaPointer: "/any", examples: [], encoding: [] } as const;
