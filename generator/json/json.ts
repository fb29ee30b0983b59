/** A value as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object with only those members whose key is wanted. Keys are a document's, in which `__proto__` is refused. */
export function pickKeys(value: JsonObject, wanted: (key: string) => boolean): JsonObject {
  const picked: { [key: string]: Json | undefined } = {};
  for (const key in value) if (wanted(key)) picked[key] = value[key];
  return picked;
}

/** The value that a text stands for; undefined where it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
