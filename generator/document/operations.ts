import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import { childrenOf } from "./grammar.ts";
import type { OpenApi } from "./openapi.ts";

/** An operation, and how it is reached: a path item may leave its operations to another one (OpenAPI 3.1, 4.8.9, `$ref`). */
export interface ListedOperation {
  readonly section: "paths" | "webhooks";
  /** The key in that section. */
  readonly key: string;
  /** A webhook has none. */
  readonly path: string | undefined;
  readonly method: string;
  readonly operation: JsonObject;
  /** The path item that holds it. */
  readonly item: JsonObject;
}

/** The operations of paths and webhooks, in document order. Those of a callback come with the one that they belong to. */
export function listOperations(document: OpenApi): ListedOperation[] {
  return SECTIONS.flatMap((section) => {
    const items = document[section] as Json | undefined;
    if (!isObject(items)) return [];
    return Object.keys(items).flatMap((key) => {
      const path = section === "paths" ? key : undefined;
      if (section === "paths" && key.startsWith("x-")) return [];
      return itemsFrom(items[key], document).flatMap((item) =>
        operationsOf(item).map(([method, operation]) => ({ section, key, path, method, operation, item })),
      );
    });
  });
}

/** A path item's own operations by their methods. */
export function operationsOf(item: JsonObject): [method: string, operation: JsonObject][] {
  return childrenOf("PathItem", item).flatMap(({ type, value, key, name }) =>
    type === "Operation" ? [[String(name ?? key), value]] : [],
  );
}

/** The path item, the one that it refers to, and so on. */
export function itemsFrom(item: Json | undefined, document: OpenApi): JsonObject[] {
  const items = new Set<JsonObject>();
  for (let at = item; isObject(at) && !items.has(at); at = targetOf(at, document)) items.add(at);
  return [...items];
}

/** What a `$ref` within the document leads to. */
export function targetOf({ $ref }: JsonObject, document: OpenApi): Json | undefined {
  return typeof $ref === "string" && $ref.startsWith("#") ? valueAt(document, fromPointer($ref)) : undefined;
}

const SECTIONS = ["paths", "webhooks"] as const;
