import type { OpenApi, SchemaObject } from "../../document/openapi.ts";
import { isObject, type JsonObject } from "../../json/json.ts";
import type { Anchors } from "./printing.ts";

/** The document is searched when a reference first asks for it: hardly any does. */
export function createAnchors(document: OpenApi): Anchors {
  let found: Map<string, SchemaObject> | undefined;
  return {
    find: (ref) => {
      found ??= search(document);
      return found.get(ref) ?? found.get(ref.slice(ref.lastIndexOf("#")));
    },
  };
}

function search(document: OpenApi): Map<string, SchemaObject> {
  const found = new Map<string, SchemaObject>();
  const pending: unknown[] = [document];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (isObject(value)) note(value, found);
    if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) pending.push(inner);
  }
  return found;
}

function note(value: JsonObject, found: Map<string, SchemaObject>): void {
  for (const key of ["$anchor", "$dynamicAnchor"]) {
    const name = value[key];
    if (typeof name === "string" && !found.has(`#${name}`)) found.set(`#${name}`, value);
  }
  if (typeof value.$id === "string" && !found.has(value.$id)) found.set(value.$id, value);
}
