import { describe, expect, it } from "vitest";
import type { OpenApi } from "../document/openapi.ts";
import type { JsonObject } from "../json/json.ts";
import { buildModel } from "../model/build.ts";
import { checkSyntax } from "./check-syntax.ts";
import { emitTypes } from "./types.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const STRING = { type: "string" };

describe("a comment", () => {
  it.each([
    { given: { description: "One line." }, want: "/** One line. */" },
    { given: { description: "ends */ here" }, want: "/** ends *\\/ here */" },
    { given: { description: "@ts-ignore" }, want: "/** \\@ts-ignore */" },
    { given: { description: "a\r\nb\u2028c\n\n" }, want: "/**\n * a\n * b\n * c\n */" },
    { given: { title: "Title", description: "Text" }, want: "/**\n * Title\n *\n * Text\n */" },
    {
      given: { format: "date", default: "2020-01-01", examples: ["2021-01-01"], deprecated: true },
      want: "/**\n * Format: date\n * @default 2020-01-01\n * @example 2021-01-01\n * @deprecated\n */",
    },
    {
      given: { enum: ["a", "b"], "x-enum-varnames": ["First"], "x-enum-descriptions": ["It is first.", "It isn't."] },
      want: '/**\n * - `"a"`: First: It is first.\n * - `"b"`: It isn\'t.\n */',
    },
    { given: { examples: [{ a: "x".repeat(300) }] }, want: "" },
  ])("of $given", ({ given, want }) => {
    const text = typesOf({ X: { ...STRING, ...given } });
    expect(text.slice(text.indexOf("\n\n") + 2, text.indexOf("export type X")).trim()).toBe(want);
  });
});

describe("schemas that are not spelled out", () => {
  it.each([
    { name: "of a circle of aliases say nothing there", schemas: { X: { anyOf: [ref("Y"), STRING] }, Y: ref("X") } },
    { name: "that are themselves alone are unknown", schemas: { X: { allOf: [ref("X")] } } },
  ])("$name", ({ schemas }) => {
    expect(typesOf(schemas)).toMatch(/export type (X = string|X = unknown|X = Y \| string)/);
  });

  it("are declared once, however many refer to them", () => {
    const inner = { $ref: "#/components/schemas/A/properties/a" };
    const A = { type: "object", properties: { a: { type: "object", properties: { b: STRING } } } };
    const text = typesOf({ A, X: { type: "object", properties: { one: inner, two: inner } } });
    expect(text.match(/export interface AA /g)).toHaveLength(1);
  });
});

describe("no depth is too deep:", () => {
  const DEPTH = 10_000;
  it.each([
    { name: "properties", wrap: (inner: JsonObject) => ({ type: "object", properties: { a: inner } }) },
    { name: "items", wrap: (inner: JsonObject) => ({ type: "array", items: inner }) },
    { name: "allOf", wrap: (inner: JsonObject) => ({ allOf: [inner] }) },
    { name: "oneOf", wrap: (inner: JsonObject) => ({ oneOf: [inner, STRING] }) },
    { name: "additionalProperties", wrap: (inner: JsonObject) => ({ type: "object", additionalProperties: inner }) },
  ])("$name", ({ wrap }) => {
    let schema: JsonObject = STRING;
    for (let depth = 0; depth < DEPTH; depth++) schema = wrap(schema);
    const files = emitFor({ X: schema });
    expect(files[0]?.contents).not.toContain("unknown");
    checkSyntax(files);
  });

  it("a long chain of references", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: DEPTH }, (_, index) => [`S${index}`, index === 0 ? STRING : ref(`S${index - 1}`)]),
    );
    expect(typesOf(schemas)).toContain(`export type S${DEPTH - 1} = S${DEPTH - 2};`);
  });
});

function typesOf(schemas: JsonObject): string {
  return emitFor(schemas)[0]?.contents ?? "";
}

function emitFor(schemas: JsonObject) {
  const document = { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths: {}, components: { schemas } };
  return emitTypes(document as unknown as OpenApi, buildModel(document as unknown as OpenApi));
}
