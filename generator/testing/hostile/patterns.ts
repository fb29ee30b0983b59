import type { JsonObject } from "../../json/json.ts";
import { documentWith, HEAD, type Hostile, json } from "./document.ts";

const MEGABYTE = 1_000_000;

/** Regular expressions that take ages on some text, by what makes them so. */
export const PATTERNS: Readonly<Record<string, string>> = {
  "nested-plus": "^(a+)+$",
  "nested-star": "^(a*)*$",
  "nested-thrice": "^((a+)+)+$",
  alternatives: "^(a|a)*$",
  "alternatives-alike": "^(a|aa)+$",
  "any-and-any": "^(.*a){25}$",
  polynomial: `^${"a*".repeat(30)}$`,
  "polynomial-spaces": "\\s*\\s*\\s*\\s*\\s*\\s*\\s*\\s*$",
  unanchored: "(x+x+)+y",
  backreference: "^(a+)+\\1$",
  "backreference-named": "^(?<a>a+)+\\k<a>b$",
  lookahead: "^(?=(a+)+$)(a+)+$",
  "lookahead-negative": "^(?!(a+)+b$)(a+)+$",
  lookbehind: "(?<=(a+)+)b$",
  "counted-nested": "^((a{1,100}){1,100}){1,100}$",
  counted: "^a{1000000000}$",
  "counted-wide": "^(a{0,65535}){0,65535}$",
  email:
    "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$",
  url: "^(([a-z])+.)+[A-Z]([a-z])+$",
  long: "a".repeat(MEGABYTE),
  "long-choice": `^(${Array(100_000).fill("abc").join("|")})$`,
  "long-class": `^[${"a-z".repeat(300_000)}]$`,
  "deep-groups": `${"(".repeat(5000)}a${")".repeat(5000)}`,
  "deep-groups-more": `${"(?:".repeat(300_000)}a${")".repeat(300_000)}`,
  broken: "(".repeat(MEGABYTE),
  "broken-class": "[",
  "unicode-property": "^\\p{L}*\\p{L}*\\p{L}*\\p{L}*$",
};

const FORMATS =
  `date date-time time duration email hostname ipv4 ipv6 uri uri-reference uri-template url uuid json-pointer
  relative-json-pointer regex byte iri idn-email iso-time iso-date-time float`.split(/\s+/);

/** Texts of which a careless expression looks at each end from each start. */
const LONG_TEXTS = ["a", "a-", "a.", ":", "a:", "1", "/", "{", "%41", " ", "a@", "(", "0:"].flatMap((part) =>
  ["", "http://", "a@", "P", "2020-01-01T00:00:00"].map((start) => `${start}${part.repeat(20_000 / part.length)}!`),
);

const TEXT = `${"a".repeat(40)}!`;
const LONG_TEXT = `${"a".repeat(50_000)}!`;

/** Each of them wherever a pattern may stand, with values that they are slow on. */
export const PATTERN_DOCUMENTS: readonly Hostile[] = [
  ...Object.entries(PATTERNS).flatMap(([name, pattern]) => [
    json(`pattern-${name}`, () => everywhere(pattern, TEXT)),
    json(`pattern-${name}-short-text`, () => everywhere(pattern, `${"a".repeat(15)}!`)),
    json(`pattern-${name}-long-text`, () => everywhere(pattern, LONG_TEXT)),
    json(`pattern-${name}-lengths`, () => documentWith({ type: "string", pattern, minLength: 1000, maxLength: 1100 })),
  ]),
  json("pattern-formats", () =>
    documentWith({
      type: "object",
      properties: Object.fromEntries(
        FORMATS.map((format) => [format, { type: "string", format, examples: LONG_TEXTS }]),
      ),
    }),
  ),
  json("pattern-many-slow", () =>
    documentWith({
      type: "object",
      properties: Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [
          `p${index}`,
          { type: "string", pattern: `^(a+)+b{${index}}$`, example: TEXT },
        ]),
      ),
    }),
  ),
  json("pattern-many-slow-names", () =>
    documentWith({
      type: "object",
      example: { [TEXT]: 1 },
      patternProperties: Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [`^(a+)+b{${index}}$`, { type: "integer" }]),
      ),
    }),
  ),
  json("pattern-many-parameters", () => ({
    ...HEAD,
    paths: Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [
        `/a${index}`,
        {
          get: {
            parameters: [
              { name: "q", in: "query", schema: { type: "string", pattern: `^(a+)+b{${index}}$` }, example: TEXT },
            ],
            responses: { "200": { description: "" } },
          },
        },
      ]),
    ),
  })),
];

function everywhere(pattern: string, text: string): JsonObject {
  const string = { type: "string", pattern, examples: [text], default: text };
  const schema = {
    type: "object",
    required: ["a"],
    properties: { a: string, b: { enum: [text], pattern }, c: { const: text, pattern } },
    patternProperties: { [pattern]: { type: "string" } },
    propertyNames: { pattern },
    additionalProperties: string,
    example: { a: text, [text]: text },
  };
  const document = documentWith(schema);
  const parameters = ["query", "header", "cookie", "path"].map((place) => ({
    name: place,
    in: place,
    required: true,
    schema: string,
    example: text,
  }));
  const get = {
    operationId: "look",
    parameters,
    responses: { "200": { description: "", headers: { A: { schema: string } } } },
  };
  return { ...document, paths: { ...(document.paths as JsonObject), "/things/{path}": { get } } };
}
