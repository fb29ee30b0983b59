import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import { childrenOf } from "./grammar.ts";
import type { OpenApi } from "./openapi.ts";
import { mapObjects, walkObjects } from "./walk.ts";

/** Drops the operations that are not chosen, the path items and webhooks left without any, and the links to what is gone. */
export function cutOperations(document: OpenApi, chosen: (operation: JsonObject) => boolean): OpenApi {
  const cutItem = (item: Json | undefined) => (isObject(item) ? withoutOperations(item, chosen) : item);
  const cutItems = (items: JsonObject) =>
    mapValues(items, (item, path) => {
      if (path.startsWith("x-")) return item;
      return hasOperation(item, document, chosen) ? cutItem(item) : undefined;
    });
  const { paths, webhooks, components } = document;
  const cut = {
    ...document,
    ...(isObject(paths) && { paths: cutItems(paths) }),
    ...(isObject(webhooks) && { webhooks: cutItems(webhooks) }),
    ...(isObject(components?.pathItems) && {
      components: { ...components, pathItems: mapValues(components.pathItems, cutItem) },
    }),
  };
  return cutLinks(cut as OpenApi);
}

function withoutOperations(item: JsonObject, chosen: (operation: JsonObject) => boolean): JsonObject {
  const dropped = new Set<Json | undefined>(operationsOf(item).filter((operation) => !chosen(operation)));
  if (dropped.size === 0) return item;
  const drop = (value: Json | undefined) => (dropped.has(value) ? undefined : value);
  return mapValues(item, (value, key) =>
    key === "additionalOperations" && isObject(value) ? mapValues(value, drop) : drop(value),
  );
}

/** A path item may leave its operations to another one (OpenAPI 3.1, 4.8.9, `$ref`). */
function hasOperation(item: Json | undefined, document: OpenApi, chosen: (operation: JsonObject) => boolean): boolean {
  const seen = new Set<Json>();
  for (let at = item; isObject(at) && !seen.has(at); at = targetOf(at, document)) {
    if (operationsOf(at).some(chosen)) return true;
    seen.add(at);
  }
  return false;
}

function operationsOf(item: JsonObject): JsonObject[] {
  return childrenOf("PathItem", item).flatMap(({ type, value }) => (type === "Operation" ? [value] : []));
}

function cutLinks(document: OpenApi): OpenApi {
  const ids = new Set<unknown>();
  let linked = false;
  walkObjects(document, (type, value) => {
    if (type === "Operation") ids.add(value.operationId);
    linked ||= type === "Response" && isObject(value.links);
  });
  if (!linked) return document;
  const leads = (link: Json | undefined) => {
    const target = isObject(link) ? (targetOf(link, document) ?? link) : undefined;
    if (!isObject(target)) return true;
    if (typeof target.operationId === "string") return ids.has(target.operationId);
    const { operationRef: ref } = target;
    return typeof ref !== "string" || !ref.startsWith("#") || valueAt(document, fromPointer(ref)) !== undefined;
  };
  return mapObjects(document, (type, value) => {
    if (type !== "Response" || !isObject(value.links) || Object.values(value.links).every(leads)) return value;
    return { ...value, links: mapValues(value.links, (link) => (leads(link) ? link : undefined)) };
  });
}

function targetOf(value: JsonObject, document: OpenApi): Json | undefined {
  return typeof value.$ref === "string" && value.$ref.startsWith("#")
    ? valueAt(document, fromPointer(value.$ref))
    : undefined;
}

/** Undefined drops the entry. */
function mapValues(value: JsonObject, f: (value: Json | undefined, key: string) => Json | undefined): JsonObject {
  const entries = Object.entries(value).map(([key, inner]) => [key, f(inner, key)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
