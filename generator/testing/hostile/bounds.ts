import type { JsonObject } from "../../json/json.ts";
import { documentWith, type Hostile, json } from "./document.ts";

const BILLION = 1_000_000_000;

const SCHEMAS: Readonly<Record<string, JsonObject>> = {
  minItems: { type: "array", items: { type: "string" }, minItems: BILLION },
  "minItems-objects": {
    type: "array",
    items: { type: "object", required: ["a"], properties: { a: { type: "string" } } },
    minItems: 1_000_000,
  },
  "minItems-10000": { type: "array", items: { type: "string" }, minItems: 10_000 },
  "minItems-nested": {
    type: "array",
    minItems: 1000,
    items: { type: "array", minItems: 1000, items: { type: "array", minItems: 1000, items: {} } },
  },
  "minItems-unique": { type: "array", uniqueItems: true, items: { type: "integer" }, minItems: 100_000 },
  "minItems-unique-objects": {
    type: "array",
    uniqueItems: true,
    items: { type: "object", required: ["a"], properties: { a: { type: "integer" } } },
    minItems: 10_000,
  },
  maxItems: { type: "array", items: { type: "string" }, maxItems: BILLION },
  minContains: { type: "array", contains: { type: "string" }, minContains: BILLION },
  maxContains: { type: "array", contains: { type: "string" }, minContains: 10_000, maxContains: 10_000 },
  minLength: { type: "string", minLength: BILLION },
  "minLength-million": { type: "string", minLength: 1_000_000 },
  maxLength: { type: "string", maxLength: BILLION },
  "length-both": { type: "string", minLength: BILLION, maxLength: BILLION },
  "length-pattern": { type: "string", minLength: BILLION, pattern: "^[a-z]+$" },
  minProperties: { type: "object", minProperties: BILLION },
  "minProperties-100000": { type: "object", minProperties: 100_000 },
  "minProperties-names": { type: "object", minProperties: 10_000, propertyNames: { pattern: "^[a-z]{8}$" } },
  maxProperties: { type: "object", maxProperties: BILLION },
  "multipleOf-tiny": { type: "number", multipleOf: 1e-300 },
  "multipleOf-tiny-range": { type: "number", multipleOf: 1e-300, minimum: 0.1, maximum: 0.2 },
  "multipleOf-huge": { type: "number", multipleOf: 1e300, minimum: 1 },
  "multipleOf-prime": {
    type: "integer",
    allOf: [{ multipleOf: 999_983 }, { multipleOf: 999_979 }, { multipleOf: 999_961 }],
  },
  "multipleOf-narrow": { type: "number", multipleOf: 0.0000001, minimum: 1e15, maximum: 1e15 + 1 },
  "number-huge": { type: "number", minimum: 1e308, maximum: 1.7e308 },
  "number-narrow": { type: "number", exclusiveMinimum: 1, exclusiveMaximum: 1.0000000000000002 },
  "integer-huge": { type: "integer", format: "int64", minimum: -1e308, maximum: 1e308, default: 1e308 },
  "integer-range": { type: "integer", minimum: 1, maximum: 1e300, not: { maximum: 1e200 } },
  "enum-of-lengths": { type: "string", minLength: 1_000_000, enum: ["a"] },
  base64: { type: "string", format: "byte", minLength: BILLION },
  binary: { type: "string", format: "binary", minLength: BILLION },
};

/** Schemas that ask for values of any size. */
export const BOUNDS: readonly Hostile[] = [
  ...Object.entries(SCHEMAS).flatMap(([name, schema]) => [
    json(`bounds-${name}`, () => documentWith(schema)),
    json(`bounds-${name}-inside`, () =>
      documentWith({ type: "object", required: ["a", "b"], properties: { a: schema, b: { allOf: [schema, {}] } } }),
    ),
  ]),
  {
    file: "number-of-digits.json",
    text: () => `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{},"x-a":${"9".repeat(1_000_000)}}`,
  },
  {
    file: "number-of-digits.yaml",
    text: () =>
      `openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\nx-a: ${"9".repeat(300)}\nx-b: 0x${"f".repeat(200)}\n`,
  },
  {
    file: "number-of-fraction.yaml",
    text: () => `openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\nx-a: 0.${"9".repeat(1_000_000)}\n`,
  },
  {
    file: "number-digits-schema.json",
    text: () =>
      JSON.stringify(documentWith({ type: "integer", minimum: 1, maximum: 2 })).replaceAll(
        '"maximum":2',
        `"maximum":${"9".repeat(300)}`,
      ),
  },
  {
    file: "number-exponent.json",
    text: () =>
      JSON.stringify(documentWith({ type: "number", maximum: 2 })).replaceAll('"maximum":2', '"maximum":1e400'),
  },
];
