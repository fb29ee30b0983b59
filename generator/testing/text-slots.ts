import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import type { Version } from "../document/version.ts";
import { type Json, type JsonObject, setOwn } from "../json/json.ts";

/** The names of all slots of a version's document: `Type.field`, and what tells two of one field apart behind a slash. */
export function slotsOf(version: Version): readonly string[] {
  const names = [...textOf(version).matchAll(MARK)].map(([, , name = ""]) => name);
  return [...new Set(names)].filter((name) => name !== "version");
}

/** The document with these texts in these slots, and with something plain and valid in the others. */
export function fillSlots(version: Version, texts: ReadonlyMap<string, string>): JsonObject {
  const fill = (marked: string) =>
    marked.replace(MARK, (_, isReference: string, name: string) => {
      const text = texts.get(name);
      const filling = name === "version" ? `${version}.0` : text === undefined ? plain(name) : whole(name, text);
      return isReference ? inReference(filling) : filling;
    });
  return fillAll(load(textOf(version)) as Json, fill) as JsonObject;
}

/** Whether the standard has a rule for the slot that the text breaks: then the document may be refused. */
export function mayBeRefused(slot: string, text: string): boolean {
  const allowed = RULES.find(([slots]) => slots.test(slot))?.[1];
  return allowed !== undefined && !allowed.test(text);
}

/** Slots with a rule that is kept to the letter, and what it allows. */
const RULES: readonly (readonly [slots: RegExp, allowed: RegExp])[] = [
  // A reference that leads nowhere, and a place that isn't known, are never guessed.
  [/^(Schema|PathItem)\.\$ref$|^Discriminator\.mapping\/value$|^Parameter\.in$/, /(?!)/],
  // Braces are those of a template (OpenAPI 3.2, section 4.8.2), which has a name in them.
  [/^Paths\//, /^[^{}]*$/],
  [/^Parameter\.name\/path$/, /^[^{}]+$/],
];

const MARK = /‹(#?)([^›]*)›/g;

const sources = new Map<string, string>();

function textOf(version: Version): string {
  const name = version === "2.0" ? "text-slots-2.yaml" : "text-slots-3.yaml";
  const known = sources.get(name) ?? readFileSync(new URL(name, import.meta.url), "utf8");
  sources.set(name, known);
  return known;
}

function fillAll(value: Json, fill: (marked: string) => string): Json {
  if (typeof value === "string") return fill(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => fillAll(item, fill));
  const filled: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) setOwn(filled, fill(key), fillAll(inner as Json, fill));
  return filled;
}

/** An extension has to begin as one; an id may not be what a `$ref` says. */
function whole(slot: string, text: string): string {
  if (slot === "Schema.$id") return `https://example.com/${text}`;
  return slot.startsWith("x-extension") ? `x-${text}` : text;
}

function plain(slot: string): string {
  const found = PLAIN.find(([slots]) => slots.test(slot))?.[1];
  return found ?? slot.replace(/^x-|\W/g, (part) => (part === "x-" ? part : ""));
}

const PLAIN: readonly (readonly [slots: RegExp, text: string])[] = [
  [/^Responses/, "202"],
  [/\.content(\/|$)|\.consumes|\.produces|^Response\.examples$/, "application/vnd.plain"],
  [/\.schemes/, "http"],
  [/\.host/, "example.com"],
  [/\.collectionFormat/, "csv"],
  [/^PathItem\.\$ref/, "#/components/pathItems/Plain"],
  [/^Parameter\.style|^Encoding\.style/, "form"],
  [/^Header\.style/, "simple"],
  [/^Link\.operationRef/, "#/paths/~1whole/query"],
  [/^Schema\.\$(ref|dynamicRef)$/, "#"],
  [/^SecurityScheme\.type/, "basic"],
  [/^SecurityScheme\.flow/, "implicit"],
  [/^SecurityScheme\.in|^Parameter\.in/, "header"],
  [/^Xml\.nodeType/, "element"],
  [/[uU]rl|\$schema|\$self|Dialect|\$vocabulary|\$id|termsOfService/, "https://example.com/a"],
];

/** RFC 6901, section 6. A lone surrogate has no UTF-8, and stays. */
function inReference(text: string): string {
  const escaped = text.replaceAll("~", "~0").replaceAll("/", "~1");
  return escaped.replace(/\P{Cs}+/gu, encodeURIComponent);
}
