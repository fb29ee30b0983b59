import type { OpenApi } from "../document/openapi.ts";
import { isObject, type Json } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";

/** The object at the end of a chain of `$ref`s, and its place. References were checked before: none dangles or loops. */
export function follow<T>(
  document: OpenApi,
  value: unknown,
  steps: readonly string[],
): { value: T; steps: readonly string[] } {
  let current = value;
  let place = steps;
  while (isObject(current) && typeof current.$ref === "string") {
    place = fromPointer(current.$ref);
    current = valueAt(document as Json, place);
  }
  return { value: current as T, steps: place };
}
