import { isObject, type JsonObject } from "../../../generator/json/json.ts";
import { fromPointer, toPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { Evidence } from "./drift.ts";
import { createEdits, type Edits } from "./edits.ts";
import { type Dialect, dialectOf } from "./infer-schema.ts";

/** The document that the Overlay is to be applied to: as its author wrote it, corrected by the Overlays that there are. */
export interface Written {
  readonly document: JsonObject;
  /** Where what stands at this pointer of the normalised document was written; undefined if that is in another file. */
  readonly locate: (pointer: string) => string | undefined;
}

/** What is known to every edit. */
export interface Draft {
  readonly edits: Edits;
  readonly dialect: Dialect;
  readonly document: JsonObject;
  /** The written place of a pointer, as far as an object stands there. */
  readonly find: (pointer: string) => { readonly pointer: string; readonly value: JsonObject } | undefined;
}

export function createDraft(written: Written): Draft {
  const { document } = written;
  const find = (pointer: string) => findWritten(written, pointer);
  return { edits: createEdits(document), dialect: dialectOf(document), document, find };
}

/** In words: what was seen, how often, where, and one example. */
export function evidenceText(what: string, { count, operations, example }: Evidence): string {
  const [first, ...others] = operations;
  const where = others.length > 0 ? `${first} and ${others.length} more` : first;
  return `${what}: seen ${count === 1 ? "once" : `${count} times`} (${where}), such as ${example.trim() || "an empty body"}.`;
}

/** Nullable schemas of 3.0 have an `anyOf` around them once they are normalised, which nobody wrote. */
function findWritten(
  { document, locate }: Written,
  pointer: string,
): { pointer: string; value: JsonObject } | undefined {
  const place = locate(pointer);
  if (place === undefined) return undefined;
  let steps: string[] = [];
  for (const step of fromPointer(place)) {
    const [before, holder] = [steps, valueAt(document, steps)];
    steps = [...steps, step];
    if (valueAt(document, steps) !== undefined) continue;
    if (step === "anyOf" && isObject(holder)) steps = before;
    else if (step === "0" && isObject(holder)) steps = Array.isArray(holder.allOf) ? [...before, "allOf", "0"] : before;
    else return undefined;
  }
  const value = valueAt(document, steps);
  return isObject(value) ? { pointer: toPointer(steps), value } : undefined;
}
