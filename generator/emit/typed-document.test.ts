import { describe, expect, it } from "vitest";
import type { OpenApi } from "../document/openapi.ts";
import type { JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { typedDocument } from "./typed-document.ts";

const BINARY = { type: "string", format: "binary" };
const STRING = { type: "string" };

describe("what openapi-typescript reads otherwise", () => {
  it.each([
    { given: { content: { "application/json": { schema: STRING } } }, want: { schema: STRING } },
    { given: { content: { "application/json": {} } }, want: { schema: {} } },
    { given: { schema: STRING }, want: { schema: STRING } },
  ])("a parameter with $given has the type of its value", ({ given, want }) => {
    const parameters = [
      { name: "p", in: "query", ...given },
      { name: "Accept", in: "header" },
    ];
    const document = documentOf({ parameters });
    expect(valueAt(typedDocument(document), [...GET, "parameters"])).toEqual([{ name: "p", in: "query", ...want }]);
  });

  const SCHEMAS: readonly { name: string; given: JsonObject; want: JsonObject }[] = [
    {
      name: "required, but not declared",
      given: { properties: { a: STRING }, required: ["a", "b"] },
      want: { properties: { a: STRING, b: {} }, required: ["a", "b"] },
    },
    {
      name: "only required: the type beside it declares it",
      given: { required: ["b"] },
      want: { required: ["b"] },
    },
    {
      name: "optional, and inherited by every object",
      given: { properties: { constructor: STRING, toString: STRING }, required: ["toString"] },
      want: { properties: { constructor: {}, toString: STRING }, required: ["toString"] },
    },
    {
      name: "a mapping to names",
      given: { discriminator: { propertyName: "k", mapping: { a: "A", b: "#/components/schemas/B", c: "c.yaml#/C" } } },
      want: {
        discriminator: {
          propertyName: "k",
          mapping: { a: "#/components/schemas/A", b: "#/components/schemas/B", c: "c.yaml#/C" },
        },
      },
    },
  ];
  it.each(SCHEMAS)("$name", ({ given, want }) => {
    const document = documentOf({}, { X: given });
    expect(valueAt(typedDocument(document), ["components", "schemas", "X"])).toEqual(want);
  });

  it("a document without any of it stays itself", () => {
    const document = documentOf({ parameters: [{ name: "p", in: "query", schema: STRING }] }, { X: STRING });
    expect(typedDocument(document)).toBe(document);
  });
});

describe("files", () => {
  const bodyOf = (type: string, media: JsonObject, schemas: JsonObject = {}) => {
    const typed = typedDocument(documentOf({ requestBody: { content: { [type]: media } } }, schemas));
    return { body: valueAt(typed, [...GET, "requestBody", "content", type, "schema"]), typed };
  };
  const withFile = (file: JsonObject) => ({ type: "object", properties: { file } });

  it.each([
    { property: BINARY, want: BINARY },
    { property: { type: "string", contentMediaType: "image/png" }, want: BINARY },
    { property: { contentMediaType: "application/octet-stream" }, want: BINARY },
    { property: { type: "string", contentMediaType: "text/plain" }, want: undefined },
    { property: { type: "string", contentMediaType: "image/png", contentEncoding: "base64" }, want: undefined },
    { property: { type: "object" }, want: undefined },
    { property: { type: "array", items: BINARY }, want: { type: "array", items: BINARY } },
    {
      property: { type: "array", items: { type: "string", contentMediaType: "image/png" } },
      want: { type: "array", items: BINARY },
    },
  ])("in a multipart body $property", ({ property, want = property }) => {
    expect(bodyOf("multipart/form-data", { schema: withFile(property) }).body).toEqual(withFile(want));
  });

  it("by the encoding's content type", () => {
    const encoding = { file: { contentType: "image/png" } };
    expect(bodyOf("multipart/form-data", { schema: withFile(STRING), encoding }).body).toEqual(withFile(BINARY));
  });

  it("are texts in JSON", () => {
    expect(bodyOf("application/json", { schema: withFile(BINARY) }).body).toEqual(withFile(STRING));
  });

  it("of a component are told apart by where it is used", () => {
    const X = withFile(BINARY);
    const schema = { $ref: "#/components/schemas/X" };
    const once = bodyOf("multipart/form-data", { schema }, { X });
    expect(once.body).toEqual(schema);
    expect(valueAt(once.typed, ["components", "schemas", "X"])).toEqual(X);
    const mixed = typedDocument(
      documentOf(
        { requestBody: { content: { "multipart/form-data": { schema }, "application/json": { schema } } } },
        { X },
      ),
    );
    const content = [...GET, "requestBody", "content"];
    expect(valueAt(mixed, [...content, "multipart/form-data", "schema"])).toEqual(X);
    expect(valueAt(mixed, [...content, "application/json", "schema"])).toEqual(schema);
    expect(valueAt(mixed, ["components", "schemas", "X"])).toEqual(withFile(STRING));
  });

  it("in a schema that holds itself end", () => {
    const X = { allOf: [{ $ref: "#/components/schemas/X" }, withFile(BINARY)] };
    const schema = { $ref: "#/components/schemas/X" };
    expect(bodyOf("multipart/form-data", { schema }, { X }).body).toEqual(schema);
  });
});

const GET = ["paths", "/x", "get"];

function documentOf(operation: JsonObject, schemas: JsonObject = {}): OpenApi {
  const info = { title: "Test", version: "1" };
  const paths = { "/x": { get: { operationId: "x", responses: {}, ...operation } } };
  return { openapi: "3.1.0", info, paths, components: { schemas } } as unknown as OpenApi;
}
