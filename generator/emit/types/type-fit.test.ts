import { describe, expect, it } from "vitest";
import type { OpenApi } from "../../document/openapi.ts";
import type { Json, JsonObject } from "../../json/json.ts";
import { createTypeFit } from "./type-fit.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const SCHEMAS: JsonObject = {
  Cat: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, lives: { type: "integer" } } },
  Dog: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, barks: { type: "boolean" } } },
  Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
  Either: { oneOf: [ref("Cat"), ref("Dog")] },
  More: { allOf: [ref("Cat"), { type: "object", properties: { age: { type: "integer" } } }] },
  Open: { ...(ref("Cat") as JsonObject), additionalProperties: true },
  Untyped: { properties: { a: { type: "string" } } },
  Swallowed: { allOf: [{ properties: { a: {} } }], anyOf: [{ properties: { b: {} } }, {}] },
  Prefixed: { type: "object", patternProperties: { "^x-": {} } },
  Any: {},
  Tree: { type: "object", properties: { next: ref("Tree") } },
};

describe("a literal", () => {
  it.each<{ schema: string; value: Json; want: boolean }>([
    { schema: "Cat", value: { kind: "x", lives: 9 }, want: true },
    { schema: "Cat", value: { kind: "x", other: 1 }, want: false },
    { schema: "Cat", value: { lives: 9 }, want: false },
    { schema: "Pet", value: { kind: "Cat", lives: 9 }, want: true },
    { schema: "Pet", value: { kind: "text" }, want: false },
    { schema: "Pet", value: { kind: "Cat", barks: true }, want: false },
    { schema: "Either", value: { kind: "x", lives: 9 }, want: true },
    { schema: "Either", value: { kind: "x", lives: 9, barks: 1 }, want: false },
    { schema: "More", value: { kind: "x", age: 1 }, want: true },
    { schema: "More", value: { kind: "x", age: "1" }, want: false },
    { schema: "Open", value: { kind: "x", other: 1 }, want: true },
    { schema: "Untyped", value: "text", want: false },
    { schema: "Swallowed", value: { a: 1 }, want: true },
    { schema: "Swallowed", value: { b: 1 }, want: false },
    { schema: "Tree", value: { next: { next: {} } }, want: true },
    { schema: "Tree", value: { next: { next: { last: 1 } } }, want: false },
    { schema: "Prefixed", value: { "x-a": 1 }, want: true },
    { schema: "Prefixed", value: { a: 1 }, want: false },
    { schema: "Any", value: JSON.parse(`${"[".repeat(60)}${"]".repeat(60)}`), want: true },
    { schema: "Any", value: JSON.parse(`${"[".repeat(62)}${"]".repeat(62)}`), want: false },
  ])("$value as $schema: $want", ({ schema, value, want }) => {
    const fits = createTypeFit({ openapi: "3.1.0", components: { schemas: SCHEMAS } } as unknown as OpenApi);
    expect(fits(ref(schema), value)).toBe(want);
  });
});
