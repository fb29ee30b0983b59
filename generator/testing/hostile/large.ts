import { documentWith, HEAD, type Hostile, json } from "./document.ts";

const SIZE = 50_000_000;
const LINE = "All work and no play makes Jack a dull boy.";
const words = (size = SIZE) => `${LINE} `.repeat(Math.ceil(size / (LINE.length + 1)));
const lines = (indent: string, size = SIZE) => `${indent}${LINE}\n`.repeat(Math.ceil(size / (LINE.length + 1)));

/** A text that is many megabytes long, in each way to write it, in each place that has an effect on the output. */
export const LARGE: readonly Hostile[] = [
  json("large-info", () => ({ ...HEAD, info: { ...HEAD.info, description: words() }, paths: {} })),
  json("large-title", () => ({ ...HEAD, info: { ...HEAD.info, title: words() }, paths: {} })),
  json("large-version", () => ({ ...HEAD, info: { ...HEAD.info, version: words() }, paths: {} })),
  json("large-operation", () => described({ description: words() })),
  json("large-summary", () => described({ summary: words() })),
  json("large-schema", () => documentWith({ type: "string", description: words() })),
  json("large-schema-one-word", () => documentWith({ type: "string", description: "a".repeat(SIZE) })),
  json("large-schema-lines", () => documentWith({ type: "string", description: "\n".repeat(SIZE) })),
  json("large-schema-quotes", () => documentWith({ type: "string", description: "*/".repeat(SIZE / 4) })),
  json("large-example", () => documentWith({ type: "string", example: words() })),
  json("large-default", () => documentWith({ type: "string", default: words() })),
  json("large-enum", () => documentWith({ enum: [words()] })),
  json("large-const", () => documentWith({ const: words() })),
  json("large-extension", () => ({ ...HEAD, paths: {}, "x-a": words() })),
  { file: "large-plain.yaml", text: () => yaml(`\n${lines("    ")}`) },
  { file: "large-plain-one-line.yaml", text: () => yaml(` ${words()}\n`) },
  { file: "large-plain-one-word.yaml", text: () => yaml(` ${"a".repeat(SIZE)}\n`) },
  { file: "large-quoted.yaml", text: () => yaml(` "${words()}"\n`) },
  { file: "large-quoted-lines.yaml", text: () => yaml(` "\n${lines("    ")}    "\n`) },
  { file: "large-quoted-escapes.yaml", text: () => yaml(` "${"\\n\\u0041".repeat(SIZE / 8)}"\n`) },
  { file: "large-single.yaml", text: () => yaml(` '${words()}'\n`) },
  { file: "large-single-quotes.yaml", text: () => yaml(` '${"''".repeat(SIZE / 2)}'\n`) },
  { file: "large-literal.yaml", text: () => yaml(` |\n${lines("    ")}`) },
  { file: "large-folded.yaml", text: () => yaml(` >\n${lines("    ")}`) },
  { file: "large-literal-blank.yaml", text: () => yaml(` |\n    a\n${"\n".repeat(SIZE)}    b\n`) },
  { file: "large-comment.yaml", text: () => `# ${words()}\n${yaml(" a\n")}` },
  { file: "large-spaces.yaml", text: () => `${yaml(" a\n")}${" ".repeat(SIZE)}\n` },
  { file: "large-spaces.json", text: () => `${" ".repeat(SIZE)}${JSON.stringify({ ...HEAD, paths: {} })}` },
  { file: "large-unclosed.yaml", text: () => yaml(` "${words()}\n`) },
  { file: "large-unclosed.json", text: () => `{"openapi":"3.1.0","info":{"title":"${words()}` },
  { file: "large-key.yaml", text: () => `${yaml(" a\n")}x-${"a".repeat(SIZE)}: 1\n` },
  json("large-key", () => ({ ...HEAD, paths: {}, [`x-${"a".repeat(SIZE)}`]: 1 })),
  ...[1000, 1_000_000].flatMap((size) => [
    json(`long-title-spaces-${size}`, () => ({
      ...HEAD,
      info: { title: `a${" ".repeat(size)}x`, version: "1" },
      paths: {},
    })),
    json(`long-ref-slashes-${size}`, () => documentWith({ $ref: `#${"/".repeat(size)}x` })),
    json(`long-path-questions-${size}`, () => ({
      ...HEAD,
      paths: { [`/${"?".repeat(size)}`]: { get: { responses: OK } } },
    })),
    json(`long-version-spaces-${size}`, () => ({ ...HEAD, openapi: `3.1.0-${" ".repeat(size)}\nx`, paths: {} })),
    json(`long-texts-of-spaces-${size}`, () => {
      const text = `a${" ".repeat(size)}x`;
      return {
        ...described({
          summary: text,
          description: text,
          tags: [text],
          externalDocs: { url: text, description: text },
        }),
        servers: [{ url: text, description: text }],
        tags: [{ name: text, description: text }],
        info: { title: text, version: text, description: text, license: { name: text }, contact: { email: text } },
      };
    }),
    json(`long-path-${size}`, () => ({ ...HEAD, paths: { [`/${"a".repeat(size)}`]: { get: { responses: OK } } } })),
    json(`long-path-steps-${size}`, () => ({
      ...HEAD,
      paths: { [`${"/a".repeat(size / 2)}`]: { get: { responses: OK } } },
    })),
    json(`long-path-braces-${size}`, () => ({
      ...HEAD,
      paths: { [`/${"{".repeat(size)}`]: { get: { responses: OK } } },
    })),
    json(`long-path-hyphens-${size}`, () => ({
      ...HEAD,
      paths: { [`/${"-".repeat(size)}`]: { get: { responses: OK } } },
    })),
    json(`long-operation-id-${size}`, () => described({ operationId: "a".repeat(size) })),
    json(`long-operation-id-words-${size}`, () => described({ operationId: "aB-".repeat(size / 3) })),
    json(`long-tag-${size}`, () => described({ tags: ["a".repeat(size)] })),
    json(`long-tag-words-${size}`, () => described({ tags: ["a b_".repeat(size / 4)] })),
    json(`long-property-${size}`, () =>
      documentWith({
        type: "object",
        required: ["a".repeat(size)],
        properties: { ["a".repeat(size)]: { type: "string" } },
      }),
    ),
    json(`long-parameter-${size}`, () =>
      described({ parameters: [{ name: "a".repeat(size), in: "query", schema: { type: "string" } }] }),
    ),
    json(`long-header-${size}`, () =>
      described({ parameters: [{ name: "a-".repeat(size / 2), in: "header", schema: { type: "string" } }] }),
    ),
    json(`long-schema-${size}`, () =>
      documentWith(
        { $ref: `#/components/schemas/${"a".repeat(size)}` },
        { schemas: { ["a".repeat(size)]: { type: "object" } } },
      ),
    ),
    json(`long-schema-hyphens-${size}`, () =>
      documentWith(
        { $ref: `#/components/schemas/${"a-".repeat(size / 2)}` },
        { schemas: { ["a-".repeat(size / 2)]: { type: "object" } } },
      ),
    ),
    json(`long-ref-${size}`, () =>
      documentWith({ $ref: `#/components/schemas/${"a".repeat(size)}` }, { schemas: { a: {} } }),
    ),
    json(`long-ref-file-${size}`, () => documentWith({ $ref: `./${"a".repeat(size)}.json` })),
    json(`long-ref-steps-${size}`, () => documentWith({ $ref: `#${"/a".repeat(size / 2)}` })),
    json(`long-server-${size}`, () => ({ ...described({}), servers: [{ url: `https://a.test/${"a".repeat(size)}` }] })),
    json(`long-media-type-${size}`, () =>
      described({
        responses: { "200": { description: "", content: { [`application/${"a".repeat(size)}`]: { schema: {} } } } },
      }),
    ),
    json(`long-media-type-spaces-${size}`, () =>
      described({
        responses: {
          "200": { description: "", content: { [`application/json${" ".repeat(size)}x`]: { schema: {} } } },
        },
      }),
    ),
    json(`long-format-${size}`, () => documentWith({ type: "string", format: "a".repeat(size) })),
    json(`long-type-${size}`, () => documentWith({ type: "a".repeat(size) })),
    json(`long-scheme-${size}`, () => ({
      ...described({ security: [{ ["a".repeat(size)]: [] }] }),
      components: { securitySchemes: { ["a".repeat(size)]: { type: "apiKey", in: "header", name: "a".repeat(size) } } },
    })),
    json(`long-openapi-${size}`, () => ({ ...HEAD, openapi: `3.1.${"0".repeat(size)}`, paths: {} })),
    json(`long-example-name-${size}`, () =>
      described({
        responses: {
          "200": {
            description: "",
            content: { "application/json": { schema: {}, examples: { ["a".repeat(size)]: { value: 1 } } } },
          },
        },
      }),
    ),
  ]),
];

const OK = { "200": { description: "" } };

function described(more: object) {
  return { ...HEAD, paths: { "/a": { get: { responses: OK, ...more } } } };
}

/** A document whose description is the given rest of its line, and what follows. */
function yaml(description: string): string {
  return `openapi: 3.1.0\npaths: {}\ninfo:\n  title: t\n  version: '1'\n  description:${description}`;
}
