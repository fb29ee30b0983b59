import type { JsonObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import { cutOperations } from "./cut-operations.ts";
import { keepReached } from "./keep-reached.ts";
import type { Derived } from "./name-targets.ts";
import { nameTargets } from "./name-targets.ts";
import { nearestNames } from "./nearest.ts";
import type { OpenApi } from "./openapi.ts";
import { walkFrom } from "./walk.ts";

/** Operations by their `operationId`, or by a tag; without a tag an operation goes by `default`. */
export interface Selection {
  readonly operations?: readonly string[];
  readonly tags?: readonly string[];
}

export interface Slice extends Derived {
  /** What was asked for and is not in the document, with the names that come closest. */
  readonly unknown: readonly Unknown[];
}

export interface Unknown {
  readonly kind: "operation" | "tag";
  readonly name: string;
  readonly nearest: readonly string[];
}

/**
 * Keeps the chosen operations, those named and those of the tags together, with exactly the components that they reach and
 * the tags that they have. Links to what is cut are cut. Without a selection the document is returned itself.
 */
export function sliceDocument(document: OpenApi, selection: Selection): Slice {
  const operations = new Set(selection.operations);
  const tags = new Set(selection.tags);
  if (operations.size + tags.size === 0) return { document, origins: new Map(), unknown: [] };
  const named = nameTargets(document);
  const chosen = (operation: JsonObject) =>
    operations.has(String(operation.operationId)) || tagsOf(operation).some((tag) => tags.has(tag));
  const sliced = keepReached(cutOperations(named.document, chosen));
  const kept = [...named.origins].filter(([place]) => valueAt(sliced, fromPointer(place)) !== undefined);
  return { document: sliced, origins: new Map(kept), unknown: findUnknown(document, operations, tags) };
}

function findUnknown(document: OpenApi, operations: ReadonlySet<string>, tags: ReadonlySet<string>): Unknown[] {
  const known = { operation: new Set<string>(), tag: new Set<string>() };
  walkFrom({ type: "OpenApi", value: document, context: "" }, ({ type, value }) => {
    if (type !== "Operation") return "";
    if (typeof value.operationId === "string") known.operation.add(value.operationId);
    for (const tag of tagsOf(value)) known.tag.add(tag);
    // The operations of a callback come with the one that they belong to, and cannot be chosen.
    return undefined;
  });
  const missing = (kind: Unknown["kind"], names: ReadonlySet<string>) =>
    [...names]
      .filter((name) => !known[kind].has(name))
      .map((name) => ({ kind, name, nearest: nearestNames(name, known[kind]) }));
  return [...missing("operation", operations), ...missing("tag", tags)];
}

function tagsOf({ tags }: JsonObject): string[] {
  const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
  return named.length > 0 ? named : ["default"];
}
