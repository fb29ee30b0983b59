import type { Json, JsonObject } from "../json/json.ts";
import { isSafeSegment } from "../model/file-names.ts";
import { isIdentifier } from "../model/names.ts";
import { codeOf } from "./printed.ts";
import { commentLines, docComment, propertyKey, quote } from "./quote.ts";

/** Places an identifier. Refuses anything else: a name is made by `names.ts` or it isn't one. */
function id(value: unknown): string {
  if (typeof value !== "string" || !isIdentifier(value))
    throw new TypeError(`Not an identifier: ${JSON.stringify(value)}`);
  return value;
}

/** Places a text as a string literal. */
function str(value: unknown): string {
  if (typeof value !== "string") throw new TypeError(`Not a text: ${JSON.stringify(value)}`);
  return quote(value);
}

/** Places the name of a property: bare where it can be, and never as the prototype. */
function key(value: unknown): string {
  if (typeof value !== "string") throw new TypeError(`Not a key: ${JSON.stringify(value)}`);
  return propertyKey(value);
}

/** Places the name of a file of the output, within a text of the template. Refuses anything else: `file-names.ts` makes them. */
function file(value: unknown): string {
  if (typeof value !== "string" || !isSafeSegment(value) || /[^\p{L}\p{M}\p{N}_-]/u.test(value))
    throw new TypeError(`Not a file name: ${JSON.stringify(value)}`);
  return value;
}

/** Places a JSON value as an expression, broken into lines where it is long. `indent` is the column it starts at. */
function json(value: unknown, { hash }: SlotOptions): string {
  if (value === undefined) throw new TypeError("No value to place.");
  return literal(value as Json, Number(hash.indent ?? 0));
}

/** Places a text as a doc comment and the line break after it; nothing for no text. `indent` is the column of what follows. */
function doc(value: unknown, { hash }: SlotOptions): string {
  if (value === undefined || value === "") return "";
  if (typeof value !== "string") throw new TypeError(`Not a text: ${JSON.stringify(value)}`);
  return docComment(commentLines(value), " ".repeat(Number(hash.indent ?? 0)));
}

/** Places what an emitter has printed, and refuses any other text. */
function code(value: unknown): string {
  const text = codeOf(value);
  if (text === undefined) throw new TypeError(`Not printed code: ${JSON.stringify(value)}`);
  return text;
}

/**
 * The slots that a template may use, and nothing else: a bare value is refused by a test over all templates. Of printed code
 * there is a doc comment, the declaration of a type, the fields of a descriptor, and a list of lists of names.
 */
export const slots = {
  id,
  key,
  str,
  file,
  json,
  doc,
  comment: code,
  declaration: code,
  fields: code,
  references: code,
};

export type SlotName = keyof typeof slots;

/** Text that `json` places as a Blob: a file in a body. */
export function blob(text: string): Json {
  return { [BLOB]: text } as JsonObject;
}

// A symbol, so that no text of a document can look like one.
const BLOB: unique symbol = Symbol("blob");

interface SlotOptions {
  readonly hash: { readonly indent?: number };
}

const LINE_WIDTH = 100;

/** One pass: what fits on a line as a whole has members that fit, so each is printed once. */
function literal(value: Json, indent: number): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (BLOB in value) return `new Blob([${quote(String(value[BLOB as never]))}])`;
  const parts: string[] = [];
  const isArray = Array.isArray(value);
  if (isArray) for (const item of value) parts.push(literal(item, indent + 2));
  else
    for (const key in value) {
      const item = (value as JsonObject)[key];
      if (item !== undefined) parts.push(`${propertyKey(key)}: ${literal(item, indent + 2)}`);
    }
  const [open, space, close] = isArray ? ["[", "", "]"] : ["{", " ", "}"];
  if (parts.length === 0) return open + close;
  if (fits(parts, LINE_WIDTH - indent)) return `${open}${space}${parts.join(", ")}${space}${close}`;
  const margin = "\n".padEnd(indent + 3);
  return `${open}${margin}${parts.join(`,${margin}`)},${margin.slice(0, -2)}${close}`;
}

function fits(parts: readonly string[], room: number): boolean {
  let left = room - 2;
  for (const part of parts) {
    left -= part.length + 2;
    if (left < 0) return false;
  }
  return !parts.some((part) => part.includes("\n"));
}
