import type { SchemaObject } from "../../document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../../json/json.ts";
import { fileProperty, own } from "./files.ts";
import { enclosedType, type Printing } from "./printing.ts";
import { findTarget } from "./reference.ts";
import { schemaComment } from "./schema-comment.ts";
import {
  arrayOf,
  FILE,
  FREE_FORM,
  type Index,
  intersection,
  keyed,
  type Member,
  OPEN,
  object,
  type TypeText,
  UNDEFINED,
  UNKNOWN,
  union,
} from "./text.ts";

/** An object: its properties, and what its other keys may hold. */
export function objectType(printing: Printing, schema: SchemaObject, indent: string): TypeText {
  const inner = `${indent}  `;
  const members = membersOf(printing, schema, inner);
  const keys = schema.propertyNames === undefined ? undefined : propertyKeys(printing, schema.propertyNames);
  const others = otherValues(printing, schema, inner);
  const patterns = schema.patternProperties === undefined ? NONE : patternIndexes(printing, schema, inner);
  if (keys !== undefined && patterns.length === 0) {
    const free = keys.filter((key) => !members.some((member) => member.key === key));
    const closed = keyed(free, others === NOTHING ? UNKNOWN : others);
    return members.length === 0 ? closed : intersection([object(members, [], indent), closed], indent);
  }
  if (members.length === 0 && patterns.length === 0) return withoutMembers(schema, others, indent);
  return object(
    members,
    others === NOTHING && patterns.length === 0 ? NONE : indexesOf(members, others, patterns),
    indent,
  );
}

const NONE: readonly Index[] = [];

/** Stands for keys that are not spoken of, or that are refused. TypeScript has no type for "no other key". */
const NOTHING: TypeText = { ...UNKNOWN };

function withoutMembers(schema: SchemaObject, others: TypeText, indent: string): TypeText {
  if (schema.additionalProperties === false) return object([], [{ prefix: "", type: NEVER_HELD }], indent);
  if (others !== NOTHING)
    return others.code === UNKNOWN.code ? OPEN : object([], [{ prefix: "", type: others }], indent);
  return schema.type === undefined ? UNKNOWN : FREE_FORM;
}

const NEVER_HELD = union([], "");

function membersOf(printing: Printing, { properties, required }: SchemaObject, indent: string): Member[] {
  const names = new Set<unknown>(Array.isArray(required) ? required : []);
  const members: Member[] = [];
  if (isObject(properties))
    for (const key in properties) {
      const property = properties[key];
      const optional = !names.has(key);
      members.push({
        comment: isObject(property) ? schemaComment(property, indent, key) : "",
        key,
        optional,
        // To TypeScript `{}` has a `constructor`, a Function: where such a property is optional, any value has to do.
        type: optional && key in Object.prototype ? UNKNOWN : propertyType(printing, { key, property }, indent),
      });
    }
  // A property may be required without being declared: its value is anything, but it has to be there.
  for (const key of names)
    if (typeof key === "string" && !(isObject(properties) && Object.hasOwn(properties, key)))
      members.push({ comment: "", key, optional: false, type: UNKNOWN });
  return members;
}

function propertyType(
  printing: Printing,
  { key, property }: { readonly key: string; readonly property: Json | undefined },
  indent: string,
): TypeText {
  const { encoding } = printing;
  if (encoding !== undefined) {
    const file = fileProperty(printing, property, own(encoding, key));
    if (file !== undefined) return file === "file" ? FILE : arrayOf(FILE);
  }
  return enclosedType(printing, property, indent);
}

/** `additionalProperties`; where it isn't said, `unevaluatedProperties`, which looks through the branches as well. */
function otherValues(printing: Printing, schema: SchemaObject, indent: string): TypeText {
  const { additionalProperties: additional, unevaluatedProperties: unevaluated } = schema;
  if (additional === undefined && isObject(unevaluated))
    return composed(schema) ? UNKNOWN : enclosedType(printing, unevaluated, indent);
  if (additional === undefined || additional === false) return NOTHING;
  return enclosedType(printing, additional, indent);
}

function composed({ $ref, allOf, anyOf, oneOf }: SchemaObject): boolean {
  return [$ref, allOf, anyOf, oneOf].some((keyword) => keyword !== undefined);
}

function patternIndexes(printing: Printing, schema: SchemaObject, indent: string): Index[] {
  const patterns = isObject(schema.patternProperties) ? schema.patternProperties : {};
  const byPrefix = new Map<string, TypeText[]>();
  for (const [pattern, inner] of Object.entries(patterns)) {
    const prefix = prefixOf(pattern);
    const type = enclosedType(printing, inner, indent);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), type]);
  }
  return [...byPrefix].map(([prefix, types]) => ({ prefix, type: union(types, indent) }));
}

/** How a key starts that matches; empty where a pattern says anything else of it. */
export function prefixOf(pattern: string): string {
  return PREFIX.exec(pattern)?.[1]?.replaceAll("\\", "") ?? "";
}

const PREFIX = /^\^((?:[\w\s@:/-]|\\[.\-/])+)(?:\.[*+]\$?)?$/;

/**
 * Index signatures. TypeScript holds each property against them, and JSON Schema doesn't: so an index takes what the
 * properties beside it hold as well, or anything, where that would be long.
 */
function indexesOf(members: readonly Member[], others: TypeText, patterns: readonly Index[]): Index[] {
  const any = patterns.filter(({ prefix }) => prefix === "");
  const prefixed = patterns.filter(({ prefix }) => prefix !== "");
  const indexes = prefixed.map(({ prefix, type }) => ({
    prefix,
    type: widened([type, ...prefixed.filter((each) => each.prefix.startsWith(prefix)).map((each) => each.type)], {
      members: members.filter(({ key }) => key.startsWith(prefix)),
    }),
  }));
  if (others === NOTHING && any.length === 0) return indexes;
  const types = [...(others === NOTHING ? [] : [others]), ...any.map(({ type }) => type)];
  return [{ prefix: "", type: widened([...types, ...indexes.map(({ type }) => type)], { members }) }, ...indexes];
}

function widened(types: readonly TypeText[], { members }: { readonly members: readonly Member[] }): TypeText {
  const held = members.map(({ type }) => type);
  const all = [...types, ...held, ...(members.some(({ optional }) => optional) ? [UNDEFINED] : [])];
  const long = held.some(({ code }) => code.length > MAX_HELD || code === UNKNOWN.code || code.includes("\n"));
  return long ? UNKNOWN : union(all, "");
}

const MAX_HELD = 60;

/** The keys of a closed set; undefined where the set is open, or holds what is no key. */
function propertyKeys(printing: Printing, names: Json | undefined): readonly string[] | undefined {
  let schema: unknown = names;
  const seen = new Set<unknown>();
  while (isObject(schema) && typeof schema.$ref === "string" && !seen.has(schema)) {
    seen.add(schema);
    schema = findTarget(printing, schema.$ref)?.value;
  }
  if (!isObject(schema)) return undefined;
  const values = (schema as JsonObject).const === undefined ? schema.enum : [schema.const];
  return Array.isArray(values) && values.every((value) => typeof value === "string") ? values : undefined;
}
