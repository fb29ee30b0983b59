import type { Json, JsonObject } from "../json/json.ts";
import { isObject, setOwn } from "../json/json.ts";

/** A value that may still be changed by the stage that made it. */
export type Draft = null | boolean | number | string | Draft[] | DraftObject | undefined;
export type DraftObject = { [key: string]: Draft };

/** A deep copy in which nothing is shared, so that a change at one place (an alias in YAML) is not a change at another. */
export function copyJson(value: Json | undefined): Draft {
  if (Array.isArray(value)) return value.map(copyJson);
  return isObject(value) ? copyObject(value) : (value as Draft);
}

export function copyObject(value: JsonObject): DraftObject {
  const copy: DraftObject = {};
  for (const key of Object.keys(value)) setOwn(copy, key, copyJson(value[key]));
  return copy;
}

export function isDraftObject(value: Draft): value is DraftObject {
  return isObject(value);
}
