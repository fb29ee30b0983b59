import type { Json, JsonObject } from "../../json/json.ts";

/** What would leave a string, a template, a comment, an identifier, a line or a script element, and then run. */
export const HOSTILE_TEXTS = [
  `"; globalThis.pwned = 1; //`,
  `'; globalThis.pwned = 1; //`,
  "`; globalThis.pwned = 1; //",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template literal would run
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
  "@ts-ignore",
  "text\n@ts-expect-error",
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

/** The texts, and the names that components have: in a valid document these can't be any text. */
export interface Hostile {
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

/** A document that says each text wherever OpenAPI lets it say anything. `info.title` is the first. */
export function hostileDocument({ texts, names }: Hostile): JsonObject {
  const all = texts.map((text, index) => ({
    text,
    name: names[index] ?? "",
    schema: hostileSchema(text, names[index] ?? ""),
  }));
  const [title = ""] = texts;
  return {
    openapi: "3.1.0",
    info: { title, version: title, description: texts.join(" ") },
    servers: texts.map((text) => ({
      url: `https://example.com/${text}/{${text}}`,
      description: text,
      variables: { [text]: { default: text, enum: [text, "other"], description: text } },
    })),
    tags: texts.map((text) => ({ name: text, description: text })),
    paths: Object.assign({}, ...all.map((each, index) => pathsOf(each, index))),
    components: {
      schemas: Object.fromEntries(all.map(({ name, schema }) => [name, schema])),
      securitySchemes: Object.assign({}, ...all.map(({ text, name }) => schemesOf(text, name))),
    },
  };
}

interface Each {
  readonly text: string;
  readonly name: string;
  readonly schema: JsonObject;
}

function pathsOf(each: Each, index: number): JsonObject {
  const { text } = each;
  return {
    [`/plain-${index}/{id}`]: {
      put: { ...hostileOperation(each), operationId: `plain${index}`, tags: ["plain"] },
      post: { ...hostileOperation(each), tags: [text] },
    },
    [`/${index}/${text.replace(/[{}]/g, "")}/{id}`]: {
      summary: text,
      description: text,
      put: { ...hostileOperation(each), operationId: text, tags: [text, "plain"] },
    },
  };
}

function schemesOf(text: string, name: string): JsonObject {
  return {
    [name]: { type: "http", scheme: "bearer", description: text },
    [`${name}Key`]: { type: "apiKey", in: "header", name: text, description: text },
  };
}

function hostileOperation({ text, name, schema }: Each): JsonObject {
  const media = { schema, example: { [text]: text, kind: text } };
  return {
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
      404: { description: text, content: { "application/json": { schema: { $ref: referenceTo(name) } } } },
      "4XX": { description: text, headers: { "X-A": { description: text, schema: { type: "string" } } } },
      default: { description: text },
    },
    security: [{ [name]: [] }, { [`${name}Key`]: [] }],
    servers: [{ url: text, description: text }],
  };
}

function referenceTo(name: string): string {
  return `#/components/schemas/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
}

function hostileSchema(text: string, name: string): JsonObject {
  const list: Json[] = [text, `${text}2`];
  return {
    type: "object",
    title: text,
    description: text,
    required: [text, "kind"],
    properties: {
      [text]: { type: "string", description: text, default: text, examples: [text] },
      enumerated: { enum: list, description: text },
      constant: { const: text },
      titled: { type: "string", title: text },
      kind: { const: text },
      choice: {
        oneOf: [{ type: "object", properties: { kind: { const: text } }, required: ["kind"] }, { type: "string" }],
        discriminator: { propertyName: "kind", mapping: { [text]: referenceTo(name) } },
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
