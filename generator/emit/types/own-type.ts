import type { SchemaObject } from "../../document/openapi.ts";
import { isObject, type Json } from "../../json/json.ts";

/** Without a `type` the other keywords tell what is meant, though by the letter they bind values of their type only. */
export function typesOf(schema: SchemaObject): readonly string[] {
  const { type } = schema;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type;
  if (OBJECT_KEYWORDS.some((keyword) => schema[keyword] !== undefined && schema[keyword] !== false)) return ["object"];
  return ARRAY_KEYWORDS.some((keyword) => schema[keyword] !== undefined) ? ["array"] : [];
}

const OBJECT_KEYWORDS = [
  "properties",
  "additionalProperties",
  "patternProperties",
  "required",
  "propertyNames",
  "unevaluatedProperties",
];
const ARRAY_KEYWORDS = ["items", "prefixItems"];

/** Values that the type beside them refuses are no values; where it refuses all, the document can't mean the type. */
export function enumValues(values: readonly Json[], types: readonly string[]): readonly Json[] {
  const taken = types.length === 0 ? values : values.filter((value) => types.some((type) => isOf(value, type)));
  return taken.length === 0 ? values : taken;
}

export function isOf(value: Json, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
    case "number":
      return typeof value === "number";
    default:
      return typeof value === type;
  }
}
