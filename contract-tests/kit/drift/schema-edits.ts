import { canonical } from "../../../generator/fixtures/located.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import type { DriftPlace } from "./drift.ts";
import type { Edits } from "./edits.ts";
import { type Dialect, inferSchema, nullMark, typesOf } from "./infer-schema.ts";

type KeywordDrift = Extract<DriftPlace, { kind: "keyword" }>;

/** A schema of the document as it is written, and what to do to it. */
export interface SchemaEdit {
  readonly edits: Edits;
  readonly pointer: string;
  readonly schema: JsonObject;
  readonly dialect: Dialect;
  readonly why: string;
}

/**
 * Lets a schema take the values that one of its keywords refuses: types and enums grow, limits give way, and a keyword that
 * can't be widened goes. False where the schema, as it is written, doesn't have that keyword.
 */
export function widen(edit: SchemaEdit, { keyword, name, values }: KeywordDrift): boolean {
  const { edits, pointer, schema, dialect, why } = edit;
  // Of a parameter only the text on the wire is known.
  if (keyword === "type" && values.length > 0) return widenType(edit, values);
  if (keyword === "oneOf" || keyword === "anyOf") return addBranch(edit, keyword, values);
  if (keyword === "oneOf, several") return toAnyOf(edit);
  if (schema[keyword] === undefined) return false;
  if (keyword === "required") return relaxRequired(edit, name ?? "");
  if (keyword === "enum" && values.length > 0) {
    const known = new Set((Array.isArray(schema.enum) ? schema.enum : []).map(canonical));
    const added = distinct(values).filter((value) => !known.has(canonical(value)));
    // Before 3.1 null needs a word of its own too.
    const mark = added.includes(null) && dialect !== "3.1" ? nullMark(dialect) : {};
    edits.update(pointer, { ...mark, enum: added }, why);
    return true;
  }
  const limit = values.length === 0 ? undefined : LIMITS[keyword]?.(values);
  if (limit !== undefined && typeof schema[keyword] === "number") {
    edits.update(pointer, { [keyword]: limit }, why);
    return true;
  }
  edits.remove(pointer, keyword, why);
  if (keyword === "const" && values.length > 0 && dialect === "3.1")
    edits.update(pointer, { enum: distinct([schema.const as Json, ...values]) }, why);
  return true;
}

/** The types that came join those that are declared; before 3.1, where that can't be said, any may come. */
function widenType({ edits, pointer, schema, dialect, why }: SchemaEdit, values: readonly Json[]): boolean {
  if (schema.type === undefined) return false;
  const declared = [schema.type].flat() as string[];
  const seen = typesOf(values);
  const others = seen.filter((type) => type !== "null");
  if (others.length === 0) {
    edits.update(pointer, dialect === "3.1" ? { type: joined(schema.type, ["null"]) } : nullMark(dialect), why);
    return true;
  }
  const fractions = others.length === 1 && others[0] === "number" && declared.includes("integer");
  if (fractions && declared.length === 1) {
    if (schema.format !== undefined) edits.remove(pointer, "format", why);
    const type = dialect === "3.1" && seen.includes("null") ? ["number", "null"] : "number";
    edits.update(pointer, { type, ...(dialect !== "3.1" && seen.includes("null") ? nullMark(dialect) : {}) }, why);
    return true;
  }
  if (dialect !== "3.1") {
    edits.remove(pointer, "type", why);
    return true;
  }
  edits.update(pointer, { type: joined(schema.type, seen) }, why);
  return true;
}

/** A list is joined to the one that stands there, where one does. */
function joined(there: Json, added: readonly string[]): readonly string[] {
  const declared = [there].flat() as string[];
  const fresh = added.filter((type) => !declared.includes(type));
  return Array.isArray(there) ? fresh : [...declared, ...fresh];
}

function addBranch(edit: SchemaEdit, keyword: "oneOf" | "anyOf", values: readonly Json[]): boolean {
  const { edits, pointer, schema, dialect, why } = edit;
  if (!Array.isArray(schema[keyword])) return false;
  const others = values.filter((value) => value !== null);
  if (others.length > 0) edits.update(pointer, { [keyword]: [inferSchema(others, dialect)] }, why);
  if (others.length < values.length) {
    edits.update(pointer, dialect === "3.1" ? { [keyword]: [{ type: "null" }] } : nullMark(dialect), why);
  }
  return true;
}

/** What fits several branches fits `anyOf`. */
function toAnyOf({ edits, pointer, schema, why }: SchemaEdit): boolean {
  if (!Array.isArray(schema.oneOf) || schema.anyOf !== undefined) return false;
  edits.remove(pointer, "oneOf", why);
  edits.update(pointer, { anyOf: schema.oneOf as readonly Json[] }, why);
  return true;
}

function relaxRequired({ edits, pointer, schema, why }: SchemaEdit, name: string): boolean {
  if (schema.required === true) edits.update(pointer, { required: false }, why);
  if (schema.required === true) return true;
  if (!Array.isArray(schema.required) || !schema.required.includes(name)) return false;
  edits.shorten(pointer, { key: "required", list: schema.required as readonly Json[], item: name }, why);
  return true;
}

const length = (value: Json) => [...String(value)].length;
const size = (value: Json) => (Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0);

/** How far a limit must give way. */
const LIMITS: Readonly<Record<string, (values: readonly Json[]) => number>> = {
  minLength: (values) => Math.min(...values.map(length)),
  maxLength: (values) => Math.max(...values.map(length)),
  minItems: (values) => Math.min(...values.map(size)),
  maxItems: (values) => Math.max(...values.map(size)),
  minProperties: (values) => Math.min(...values.map(size)),
  maxProperties: (values) => Math.max(...values.map(size)),
  minimum: (values) => Math.min(...values.map(Number)),
  maximum: (values) => Math.max(...values.map(Number)),
};

function distinct(values: readonly Json[]): Json[] {
  return [...new Map(values.map((value) => [canonical(value), value])).values()];
}
