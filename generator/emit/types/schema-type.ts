import type { SchemaObject } from "../../document/openapi.ts";
import { isObject, type Json } from "../../json/json.ts";
import { discriminated } from "./discriminator.ts";
import { objectType } from "./object-type.ts";
import { enumValues, typesOf } from "./own-type.ts";
import { enclosedType, type Printing } from "./printing.ts";
import { dynamicReferenceType, hoist, referenceType } from "./reference.ts";
import {
  arrayOf,
  BOOLEAN,
  intersection,
  literal,
  NEVER,
  NULL,
  NUMBER,
  STRING,
  type TypeText,
  tuple,
  UNKNOWN,
  union,
} from "./text.ts";

/** The values that a schema takes, as a type. What a type can't say, such as a pattern, it leaves open. */
export function schemaType(printing: Printing, schema: unknown, indent: string): TypeText {
  if (!isObject(schema)) return schema === false ? NEVER : UNKNOWN;
  // What lies deeper than anything real gets a declaration of its own, so that no depth is too deep.
  if (printing.depth >= MAX_DEPTH) return hoist(printing, schema, ["Inner"]);
  printing.depth++;
  const type = isComposed(schema)
    ? intersection(partsOf(printing, schema, indent), indent)
    : ownType(printing, schema, indent);
  printing.depth--;
  return type;
}

function isComposed(schema: SchemaObject): boolean {
  for (const keyword in schema) if (COMPOSING.has(keyword)) return true;
  return false;
}

const COMPOSING = new Set(["$ref", "$dynamicRef", "allOf", "oneOf", "anyOf", "not"]);

const MAX_DEPTH = 48;

/** A value has to be of all of them. */
function partsOf(printing: Printing, schema: SchemaObject, indent: string): TypeText[] {
  const parts: TypeText[] = [];
  if (typeof schema.$ref === "string") parts.push(referenceType(printing, schema, indent));
  if (typeof schema.$dynamicRef === "string") parts.push(dynamicReferenceType(printing, schema.$dynamicRef));
  if (refusesAll(schema.not)) return [NEVER];
  const { allOf, oneOf, anyOf } = schema;
  if (Array.isArray(allOf)) for (const branch of allOf as Json[]) parts.push(schemaType(printing, branch, indent));
  const own = ownType(printing, schema, indent);
  if (own !== UNKNOWN) parts.push(own);
  for (const branches of [oneOf, anyOf]) {
    if (!Array.isArray(branches) || branches.length === 0) continue;
    const inner = `${indent}  `;
    const types = branches.map((branch: Json) => discriminated(printing, { schema, branch }, inner));
    parts.push(union(types, indent));
  }
  return parts;
}

function refusesAll(not: Json | undefined): boolean {
  return not === true || (isObject(not) && Object.keys(not).length === 0);
}

/** What the schema says by itself: `const`, `enum`, or a type with what it holds. */
function ownType(printing: Printing, schema: SchemaObject, indent: string): TypeText {
  const types = typesOf(schema);
  if (schema.const !== undefined) return literal(schema.const);
  if (Array.isArray(schema.enum)) return union(enumValues(schema.enum, types).map(literal), indent);
  if (types.length === 0) return UNKNOWN;
  if (types.length === 1) return typeNamed(printing, { schema, type: types[0] ?? "" }, indent);
  return union(
    types.map((type) => typeNamed(printing, { schema, type }, `${indent}  `)),
    indent,
  );
}

function typeNamed(
  printing: Printing,
  { schema, type }: { readonly schema: SchemaObject; readonly type: string },
  indent: string,
): TypeText {
  switch (type) {
    case "string":
      return STRING;
    case "integer":
    case "number":
      return NUMBER;
    case "boolean":
      return BOOLEAN;
    case "null":
      return NULL;
    case "array":
      return arrayType(printing, schema, indent);
    case "object":
      return objectType(printing, schema, indent);
    default:
      return UNKNOWN;
  }
}

function arrayType(printing: Printing, schema: SchemaObject, indent: string): TypeText {
  const { prefixItems, minItems } = schema;
  // OpenAPI 3.0's tools also wrote the list of JSON Schema's earlier drafts into `items`.
  const old = Array.isArray(schema.items) ? (schema.items as Json[]) : undefined;
  const prefix = Array.isArray(prefixItems) ? prefixItems : (old ?? []);
  const items = old === undefined ? (schema.items ?? schema.unevaluatedItems) : schema.additionalItems;
  if (prefix.length === 0) return arrayOf(enclosedType(printing, items, indent));
  const least = typeof minItems === "number" ? minItems : 0;
  const members = prefix.map((item: Json, index) => ({
    type: enclosedType(printing, item, indent),
    optional: index >= least,
  }));
  return tuple(members, items === false ? undefined : enclosedType(printing, items, indent));
}
