import { fromPointer, valueAt } from "../json/pointer.ts";
import { cutLinks, cutOperations } from "./cut-operations.ts";
import { findReached, keepReached, type Reached } from "./keep-reached.ts";
import { type Derived, nameTargets } from "./name-targets.ts";
import type { OpenApi } from "./openapi.ts";
import { nameOperations } from "./operation-ids.ts";
import { listOperations } from "./operations.ts";
import { chooseOperations, isSelective, type Selection, type Unknown } from "./selection.ts";

export interface Slice extends Derived {
  /** What was asked for and is not in the document. */
  readonly unknown: readonly Unknown[];
  /** Ids of the chosen operations; undefined where everything is taken. */
  readonly chosen?: readonly string[];
  readonly reached?: Reached["components"];
}

/**
 * Keeps the chosen operations with exactly the components that they reach and the tags that they have. Links to what is cut
 * are cut. The document may be of any version, and faulty: only what is kept need be valid. Every operation has an
 * `operationId` afterwards. Without a selection the document is returned itself.
 */
export function sliceDocument(document: OpenApi, selection: Selection): Slice {
  if (!isSelective(selection)) return { document, origins: new Map(), unknown: [] };
  const named = nameOperations(document);
  const direct = take(named, selection);
  // What is referred to in the middle of something may lie in what is cut: it becomes a component first.
  const whole = direct.reached.inline ? nameTargets(named) : { document: named, origins: new Map<string, string>() };
  const { chosen, unknown, cut, reached } = direct.reached.inline ? take(whole.document, selection) : direct;
  const kept = keepReached(cut, reached);
  const linked = cutLinks(kept);
  // A link that was cut may have been all that reached another component.
  const last = linked === kept ? reached : findReached(linked);
  const sliced = linked === kept ? kept : keepReached(linked, last);
  const places = [...whole.origins].filter(([place]) => valueAt(sliced, fromPointer(place)) !== undefined);
  return {
    document: sliced,
    origins: new Map([...places, ...tagOrigins(named, sliced)]),
    unknown,
    chosen: chosen.map(({ operation }) => String(operation.operationId)),
    reached: last.components,
  };
}

function take(document: OpenApi, selection: Selection) {
  const { chosen, unknown } = chooseOperations(listOperations(document), selection);
  const cut = cutOperations(document, chosen);
  return { chosen, unknown, cut, reached: findReached(cut) };
}

/** What is left of a list has moved up in it. */
function tagOrigins({ tags: before }: OpenApi, { tags: after }: OpenApi): [string, string][] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  return after.map((tag, index) => [`/tags/${index}`, `/tags/${before.indexOf(tag)}`]);
}
