import type { Json, JsonObject } from "../../json/json.ts";
import { documentOf, documentWith, HEAD, type Hostile, json, record } from "./document.ts";

const A = { $ref: "#/components/schemas/A" };

/** How a schema may hold another one, keyword by keyword. */
const HOLDERS: Readonly<Record<string, (schema: Json) => JsonObject>> = {
  $ref: () => A,
  $dynamicRef: () => ({ $dynamicAnchor: "a", $dynamicRef: "#a" }),
  properties: (schema) => ({ type: "object", required: ["a"], properties: { a: schema } }),
  patternProperties: (schema) => ({ type: "object", minProperties: 1, patternProperties: { "^a": schema } }),
  additionalProperties: (schema) => ({ type: "object", minProperties: 1, additionalProperties: schema }),
  unevaluatedProperties: (schema) => ({ type: "object", minProperties: 1, unevaluatedProperties: schema }),
  propertyNames: (schema) => ({ type: "object", minProperties: 1, propertyNames: schema }),
  dependentSchemas: (schema) => ({ type: "object", required: ["a"], dependentSchemas: { a: schema } }),
  items: (schema) => ({ type: "array", minItems: 1, items: schema }),
  prefixItems: (schema) => ({ type: "array", minItems: 1, prefixItems: [schema] }),
  unevaluatedItems: (schema) => ({ type: "array", minItems: 1, unevaluatedItems: schema }),
  contains: (schema) => ({ type: "array", contains: schema }),
  allOf: (schema) => ({ allOf: [schema] }),
  "allOf-properties": (schema) => ({ allOf: [schema, { type: "object", required: ["a"], properties: { a: schema } }] }),
  anyOf: (schema) => ({ anyOf: [schema] }),
  oneOf: (schema) => ({ oneOf: [schema, { type: "string" }] }),
  not: (schema) => ({ not: schema }),
  if: (schema) => ({ if: schema }),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: (schema) => ({ if: { type: "object" }, then: schema }),
  else: (schema) => ({ if: { type: "object" }, else: schema }),
  contentSchema: (schema) => ({ type: "string", contentMediaType: "application/json", contentSchema: schema }),
  $defs: (schema) => ({ $defs: { a: schema } }),
  discriminator: () => ({ oneOf: [A], discriminator: { propertyName: "a", mapping: { a: A.$ref } } }),
};

/** Kinds of components other than schemas, with what may be a reference to one. */
const KINDS = [
  "responses",
  "parameters",
  "examples",
  "requestBodies",
  "headers",
  "securitySchemes",
  "links",
  "callbacks",
  "pathItems",
] as const;

const CHAIN = 10_000;

/** References that lead back to where they stand, and such that lead on and on. */
export const CYCLES: readonly Hostile[] = [
  ...Object.entries(HOLDERS).flatMap(([keyword, holder]) => [
    json(`cycle-${keyword}`, () => documentOf({ A: holder(A) })),
    json(`cycle-of-three-${keyword}`, () => documentOf({ A: holder(ref("B")), B: holder(ref("C")), C: holder(A) })),
    json(`chain-${keyword}`, () => documentOf(chain(keyword === "$ref" ? ref : (name) => holder(ref(name))))),
  ]),
  ...KINDS.flatMap((kind) => [
    json(`cycle-${kind}`, () => component(kind, { A: to(kind, "A") })),
    json(`cycle-of-three-${kind}`, () => component(kind, { A: to(kind, "B"), B: to(kind, "C"), C: to(kind, "A") })),
    json(`chain-${kind}`, () =>
      component(kind, { A: to(kind, "n0"), ...record(CHAIN, (index) => to(kind, `n${index + 1}`)) }),
    ),
  ]),
  json("cycle-callbacks-through-operation", () => {
    const callbacks = { again: { $ref: "#/components/callbacks/A" } };
    const post = { operationId: "send", callbacks, responses: { "200": { description: "" } } };
    const A = { "{$request.body#/url}": { post: { ...post, operationId: "called" } } };
    return { ...HEAD, paths: { "/things": { post } }, components: { callbacks: { A } } };
  }),
  json("cycle-path-items", () => ({
    ...HEAD,
    paths: { "/a": { $ref: "#/paths/~1b" }, "/b": { $ref: "#/paths/~1a" } },
  })),
  json("cycle-file", () => documentWith({ $ref: "cycle-file.json#/components/schemas/A" }, { schemas: { A } })),
  json("doubling-allOf", () => documentOf(doubling((next) => ({ allOf: [next, next] })))),
  json("doubling-allOf-string", () =>
    documentOf({ ...doubling((next) => ({ allOf: [next, next] })), n35: { type: "string" } }),
  ),
  json("doubling-anyOf", () => documentOf(doubling((next) => ({ anyOf: [next, next] })))),
  json("doubling-oneOf", () =>
    documentOf(doubling((next) => ({ oneOf: [next, { type: "object", properties: { a: next } }] }))),
  ),
  json("doubling-properties", () =>
    documentOf(doubling((next) => ({ type: "object", required: ["a", "b"], properties: { a: next, b: next } }))),
  ),
  json("doubling-allOf-properties", () =>
    documentOf(
      doubling((next) => ({ allOf: [next, { type: "object", required: ["a"], properties: { a: next, b: next } }] })),
    ),
  ),
  json("doubling-items", () =>
    documentOf(doubling((next) => ({ type: "array", minItems: 2, maxItems: 2, items: next }))),
  ),
  json("doubling-not", () => documentOf(doubling((next) => ({ not: { anyOf: [next, next] } })))),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  json("doubling-if", () => documentOf(doubling((next) => ({ if: next, then: next, else: next })))),
  json("doubling-read-only", () =>
    documentOf(
      doubling((next) => ({
        type: "object",
        properties: { a: next, b: next, id: { type: "string", readOnly: true } },
      })),
    ),
  ),
  json("all-refer-to-all", () =>
    documentOf(
      record(150, (index) => ({
        type: "object",
        required: [`p${(index + 1) % 150}`],
        properties: record(
          150,
          (other) => ref(`n${other}`),
          (other) => `p${other}`,
        ),
      })),
    ),
  ),
];

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function chain(next: (name: string) => JsonObject): JsonObject {
  return { ...record(CHAIN, (index) => next(`n${index + 1}`)), [`n${CHAIN}`]: { type: "string" } };
}

function doubling(next: (schema: JsonObject) => JsonObject): JsonObject {
  return { ...record(35, (index) => next(ref(`n${index + 1}`))), n35: { type: "object" } };
}

function to(kind: string, name: string): JsonObject {
  return { $ref: `#/components/${kind}/${name}` };
}

/** An operation that uses the first component of a kind. */
function component(kind: (typeof KINDS)[number], components: JsonObject): JsonObject {
  const reference = to(kind, "A");
  const response = (more: JsonObject) => ({ responses: { "200": { description: "", ...more } } });
  const example = { "application/json": { schema: {}, examples: { a: reference } } };
  const uses: Record<typeof kind, JsonObject> = {
    responses: { responses: { "200": reference } },
    parameters: { parameters: [reference], ...response({}) },
    examples: response({ content: example }),
    requestBodies: { requestBody: reference, ...response({}) },
    headers: response({ headers: { A: reference } }),
    securitySchemes: { security: [{ A: [] }], ...response({}) },
    links: response({ links: { a: reference } }),
    callbacks: { callbacks: { a: reference }, ...response({}) },
    pathItems: response({}),
  };
  const item = kind === "pathItems" ? reference : { post: { operationId: "send", ...uses[kind] } };
  return { ...HEAD, paths: { "/things": item }, components: { [kind]: components } };
}
