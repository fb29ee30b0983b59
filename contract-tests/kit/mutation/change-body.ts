import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";

/** A body with one thing changed. */
export interface ChangedBody {
  readonly kind: string;
  /** Into the body, with `*` for any item. */
  readonly place: string;
  readonly make: () => Json;
}

/** A JSON body, changed in one place at a time: what a provider may get wrong. Whether that is wrong, its schema says. */
export function changeBody(body: Json): ChangedBody[] {
  const found: ChangedBody[] = [];
  walk({ value: body, place: "", put: (value) => value }, found);
  return found;
}

/** A place in a body, and how the body looks with another value there. */
interface Spot {
  readonly value: Json;
  readonly place: string;
  readonly put: (value: Json) => Json;
}

/** Of a large body its first places will do. */
const MAX_CHANGES = 400;

function walk(spot: Spot, found: ChangedBody[]): void {
  if (found.length > MAX_CHANGES) return;
  const { value, place, put } = spot;
  for (const [kind, changed] of changesOf(value)) found.push({ kind, place, make: () => put(changed) });
  if (Array.isArray(value)) {
    // Items are alike: the last one is as good as any, and is overlooked most easily.
    const last = value.length - 1;
    if (last < 0) return;
    const items = value as readonly Json[];
    walk({ value: items[last] as Json, place: `${place}/*`, put: (item) => put(items.with(last, item)) }, found);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const inner = place + toPointer([name]);
      found.push({ kind: "property dropped", place: inner, make: () => put(without(value, name)) });
      walk({ value: value[name] as Json, place: inner, put: (item) => put({ ...value, [name]: item }) }, found);
    }
  }
}

function changesOf(value: Json): (readonly [kind: string, changed: Json])[] {
  const common: (readonly [string, Json])[] = value === null ? [] : [["null", null]];
  if (Array.isArray(value)) return [...common, ["list emptied", []], ["other type", {}]];
  if (isObject(value)) return [...common, ["property added", { ...value, "specpact-added": true }], ["other type", []]];
  if (typeof value === "number")
    return [...common, ["other type", String(value)], ["fraction", value + 0.5], ["far too large", 1e300]];
  if (typeof value === "string") return [...common, ["other type", 12345], ["other text", "❌"], ["no text", ""]];
  return [...common, ["other type", String(value)]];
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
