import type { Json } from "../json/json.ts";
import { isObject, pickKeys } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";

/**
 * A Schema Object of OpenAPI 3.0 (4.7.24), its inner schemas lifted already, → JSON Schema 2020-12.
 * The document, as it was, is needed to see whether a reference leads to something nullable.
 */
export function liftSchema(schema: SchemaObject, document: OpenApi): SchemaObject {
  return liftNullable(liftEncoding(liftLimit(liftLimit(dropRefSiblings(schema), MINIMUM), MAXIMUM)), document);
}

/** Keywords of 3.0 that documents of 3.1 go on using; validation has said how they are read. */
export function liftOldKeywords(schema: SchemaObject, document: OpenApi): SchemaObject {
  const { nullable, exclusiveMinimum, exclusiveMaximum } = schema;
  if (nullable === undefined && typeof exclusiveMinimum !== "boolean" && typeof exclusiveMaximum !== "boolean") {
    return schema;
  }
  return liftNullable(liftLimit(liftLimit(schema, MINIMUM), MAXIMUM), document);
}

/** What says something about a value without deciding whether it is valid. */
const ANNOTATIONS = new Set([
  ...["title", "description", "summary", "default", "example", "examples"],
  ...["deprecated", "readOnly", "writeOnly", "externalDocs", "xml"],
]);

/**
 * By OpenAPI 3.0, 4.7.23, nothing beside a `$ref` counts. Vendors write descriptions, `readOnly` and `nullable` there and
 * mean them, so these stay; what would narrow the target is dropped, as every 3.0 tool does.
 */
function dropRefSiblings(schema: SchemaObject): SchemaObject {
  if (typeof schema.$ref !== "string") return schema;
  for (const key in schema) if (!staysBesideRef(key)) return pickKeys(schema, staysBesideRef);
  return schema;
}

function staysBesideRef(key: string): boolean {
  return key === "$ref" || key === "nullable" || isAnnotation(key);
}

const MINIMUM = ["minimum", "exclusiveMinimum"] as const;
const MAXIMUM = ["maximum", "exclusiveMaximum"] as const;

/** In 3.0 `exclusiveMinimum` is a boolean that modifies `minimum`; in 2020-12 it is the limit itself. */
function liftLimit(schema: SchemaObject, [limit, exclusive]: typeof MINIMUM | typeof MAXIMUM): SchemaObject {
  if (typeof schema[exclusive] !== "boolean") return schema;
  const bound = schema[limit];
  if (!schema[exclusive] || bound === undefined) return pickKeys(schema, (key) => key !== exclusive);
  return { ...pickKeys(schema, (key) => key !== limit), [exclusive]: bound };
}

/** `format` stays as well: the emitters know `byte` and `binary` by it. */
function liftEncoding(schema: SchemaObject): SchemaObject {
  return schema.format === "byte" && schema.type === "string" ? { ...schema, contentEncoding: "base64" } : schema;
}

function liftNullable(schema: SchemaObject, document: OpenApi): SchemaObject {
  if (!Object.hasOwn(schema, "nullable")) return schema;
  const plain = pickKeys(schema, (key) => key !== "nullable");
  if (schema.nullable !== true) return plain;
  const [combinator, ...others] = ["$ref", "allOf", "oneOf", "anyOf"].filter((key) => Object.hasOwn(plain, key));
  if (combinator === undefined) return admitNull(plain);
  const branches = plain[combinator];
  const open = others.length === 0 && plain.discriminator === undefined && Array.isArray(branches);
  if (!open || combinator === "allOf") return orNull(plain);
  // A second branch that admits null would make a `oneOf` refuse it.
  if (branches.some((branch) => admitsNull(branch, document))) return admitNull(plain);
  return { ...admitNull(plain), [combinator]: [...branches, { type: "null" }] };
}

/**
 * Null joins the type, and the enum too: by the letter of 3.0.3 an enum without null forbids it, but then `nullable` would
 * say nothing, and the servers of those who write it do send null.
 */
function admitNull(schema: SchemaObject): SchemaObject {
  const admitting: Record<string, Json | undefined> = { ...schema };
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.includes("null")) admitting.type = [...types, "null"];
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) admitting.enum = [...schema.enum, null];
  return admitting;
}

/** The annotations stay outside: they are about the value, null or not. */
function orNull(schema: SchemaObject): SchemaObject {
  const rules = pickKeys(schema, (key) => !isAnnotation(key));
  const only = Object.keys(rules).length === 1 && Array.isArray(rules.allOf) && rules.allOf.length === 1;
  const value = only ? (rules.allOf as readonly Json[])[0] : rules;
  return { ...pickKeys(schema, isAnnotation), anyOf: [value as SchemaObject, { type: "null" }] };
}

function admitsNull(branch: Json, document: OpenApi): boolean {
  let schema: Json | undefined = branch;
  const seen = new Set<unknown>();
  while (isObject(schema) && typeof schema.$ref === "string" && !seen.has(schema)) {
    if (schema.nullable === true) return true;
    seen.add(schema);
    schema = schema.$ref.startsWith("#") ? valueAt(document, fromPointer(schema.$ref)) : undefined;
  }
  if (!isObject(schema)) return false;
  if (schema.nullable === true || [schema.type].flat().includes("null")) return true;
  const hasNull = (inner: Json) => isObject(inner) && inner.type === "null";
  return [schema.anyOf, schema.oneOf].some((branches) => Array.isArray(branches) && branches.some(hasNull));
}

function isAnnotation(key: string): boolean {
  return ANNOTATIONS.has(key) || key.startsWith("x-");
}
