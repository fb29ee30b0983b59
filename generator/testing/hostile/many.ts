import type { Json, JsonObject } from "../../json/json.ts";
import { documentOf, documentWith, HEAD, type Hostile, json, range, record } from "./document.ts";

const MANY = 100_000;
const names = (length = MANY) => range(length, (index) => `n${index}`);

/** The same thing again and again. */
export const MANY_THINGS: readonly Hostile[] = [
  json("many-enum", () => documentWith({ type: "string", enum: names() })),
  json("many-enum-300000", () => documentWith({ type: "string", enum: names(300_000) })),
  json("many-required-300000", () => documentWith({ type: "object", required: names(300_000) })),
  json("many-all-of-300000", () => documentWith({ allOf: range(300_000, () => ({ type: "object" })) })),
  json("many-one-of-300000", () => documentWith({ oneOf: range(300_000, (index) => ({ const: index })) })),
  json("many-enum-numbers", () => documentWith({ enum: range(MANY, (index) => index) })),
  json("many-enum-objects", () => documentWith({ enum: range(MANY, (index) => ({ a: index })) })),
  json("many-enum-equal", () => documentWith({ enum: range(MANY, () => "a") })),
  json("many-enum-named", () =>
    documentWith({ type: "string", enum: names(), "x-enum-varnames": names(), "x-enum-descriptions": names() }),
  ),
  json("many-enum-parameter", () => parameter({ type: "string", enum: names() })),
  json("many-required", () => documentWith({ type: "object", required: names() })),
  json("many-required-equal", () => documentWith({ type: "object", required: range(MANY, () => "a") })),
  json("many-properties", () => documentWith({ type: "object", properties: record(MANY, () => ({ type: "string" })) })),
  json("many-properties-required", () =>
    documentWith({ type: "object", required: names(), properties: record(MANY, () => ({ type: "string" })) }),
  ),
  json("many-properties-required-closed", () =>
    documentWith({
      type: "object",
      required: names(),
      properties: record(MANY, () => ({})),
      additionalProperties: false,
    }),
  ),
  json("many-properties-read-only", () =>
    documentWith({
      type: "object",
      required: names(),
      properties: record(MANY, (index) => ({ type: "integer", readOnly: index % 2 === 0 })),
    }),
  ),
  json("many-pattern-properties", () =>
    documentWith({ type: "object", patternProperties: record(10_000, () => ({ type: "string" })) }),
  ),
  json("many-patterns-on-properties", () =>
    documentWith({
      type: "object",
      required: names(2000),
      properties: record(2000, () => ({})),
      patternProperties: record(
        2000,
        () => ({ type: "string" }),
        (index) => `^n${index}`,
      ),
    }),
  ),
  json("many-dependent-required", () =>
    documentWith({ type: "object", required: ["n0"], dependentRequired: record(MANY, (index) => [`n${index + 1}`]) }),
  ),
  json("many-dependent-schemas", () =>
    documentWith({
      type: "object",
      required: ["n0"],
      dependentSchemas: record(10_000, (index) => ({ required: [`n${index + 1}`] })),
    }),
  ),
  json("many-prefix-items", () =>
    documentWith({ type: "array", minItems: 10_000, prefixItems: range(10_000, () => ({ type: "string" })) }),
  ),
  json("many-prefix-items-100000", () =>
    documentWith({ type: "array", minItems: MANY, prefixItems: range(MANY, () => ({ type: "string" })) }),
  ),
  json("many-all-of", () => documentWith({ allOf: range(1000, object) })),
  json("many-all-of-10000", () => documentWith({ allOf: range(10_000, object) })),
  json("many-all-of-refs", () =>
    documentOf({ A: { allOf: range(1000, (index) => ref(`n${index}`)) }, ...record(1000, object) }),
  ),
  json("many-any-of", () => documentWith({ anyOf: range(1000, object) })),
  json("many-any-of-10000", () => documentWith({ anyOf: range(10_000, object) })),
  json("many-one-of", () => documentWith({ oneOf: range(1000, object) })),
  json("many-one-of-10000", () => documentWith({ oneOf: range(10_000, object) })),
  json("many-one-of-same", () => documentWith({ oneOf: range(1000, () => ({ type: "string" })) })),
  json("many-one-of-discriminated", () =>
    documentOf({
      A: {
        oneOf: range(1000, (index) => ref(`n${index}`)),
        discriminator: { propertyName: "kind", mapping: record(1000, (index) => ref(`n${index}`).$ref ?? "") },
      },
      ...record(1000, () => ({ type: "object", required: ["kind"], properties: { kind: { type: "string" } } })),
    }),
  ),
  json("many-all-of-one-ofs", () =>
    documentWith({ allOf: range(5, (a) => ({ oneOf: range(60, (b) => choice(`p${a}`, b)) })) }),
  ),
  json("many-all-of-any-ofs", () =>
    documentWith({ allOf: range(20, (a) => ({ anyOf: range(20, (b) => choice(`p${a}`, b)) })) }),
  ),
  json("many-all-of-one-of-strings", () =>
    documentWith({
      allOf: range(5, (a) => ({ oneOf: range(30, (b) => ({ enum: range(30, (c) => `${a}${b}${c}`) })) })),
    }),
  ),
  json("many-one-of-same-10000", () => documentWith({ oneOf: range(10_000, () => ({ type: "string" })) })),
  json("many-one-ofs-impossible", () =>
    documentWith({
      type: "object",
      required: ["no"],
      properties: { no: false },
      allOf: range(5, (a) => ({ oneOf: range(300, (b) => choice(`p${a}`, b)) })),
    }),
  ),
  json("many-one-ofs-not-found", () =>
    documentWith({
      type: "string",
      pattern: "(?=a)b",
      allOf: range(5, (a) => ({ oneOf: range(300, (b) => ({ minLength: a, maxLength: b + 10 })) })),
    }),
  ),
  json("many-enum-examples", () =>
    documentWith({ type: "array", items: { enum: names() }, example: range(MANY, (index) => `n${index}`) }),
  ),
  json("many-schemes-mistyped", () => ({
    ...secured(
      range(10_000, (index) => ({ [`m${index}`]: [] })),
      10_000,
    ),
  })),
  json("many-refs-mistyped", () =>
    documentWith(
      { type: "object", properties: record(10_000, (index) => ref(`m${index}`)) },
      { schemas: record(10_000, () => ({})) },
    ),
  ),
  json("many-types", () => documentWith({ type: range(MANY, () => "string") })),
  json("many-all-of-deep", () =>
    documentOf({
      A: { allOf: [ref("n0"), object(0)] },
      ...record(300, (index) => ({ allOf: [ref(`n${index + 1}`), object(index)] })),
      n300: object(300),
    }),
  ),
  json("many-examples", () => documentWith({ type: "string", examples: names() })),
  json("many-media-examples", () => ({
    ...HEAD,
    paths: {
      "/a": {
        get: {
          responses: {
            "200": {
              description: "",
              content: {
                "application/json": { schema: { type: "string" }, examples: record(10_000, () => ({ value: "a" })) },
              },
            },
          },
        },
      },
    },
  })),
  json("many-example-items", () =>
    documentWith({ type: "array", items: { type: "integer" }, example: range(MANY, (index) => index) }),
  ),
  json("many-example-items-unique", () =>
    documentWith({ type: "array", uniqueItems: true, items: { type: "object" }, example: range(MANY, (a) => ({ a })) }),
  ),
  json("many-servers", () => ({
    ...operations(1),
    servers: range(MANY, (index) => ({ url: `https://${index}.test` })),
  })),
  json("many-server-variables", () => ({
    ...operations(1),
    servers: [{ url: "https://a.test/{n0}", variables: record(MANY, () => ({ default: "a" })) }],
  })),
  json("many-security", () => secured(range(MANY, () => ({ key: [] })))),
  json("many-security-schemes", () => secured([record(10_000, () => [])], 10_000)),
  json("many-scopes", () => secured([{ key: names() }])),
  json("many-tags", () => ({ ...operations(1), tags: range(MANY, (index) => ({ name: `t${index}` })) })),
  json("many-tags-of-operation", () => operations(1, () => ({ tags: names() }))),
  json("many-tags-used", () => operations(10_000, (index) => ({ tags: [`t${index}`] }))),
  json("many-tags-alike", () =>
    operations(3000, (index) => ({ tags: [range(12, (bit) => ((index >> bit) & 1 ? "A" : "a")).join("")] })),
  ),
  json("many-operations", () => operations(5000)),
  json("many-operation-ids-alike", () => operations(5000, (index) => ({ operationId: `a${"-".repeat(index % 50)}b` }))),
  json("many-operation-ids-equal", () => operations(10_000, () => ({ operationId: "a" }))),
  json("many-parameters", () =>
    operations(1, () => ({ parameters: range(10_000, (index) => query(`q${index}`, { type: "string" })) })),
  ),
  json("many-path-parameters", () => ({
    ...HEAD,
    paths: {
      [`/${range(2000, (index) => `{p${index}}`).join("/")}`]: {
        get: {
          parameters: range(2000, (index) => ({
            ...query(`p${index}`, { type: "string" }),
            in: "path",
            required: true,
          })),
          responses: OK,
        },
      },
    },
  })),
  json("many-path-parameters-undeclared", () => ({
    ...HEAD,
    paths: { [`/${range(10_000, (index) => `{p${index}}`).join("/")}`]: { get: { responses: OK } } },
  })),
  json("many-responses", () =>
    operations(1, () => ({
      responses: record(
        500,
        () => ({ description: "" }),
        (index) => `${index + 100}`,
      ),
    })),
  ),
  json("many-headers", () =>
    operations(1, () => ({
      responses: { "200": { description: "", headers: record(10_000, () => ({ schema: { type: "string" } })) } },
    })),
  ),
  json("many-media-types", () =>
    operations(1, () => ({
      responses: {
        "200": {
          description: "",
          content: record(
            3000,
            () => ({ schema: { type: "string" } }),
            (index) => `application/a${index}+json`,
          ),
        },
      },
    })),
  ),
  json("many-callbacks", () =>
    operations(1, () => ({
      callbacks: record(10_000, (index) => ({ [`{$request.body#/a${index}}`]: { post: { responses: OK } } })),
    })),
  ),
  json("many-links", () =>
    operations(1, () => ({
      operationId: "a",
      responses: { "200": { description: "", links: record(10_000, () => ({ operationId: "a" })) } },
    })),
  ),
  json("many-schemas", () =>
    documentOf(record(20_000, () => ({ type: "object", properties: { a: { type: "string" } } }))),
  ),
  json("many-schemas-alike", () =>
    documentOf(
      record(
        5000,
        () => ({ type: "string" }),
        (index) => `a${range(13, (bit) => ((index >> bit) & 1 ? "-" : ".")).join("")}`,
      ),
    ),
  ),
  json("many-extensions", () => ({
    ...operations(1),
    ...record(
      MANY,
      () => 1,
      (index) => `x-${index}`,
    ),
  })),
  json("many-faults", () => ({
    ...HEAD,
    paths: record(
      20_000,
      () => ({ get: { responses: { "200": { $ref: "#/no" } } } }),
      (index) => `/a${index}`,
    ),
  })),
  json("many-warnings", () => ({
    ...HEAD,
    paths: record(
      20_000,
      () => ({ get: { responses: 5 } }),
      (index) => `/a${index}`,
    ),
  })),
  json("many-unknown-keys-million", () => ({ ...operations(1), ...record(1_000_000, () => 1) })),
  json("many-refs-million", () => ({
    ...HEAD,
    paths: {},
    components: { schemas: record(700_000, () => ({ $ref: "#/no" })) },
  })),
  { file: "many-duplicates-million.json", text: () => `{"openapi":"3.1.0"${',"a":1'.repeat(3_000_000)}}` },
  json("many-unknown-keys", () => ({ ...operations(1), ...record(MANY, () => 1) })),
  json("many-properties-alike-schemes", () =>
    documentWith({ type: "object", properties: record(MANY, () => ref("A")) }, { schemas: { A: { type: "string" } } }),
  ),
  json("many-values", () => ({ ...HEAD, paths: {}, "x-a": range(4_900_000, () => 1) })),
  json("many-values-more", () => ({ ...HEAD, paths: {}, "x-a": range(6_000_000, () => 1) })),
  { file: "many-lines.yaml", text: () => `openapi: 3.1.0\n${"\n".repeat(10_000_000)}info: {}\npaths: {}\n` },
  { file: "many-comments.yaml", text: () => `openapi: 3.1.0\n${"# a\n".repeat(5_000_000)}info: {}\npaths: {}\n` },
  {
    file: "many-documents.yaml",
    text: () => "openapi: 3.1.0\n---\n".repeat(200_000),
  },
  {
    file: "many-keys.yaml",
    text: () => `openapi: 3.1.0\nx-a:\n${range(300_000, (index) => `  k${index}: 1\n`).join("")}`,
  },
  {
    file: "many-duplicates.yaml",
    text: () => `openapi: 3.1.0\n${"a: 1\n".repeat(200_000)}`,
  },
  {
    file: "many-duplicates.json",
    text: () => `{"openapi":"3.1.0"${',"a":1'.repeat(200_000)}}`,
  },
];

const OK: JsonObject = { "200": { description: "" } };

function object(index: number): JsonObject {
  return { type: "object", required: [`n${index}`], properties: { [`n${index}`]: { type: "string" } } };
}

function choice(key: string, index: number): JsonObject {
  return { type: "object", required: [key], properties: { [key]: { const: index } } };
}

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function query(name: string, schema: Json): JsonObject {
  return { name, in: "query", schema };
}

function parameter(schema: Json): JsonObject {
  return operations(1, () => ({ parameters: [query("q", schema)] }));
}

function operations(count: number, more: (index: number) => JsonObject = () => ({})): JsonObject {
  const item = (index: number) => ({ get: { responses: OK, ...more(index) } });
  return { ...HEAD, paths: record(count, item, (index) => `/a${index}`) };
}

function secured(security: Json, schemes = 1): JsonObject {
  const scheme = { type: "apiKey", in: "header", name: "A" };
  return {
    ...operations(1, () => ({ security })),
    components: { securitySchemes: { key: scheme, ...record(schemes, () => scheme) } },
  };
}
