import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { Json, JsonObject } from "../../../generator/json/json.ts";
import { buildModel } from "../../../generator/model/build.ts";
import { toMockDocument } from "./mock-document.ts";
import { type Prism, startPrism } from "./prism.ts";

const integers = { type: "array", items: { type: "integer" } };
const needsX = { type: "object", required: ["x"], properties: { x: { type: "integer" } } };
const query = (schema: Json, more: JsonObject = {}): JsonObject => ({
  parameters: [{ name: "v", in: "query", schema, ...more }],
});
const body = (type: string, schema: Json): JsonObject => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});
const closed = { properties: { a: {} }, additionalProperties: false };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Requests that Prism, left alone, judges wrongly or does not survive. */
const CASES: readonly {
  what: string;
  path?: string;
  at: string;
  operation: JsonObject;
  send?: RequestInit;
  want: number;
}[] = [
  { what: "no optional deepObject", at: "", operation: query(needsX, { style: "deepObject" }), want: 200 },
  { what: "no optional object, spread", at: "", operation: query(needsX), want: 200 },
  {
    what: "a list split by spaces",
    at: "?v=1%202",
    operation: query(integers, { style: "spaceDelimited", explode: false }),
    want: 200,
  },
  {
    what: "one item of a nullable list",
    at: "?v=1",
    operation: query({ ...integers, type: ["array", "null"] }),
    want: 200,
  },
  { what: "a wrong item of a list", at: "?v=1&v=x", operation: query(integers), want: 422 },
  {
    what: "no optional list in a header",
    at: "",
    operation: { parameters: [{ name: "v", in: "header", schema: integers }] },
    want: 200,
  },
  {
    what: "a list in the path",
    path: "/{v}",
    at: "/1,2",
    operation: { parameters: [{ name: "v", in: "path", required: true, schema: integers }] },
    want: 200,
  },
  {
    what: "a dotted name in the path",
    path: "/{a.b}",
    at: "/1",
    operation: { parameters: [{ name: "a.b", in: "path", required: true, schema: { type: "integer" } }] },
    want: 200,
  },
  {
    what: "a wrong value of a dotted name",
    path: "/{a.b}",
    at: "/x",
    operation: { parameters: [{ name: "a.b", in: "path", required: true, schema: { type: "integer" } }] },
    want: 422,
  },
  {
    what: "a list in a form",
    at: "",
    operation: body(FORM["content-type"], { type: "object", properties: { v: integers } }),
    send: { headers: FORM, body: "v=1" },
    want: 200,
  },
  {
    what: "a required object in a form, key by key",
    at: "",
    operation: {
      requestBody: {
        content: {
          [FORM["content-type"]]: {
            schema: { type: "object", required: ["v"], properties: { v: needsX } },
            encoding: { v: { style: "deepObject", explode: true } },
          },
        },
      },
    },
    send: { headers: FORM, body: "v%5Bx%5D=1" },
    want: 200,
  },
  {
    what: "a wrong field of a cyclic form",
    at: "",
    operation: body(FORM["content-type"], ref("Node")),
    send: { headers: FORM, body: "id=x" },
    want: 422,
  },
  {
    what: "an object in a multipart body",
    at: "",
    operation: body("multipart/form-data", { type: "object", properties: { v: needsX } }),
    send: { body: multipart({ v: '{"x":1}' }) },
    want: 200,
  },
  {
    what: "XML for an object",
    at: "",
    operation: body("application/xml", needsX),
    send: { headers: { "content-type": "application/xml" }, body: "<a/>" },
    want: 200,
  },
  {
    what: "a fault deep in a cycle",
    at: "",
    operation: body("application/json", ref("Node")),
    send: json({ id: 1, next: { id: 2, next: {} } }),
    want: 422,
  },
  {
    what: "an invalid pattern",
    at: "",
    operation: body("application/json", { type: "object", required: ["x"], properties: { p: { pattern: "[" } } }),
    send: json({}),
    want: 422,
  },
  {
    what: "a keyword beside a reference",
    at: "",
    operation: body("application/json", { ...ref("Node"), required: ["next"] }),
    send: json({ next: { id: 1 } }),
    want: 422,
  },
  {
    what: "a name that only a response requires",
    at: "",
    operation: body("application/json", { allOf: [ref("Made"), { required: ["made"] }] }),
    send: json({}),
    want: 200,
  },
  {
    what: "what one branch of allOf forbids and another names",
    at: "",
    operation: body("application/json", { allOf: [closed, { properties: { b: {} } }] }),
    send: json({ a: 1, b: 2 }),
    want: 422,
  },
  {
    what: "what the second of two references demands",
    at: "",
    operation: body("application/json", { allOf: [ref("Made"), ref("Node")] }),
    send: json({}),
    want: 422,
  },
  {
    what: "the same, behind a reference",
    at: "",
    operation: body("application/json", ref("Both")),
    send: json({}),
    want: 422,
  },
  {
    what: "a Prefer header of the document's",
    at: "",
    operation: { parameters: [{ name: "Prefer", in: "header", schema: { enum: ["respond-async"] } }] },
    send: { headers: { Prefer: "code=200" } },
    want: 200,
  },
  {
    what: "an item of a tuple",
    at: "",
    operation: body("application/json", { prefixItems: [{ type: "string" }] }),
    send: json([1]),
    want: 422,
  },
];

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Requests", version: "1" },
  servers: [{ url: "/v1" }],
  paths: Object.fromEntries(
    CASES.map(({ operation, path = "" }, index) => {
      return [`/${index}${path}`, { post: { ...operation, responses: { 200: { description: "" } } } }];
    }),
  ),
  components: {
    schemas: {
      Node: { type: "object", required: ["id"], properties: { id: { type: "integer" }, next: ref("Node") } },
      Both: { allOf: [ref("Made"), ref("Node")] },
      Made: { type: "object", properties: { made: { type: "string", readOnly: true } } },
    },
  },
} as unknown as OpenApi;

describe("requests to the mock", () => {
  let prism: Prism;
  beforeAll(async () => {
    prism = await startPrism(toMockDocument(DOCUMENT, buildModel(DOCUMENT), { operations: [] }));
  });
  afterAll(() => prism.close());

  it.each(CASES.map((each, index) => ({ ...each, index })))("$what: $want", async ({ index, at, send, want }) => {
    const response = await fetch(`${prism.url}/${index}${at}`, { method: "POST", ...send });
    expect(response.status).toBe(want);
  });
});

function json(value: Json): RequestInit {
  return { body: JSON.stringify(value), headers: { "content-type": "application/json" } };
}

function multipart(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    form.append(name, new Blob([value], { type: "application/json" }));
  return form;
}
