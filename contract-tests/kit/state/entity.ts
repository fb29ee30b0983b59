import { isObject, type Json, type JsonObject, parseJson } from "../../../generator/json/json.ts";
import type { Exchange } from "../exchange.ts";

/** The body of an answer as JSON, or undefined. */
export function jsonOf({ response }: Exchange): Json | undefined {
  return parseJson(response.text);
}

/** The object in an answer that has an id: the answer itself, or the one inside an envelope. */
export function entityIn(body: Json | undefined, idProperty: string): JsonObject | undefined {
  if (!isObject(body)) return undefined;
  if (isId(body[idProperty])) return body;
  const inner = Object.values(body).filter((value): value is JsonObject => isObject(value) && isId(value[idProperty]));
  return inner.length === 1 ? inner[0] : undefined;
}

/** The list in an answer: the array itself, or the one array of an object, as in `{data: […], next}`. */
export function itemsIn(body: Json | undefined, depth = 2): readonly Json[] | undefined {
  if (Array.isArray(body)) return body as readonly Json[];
  if (!isObject(body) || depth === 0) return undefined;
  const values = Object.values(body);
  const arrays = values.filter((value): value is readonly Json[] => Array.isArray(value));
  if (arrays.length === 1) return arrays[0];
  if (arrays.length > 1) {
    const named = LIST_NAMES.flatMap((name) => (Array.isArray(body[name]) ? [body[name] as readonly Json[]] : []));
    return named[0];
  }
  const inner = values.flatMap((value) => itemsIn(isObject(value) ? value : undefined, depth - 1) ?? []);
  return inner.length > 0
    ? inner
    : values.map((value) => itemsIn(isObject(value) ? value : undefined, depth - 1)).find((it) => it !== undefined);
}

const LIST_NAMES = ["data", "items", "results", "content", "records", "values", "entries", "list"];

/** The id of one of them as a text, as a path would carry it. */
export function idIn(entity: Json | undefined, idProperty: string): string | undefined {
  if (!isObject(entity)) return undefined;
  const id = entity[idProperty];
  return isId(id) ? String(id) : undefined;
}

function isId(value: Json | undefined): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
