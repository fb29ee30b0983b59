/** A value as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object with only those members whose key is wanted. */
export function pickKeys(value: JsonObject, wanted: (key: string) => boolean): JsonObject {
  const picked: JsonObject = {};
  for (const key in value) if (wanted(key)) setOwn(picked, key, value[key]);
  return picked;
}

/** Sets a property of any name. An assignment to `__proto__`, a name like others in JSON, would set the prototype. */
export function setOwn(object: object, key: string | number, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(object, key, { ...OWN, value });
  else (object as { [key: string | number]: unknown })[key] = value;
}

const OWN = { writable: true, enumerable: true, configurable: true };

/** The value that a text stands for; undefined where it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
