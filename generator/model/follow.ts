import type { OpenApi, ReferenceObject } from "../document/openapi.ts";
import { isObject, type Json } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";

/** An object of the document and the JSON Pointer to it. */
export interface Found<T> {
  readonly value: T;
  readonly pointer: string;
}

/** The object at the end of a chain of `$ref`s, and its place. References were checked before: none dangles or loops. */
export function follow<T>(document: OpenApi, value: unknown, pointer: string): Found<T> {
  let current = value;
  let place = pointer;
  while (isObject(current) && typeof current.$ref === "string") {
    const steps = fromPointer(current.$ref);
    place = toPointer(steps);
    current = valueAt(document as Json, steps);
  }
  return { value: current as T, pointer: place };
}

/** `/paths` and `/pets` → `/paths/~1pets`. */
export function below(pointer: string, step: string): string {
  return /[~/]/.test(step) ? pointer + toPointer([step]) : `${pointer}/${step}`;
}

/** Builds from an object, or once from what a `$ref` leads to; `name` is its key where that is a part of what is built. */
export type BuildOnce<T, Built> = (entry: T | ReferenceObject, pointer: string, name?: string) => Built;

/**
 * What many operations refer to is built once, by its `$ref`. A description beside the `$ref` replaces the target's
 * (OpenAPI 3.1, section 4.8.23).
 */
export function buildOnce<T, Built extends object>(
  document: OpenApi,
  build: (value: T, pointer: string, name: string) => Built,
): BuildOnce<T, Built> {
  const known = new Map<string, Built>();
  return (entry, pointer, name = "") => {
    const { $ref, description } = entry as ReferenceObject;
    if (typeof $ref !== "string") return build(entry as T, pointer, name);
    const key = $ref + name;
    let built = known.get(key);
    if (built === undefined) {
      const found = follow<T>(document, entry, pointer);
      built = build(found.value, found.pointer, name);
      known.set(key, built);
    }
    return typeof description === "string" ? { ...built, description } : built;
  };
}

/** What is being built: spreading objects together takes longer than all the rest of it. */
export type Unfinished<T> = { -readonly [Key in keyof T]: T[Key] };
