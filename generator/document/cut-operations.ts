import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import type { OpenApi } from "./openapi.ts";
import { itemsFrom, type ListedOperation, operationsOf, targetOf } from "./operations.ts";
import { mapObjects, walkObjects } from "./walk.ts";

/** Drops the operations that are not chosen, and the path items and webhooks left without any. */
export function cutOperations(document: OpenApi, chosen: readonly ListedOperation[]): OpenApi {
  const methods = new Map<JsonObject, Set<string>>();
  const keys = { paths: new Set<string>(), webhooks: new Set<string>() };
  for (const { section, key, item, method } of chosen) {
    keys[section].add(key);
    methods.set(item, (methods.get(item) ?? new Set()).add(method));
  }
  const cutItem = (item: Json | undefined) => (isObject(item) ? withoutOperations(item, methods.get(item)) : item);
  const cutItems = (items: JsonObject, kept: ReadonlySet<string>) =>
    mapValues(items, (item, key) => {
      if (key.startsWith("x-") && !kept.has(key)) return item;
      return kept.has(key) ? ownItem(itemsFrom(item, document).map(cutItem)) : undefined;
    });
  const { paths, webhooks, components } = document;
  return {
    ...document,
    ...(isObject(paths) && { paths: cutItems(paths, keys.paths) }),
    ...(isObject(webhooks) && { webhooks: cutItems(webhooks, keys.webhooks) }),
    ...(isObject(components) &&
      isObject(components.pathItems) && {
        components: { ...components, pathItems: mapValues(components.pathItems, cutItem) },
      }),
  } as OpenApi;
}

/** A path item that refers to another path gets what it finds there, since that path may be cut. */
function ownItem([item, ...targets]: readonly (Json | undefined)[]): Json | undefined {
  if (!isObject(item) || typeof item.$ref !== "string" || !/^#\/(paths|webhooks)\//.test(item.$ref)) return item;
  const target = ownItem(targets);
  if (!isObject(target)) return item;
  const { $ref: _, ...own } = item;
  return { ...target, ...own };
}

function withoutOperations(item: JsonObject, kept: ReadonlySet<string> | undefined): JsonObject {
  const operations = operationsOf(item);
  const dropped = new Set<Json | undefined>();
  for (const [method, operation] of operations) if (!kept?.has(method)) dropped.add(operation);
  if (dropped.size === 0) return item;
  const drop = (value: Json | undefined, method: string) =>
    dropped.has(value) && !kept?.has(method) ? undefined : value;
  return mapValues(item, (value, key) =>
    key === "additionalOperations" && isObject(value) ? mapValues(value, drop) : drop(value, key),
  );
}

/** Drops the links that lead to an operation that is not there. */
export function cutLinks(document: OpenApi): OpenApi {
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

/** Undefined drops the entry. */
function mapValues(value: JsonObject, f: (value: Json | undefined, key: string) => Json | undefined): JsonObject {
  const entries = Object.entries(value).map(([key, inner]) => [key, f(inner, key)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
