import type { JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { freshNames } from "./fresh-names.ts";
import type { ObjectType } from "./grammar.ts";
import type { OpenApi } from "./openapi.ts";
import { METHODS } from "./openapi.ts";
import type { Place } from "./walk.ts";
import { mapFrom, walkFrom } from "./walk.ts";

/** Gives each operation without an `operationId` one made of its method and path: `get /v1/users/{id}` → `getV1UsersById`. */
export function nameOperations(document: OpenApi): OpenApi {
  const { taken, unnamed } = operationIds(document);
  if (!unnamed) return document;
  const fresh = freshNames((name) => taken.has(name));
  // Path items are named where their key is known; one object under two paths gets two names.
  const map = ({ type, value }: Place<"">) => {
    if (type === "Paths" || type === "Callback") return nameWithin(value, fresh);
    if (type === "Components") return nameSection(value, "pathItems", fresh);
    return type === "OpenApi" ? nameSection(value, "webhooks", fresh) : value;
  };
  return mapFrom({ type: "OpenApi", value: document, context: "" }, { enter: towardsOperations, map }) as OpenApi;
}

/** Operations lie in these only. */
function towardsOperations({ type }: { type: ObjectType }): "" | undefined {
  return AROUND_OPERATIONS.has(type) ? "" : undefined;
}

const AROUND_OPERATIONS = new Set<ObjectType>(["OpenApi", "Paths", "PathItem", "Operation", "Callback", "Components"]);

type Fresh = (base: string) => string;

function nameSection(value: JsonObject, section: string, fresh: Fresh): JsonObject {
  const items = value[section];
  if (!isObject(items)) return value;
  const named = nameWithin(items, fresh);
  return named === items ? value : { ...value, [section]: named };
}

function nameWithin(items: JsonObject, fresh: Fresh): JsonObject {
  let changed = false;
  const entries = Object.entries(items).map(([path, item]) => {
    const named = isObject(item) && !path.startsWith("x-") ? nameMethods(item, path, fresh) : item;
    changed ||= named !== item;
    return [path, named] as const;
  });
  return changed ? Object.fromEntries(entries) : items;
}

function nameMethods(item: JsonObject, path: string, fresh: Fresh): JsonObject {
  let named = item;
  for (const method of METHODS) {
    const operation = item[method];
    if (!isObject(operation) || isName(operation.operationId)) continue;
    named = { ...named, [method]: { ...operation, operationId: fresh(method + (pathWords(path) || "Root")) } };
  }
  return named;
}

/** A path parameter reads as `By…`. The brackets in the pattern exclude each other, so that it stays linear. */
function pathWords(path: string): string {
  const words = path.match(/\{[^{}]*\}|[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.startsWith("{") ? `By${pathWords(word.slice(1, -1))}` : capitalise(word))).join("");
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function isName(id: unknown): id is string {
  return typeof id === "string" && id !== "";
}

function operationIds(document: OpenApi): { taken: ReadonlySet<string>; unnamed: boolean } {
  const taken = new Set<string>();
  let unnamed = false;
  walkFrom({ type: "OpenApi", value: document, context: "" }, (place) => {
    if (place.type !== "Operation") return towardsOperations(place);
    const { operationId } = place.value;
    if (isName(operationId)) taken.add(operationId);
    else unnamed = true;
    return "";
  });
  return { taken, unnamed };
}
