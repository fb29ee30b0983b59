import type { JSONPathNode } from "json-p3";
import type { Fault, Place } from "../errors.ts";
import { overlayTargetEmpty, overlayTargetInvalid, overlayUpdateImpossible } from "../faults.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { setOwn } from "../json/json.ts";
import { toPointer } from "../json/pointer.ts";
import { copyJson, copyObject, type Draft, type DraftObject, isDraftObject } from "./copy.ts";
import type { Places } from "./origin.ts";
import { type Action, checkOverlay } from "./overlay-check.ts";

/**
 * Applies an OpenAPI Overlay 1.0 to a copy of the document; neither argument is changed. Its actions run in their order,
 * each on the result of those before.
 * - `update` on an object merges recursively: lists are joined, other values replaced. On a list, it is appended.
 * - `remove` removes every match; of a primitive too, though Overlay 1.0 asks for objects and lists only.
 * - An action without a match is a warning; it is named in `unused` by its index.
 * - `extends` chooses nothing, since the caller names the document; a contradiction is a warning.
 *
 * `places` says which values now come from the overlay. A malformed overlay is not applied at all.
 */
export async function applyOverlay(
  document: JsonObject,
  overlay: JsonObject,
  { file, documentFile }: { file: string; documentFile?: string },
): Promise<{ document: JsonObject; faults: Fault[]; unused: number[]; places: Places }> {
  const { actions, faults } = checkOverlay(overlay, file, documentFile);
  if (faults.some((fault) => fault.severity === "error")) return { document, faults, unused: [], places: new Map() };
  const { jsonpath } = await import("json-p3");
  const run: Run = { root: copyObject(document), file, faults, places: new Map() };
  const unused: number[] = [];
  for (const action of actions) {
    const at = { file, pointer: `/actions/${action.index}/target` };
    try {
      const nodes = jsonpath.query(action.target, run.root as never).nodes;
      if (nodes.length === 0) {
        unused.push(action.index);
        faults.push(overlayTargetEmpty(at, action.target));
      }
      if (action.remove) removeAll(run, nodes);
      else for (const node of nodes) update(run, action, node);
    } catch (error) {
      if (!(error instanceof jsonpath.JSONPathError)) throw error;
      faults.push(overlayTargetInvalid(at, action.target, firstLine(error.message)));
    }
  }
  return { document: run.root as JsonObject, faults, unused, places: run.places };
}

interface Run {
  readonly root: DraftObject;
  readonly file: string;
  readonly faults: Fault[];
  readonly places: Map<string, Place>;
}

/** A step of the merge: where in the document, and where in the overlay. */
interface Merge {
  readonly steps: readonly (string | number)[];
  readonly from: string;
}

/** From the last to the first, so that a removed list item does not move the next one. A node can match twice. */
function removeAll(run: Run, nodes: readonly JSONPathNode[]): void {
  const byPointer = new Map(nodes.map((node) => [toPointer(node.location), node.location]));
  for (const steps of [...byPointer.values()].sort(compareSteps).reverse()) {
    const container = draftAt(run.root, steps.slice(0, -1));
    const last = steps.at(-1);
    if (Array.isArray(container)) container.splice(Number(last), 1);
    else if (isDraftObject(container) && last !== undefined) delete container[last];
  }
}

function compareSteps(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const differs = a.findIndex((step, index) => step !== b[index]);
  if (differs < 0) return a.length - b.length;
  const [left, right] = [a[differs], b[differs]];
  if (right === undefined) return 1;
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left) < String(right) ? -1 : 1;
}

function update(run: Run, { index, update: value }: Action, { location: steps }: JSONPathNode): void {
  const target = draftAt(run.root, steps);
  const merge: Merge = { steps, from: `/actions/${index}/update` };
  if (Array.isArray(target)) append(run, merge, { target, value });
  else if (isDraftObject(target) && isDraftObject(value as Draft))
    mergeObject(run, merge, { target, value: value as JsonObject });
  else impossible(run, { steps, from: `/actions/${index}/target` }, { target, value });
}

function mergeObject(
  run: Run,
  { steps, from }: Merge,
  { target, value }: { target: DraftObject; value: JsonObject },
): void {
  for (const key of Object.keys(value)) {
    const inner = { steps: [...steps, key], from: from + toPointer([key]) };
    const there = Object.hasOwn(target, key) ? target[key] : undefined;
    const wanted = value[key];
    if (isDraftObject(there) && isDraftObject(wanted as Draft)) {
      mergeObject(run, inner, { target: there, value: wanted as JsonObject });
    } else if (Array.isArray(there) && Array.isArray(wanted)) {
      append(run, inner, { target: there, value: wanted });
    } else if (typeof there !== "object" || there === null) {
      setOwn(target, key, copyJson(wanted));
      record(run, inner);
    } else if (wanted !== null) {
      impossible(run, inner, { target: there, value: wanted });
    }
    // `components:` without a value is how the standard's own example leaves an object alone.
  }
}

function append(
  run: Run,
  { steps, from }: Merge,
  { target, value }: { target: Draft[]; value: Json | undefined },
): void {
  const joins = Array.isArray(value);
  for (const [index, entry] of (joins ? (value as readonly Json[]) : [value]).entries()) {
    target.push(copyJson(entry));
    record(run, { steps: [...steps, target.length - 1], from: joins ? `${from}/${index}` : from });
  }
}

function record({ places, file }: Run, { steps, from }: Merge): void {
  places.set(toPointer(steps), { file, pointer: from });
}

function impossible(
  run: Run,
  { steps, from }: Merge,
  { target, value }: { target: Draft; value: Json | undefined },
): void {
  const what = `${describe(value)} cannot be merged into ${describe(target)} at #${toPointer(steps)}.`;
  run.faults.push(
    overlayUpdateImpossible({ file: run.file, pointer: from }, what.charAt(0).toUpperCase() + what.slice(1)),
  );
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function draftAt(root: Draft, steps: readonly (string | number)[]): Draft {
  return steps.reduce<Draft>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isDraftObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, root);
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}
