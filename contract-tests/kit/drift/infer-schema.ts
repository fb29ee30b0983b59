import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";

/** What a document is written in: how it says null, and whether it knows several types. */
export type Dialect = "2.0" | "3.0" | "3.1";

export function dialectOf({ swagger, openapi }: JsonObject): Dialect {
  if (swagger !== undefined) return "2.0";
  return typeof openapi === "string" && openapi.startsWith("3.0") ? "3.0" : "3.1";
}

/** The narrowest plain schema that takes all of the values: types, properties, items, what is always there. */
export function inferSchema(values: readonly Json[], dialect: Dialect, depth = 0): JsonObject {
  const types = typesOf(values);
  const others = types.filter((type) => type !== "null");
  // Before 3.1 no schema has several types: then any will do.
  if (others.length === 0 || depth > MAX_DEPTH) return {};
  if (others.length > 1 && dialect !== "3.1") return {};
  const inner = { ...objectRules(values, dialect, depth), ...arrayRules(values, dialect, depth) };
  const type = others.length === 1 ? (others[0] as string) : others;
  if (!types.includes("null")) return { type, ...inner };
  return dialect === "3.1" ? { type: [type, "null"].flat(), ...inner } : { type, ...nullMark(dialect), ...inner };
}

/** How a document before 3.1 says that null is allowed. */
export function nullMark(dialect: Exclude<Dialect, "3.1">): JsonObject {
  return { [dialect === "3.0" ? "nullable" : "x-nullable"]: true };
}

/** JSON Schema's type of a value; a whole number is an integer. */
export function typeOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** Each once, in the order of their appearance; `number` holds the integers. */
export function typesOf(values: readonly Json[]): string[] {
  const types = [...new Set(values.map(typeOf))];
  return types.includes("number") ? types.filter((type) => type !== "integer") : types;
}

function objectRules(values: readonly Json[], dialect: Dialect, depth: number): JsonObject {
  const objects = values.filter(isObject);
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))].slice(0, MAX_PROPERTIES);
  if (names.length === 0) return {};
  // One object says little about what is always there.
  const always = names.filter((name) => objects.every((object) => Object.hasOwn(object, name)));
  const required = objects.length > 1 ? always : [];
  const properties = names.map((name) => {
    const own = objects.flatMap((object) => (Object.hasOwn(object, name) ? [object[name] as Json] : []));
    return [name, inferSchema(own, dialect, depth + 1)] as const;
  });
  return { ...(required.length > 0 ? { required } : {}), properties: Object.fromEntries(properties) };
}

function arrayRules(values: readonly Json[], dialect: Dialect, depth: number): JsonObject {
  const arrays = values.filter((value): value is readonly Json[] => Array.isArray(value));
  return arrays.length === 0 ? {} : { items: inferSchema(arrays.flat(), dialect, depth + 1) };
}

const MAX_DEPTH = 8;
const MAX_PROPERTIES = 100;
