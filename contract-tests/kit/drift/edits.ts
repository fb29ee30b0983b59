import { isObject, type Json, type JsonObject, setOwn } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { toJsonPath } from "./json-path.ts";

/** Corrections of a document, gathered by the object that they change. */
export interface Edits {
  /** Takes a member of the object at `pointer` away. */
  remove(pointer: string, key: string, why: string): void;
  /** Takes one item out of the list at `key`. */
  shorten(pointer: string, from: { key: string; list: readonly Json[]; item: Json }, why: string): void;
  /** Merges into the object at `pointer`: objects grow, lists are joined. */
  update(pointer: string, value: JsonObject, why: string): void;
  /** As the actions of an Overlay, in the order in which the objects were first changed. */
  actions(): JsonObject[];
}

interface Edit {
  readonly removed: Map<string, string[]>;
  /** What is left of lists of which items are taken out. */
  readonly shortened: Map<string, readonly Json[]>;
  update: JsonObject;
  readonly reasons: string[];
}

export function createEdits(document: JsonObject): Edits {
  const edits = new Map<string, Edit>();
  const at = (pointer: string): Edit => {
    const edit = edits.get(pointer) ?? { removed: new Map(), shortened: new Map(), update: {}, reasons: [] };
    edits.set(pointer, edit);
    return edit;
  };
  return {
    remove: (pointer, key, why) => {
      const { removed } = at(pointer);
      removed.set(key, [...(removed.get(key) ?? []), why]);
    },
    shorten: (pointer, { key, list, item }, why) => {
      const edit = at(pointer);
      edit.removed.set(key, [...(edit.removed.get(key) ?? []), why]);
      edit.shortened.set(
        key,
        (edit.shortened.get(key) ?? list).filter((each) => each !== item),
      );
    },
    update: (pointer, value, why) => {
      const edit = at(pointer);
      edit.update = merge(edit.update, value);
      edit.reasons.push(why);
    },
    actions: () => [...edits].flatMap(([pointer, edit]) => toActions(pointer, edit, document)),
  };
}

/** What is taken away goes first, so that something else may stand there. */
function toActions(pointer: string, edit: Edit, document: JsonObject): JsonObject[] {
  const { removed, shortened, update: merged, reasons } = edit;
  const removals = [...removed].map(([key, why]) => ({
    target: toJsonPath(pointer + toPointer([key]), document),
    description: unique(why).join(" "),
    remove: true,
  }));
  const rests = [...shortened].filter(([, list]) => list.length > 0);
  const update = { ...merged, ...Object.fromEntries(rests) };
  if (Object.keys(update).length === 0) return removals;
  const why = [...reasons, ...rests.flatMap(([key]) => removed.get(key) ?? [])];
  return [...removals, { target: toJsonPath(pointer, document), description: unique(why).join(" "), update }];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function merge(one: JsonObject, other: JsonObject): JsonObject {
  const merged = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const there = Object.hasOwn(one, key) ? one[key] : undefined;
    if (isObject(there) && isObject(value)) setOwn(merged, key, merge(there, value));
    else setOwn(merged, key, Array.isArray(there) && Array.isArray(value) ? [...there, ...value] : value);
  }
  return merged;
}
