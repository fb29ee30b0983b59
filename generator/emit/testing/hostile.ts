import type { Json, JsonObject } from "../../document/json.ts";

/** What would leave a string, a template, a comment, an identifier, a line or a script element, and then run. */
export const HOSTILE_TEXTS = [
  `"; globalThis.pwned = 1; //`,
  `'; globalThis.pwned = 1; //`,
  "`; globalThis.pwned = 1; //",
  "${globalThis.pwned = 1}",
  "*/ globalThis.pwned = 1; /*",
  '\\"; globalThis.pwned = 1; //',
  "\\",
  "line\nglobalThis.pwned = 1; //",
  "return\rglobalThis.pwned = 1; //",
  "\u2028globalThis.pwned = 1; //",
  "\u2029globalThis.pwned = 1; //",
  "</script><script>globalThis.pwned = 1</script>",
  "x]: (globalThis.pwned = 1), [y",
  "){}; globalThis.pwned = 1; (()=>{",
  "{{json constructor}} {{{pwned}}}",
  "\u202e ;1 = denwp.sihTlabolg",
  "@ts-nocheck",
  "constructor",
  "toString",
  "../../../pwned",
  "..\\..\\pwned",
  "/etc/pwned",
  "C:\\pwned",
  "nul\u0000.ts",
  "CON",
  "",
] as const;

/** A document that says `text` wherever OpenAPI lets it say anything; in paths without braces, and elsewhere `component`. */
export function hostileDocument(text: string, component: string): JsonObject {
  const schema = hostileSchema(text);
  const media = { schema, example: { [text]: text, kind: text } };
  const problem = { description: text, headers: { "X-A": { description: text, schema: { type: "string" } } } };
  const operation = (operationId: string | undefined, tags: string[]): JsonObject => ({
    ...(operationId === undefined ? {} : { operationId }),
    tags,
    summary: text,
    description: text,
    externalDocs: { url: "https://example.com", description: text },
    parameters: parametersNamed(text),
    requestBody: {
      description: text,
      content: {
        "application/json": media,
        "multipart/form-data": { schema, encoding: { [text]: { contentType: text } } },
        "application/x-www-form-urlencoded": {
          schema,
          encoding: { [text]: { style: "pipeDelimited", explode: false } },
        },
        [text]: media,
      },
    },
    responses: {
      200: { description: text, content: { "application/json": media, [text]: { example: text } } },
      "4XX": problem,
      default: { description: text },
    },
    security: [{ [component]: [] }, { Key: [], Login: [] }],
    servers: [{ url: text, description: text }],
  });
  return {
    openapi: "3.1.0",
    info: { title: text, version: text, description: text },
    servers: [{ url: `https://example.com/${text}/{${text}}`, description: text, variables: variablesNamed(text) }],
    tags: [{ name: text, description: text }],
    paths: {
      "/plain/{id}": { get: operation("plain", ["plain"]), post: operation(undefined, [text]) },
      [`/${text.replace(/[{}]/g, "")}/{id}`]: {
        summary: text,
        description: text,
        put: operation(text, [text, "plain"]),
      },
    },
    components: {
      schemas: { [component]: schema, Plain: schema },
      securitySchemes: {
        [component]: { type: "http", scheme: "bearer", description: text },
        Key: { type: "apiKey", in: "header", name: text, description: text },
        Login: { type: "http", scheme: "basic", description: text },
      },
    },
  };
}

function hostileSchema(text: string): JsonObject {
  const list: Json[] = [text, `${text}2`];
  return {
    type: "object",
    title: text,
    description: text,
    required: [text],
    properties: {
      [text]: { type: "string", description: text, default: text, examples: [text] },
      enumerated: { enum: list, description: text },
      constant: { const: text },
      kind: { type: "string", pattern: "^.*$" },
      choice: {
        oneOf: [{ type: "object", properties: { kind: { const: text } }, required: ["kind"] }, { type: "string" }],
        discriminator: { propertyName: "kind", mapping: { [text]: "#/components/schemas/Plain" } },
      },
    },
    "x-anything": text,
  };
}

function parametersNamed(text: string): Json[] {
  const described = { description: text, example: text, schema: { type: "string", enum: [text, "other"] } };
  return [
    { ...described, name: "id", in: "path", required: true },
    { ...described, name: text, in: "query" },
    { ...described, name: text, in: "header", style: "simple", explode: true },
    { ...described, name: text, in: "cookie" },
  ];
}

function variablesNamed(text: string): JsonObject {
  return { [text]: { default: text, enum: [text, "other"], description: text } };
}
