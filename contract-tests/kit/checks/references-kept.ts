import { isObject, type Json } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { type Complaint, show } from "../state/complaint.ts";
import { isReferenceLike } from "../state/names.ts";
import type { Reading } from "../state/reading.ts";
import type { Judged } from "./created-readable.ts";

/** What an operation was sent about one thing, and what is shown of that. */
export interface Written {
  readonly body: Json;
  readonly shown: Reading;
}

/**
 * Part of `created-readable` and `update-shown`: ids of other things are kept as they were sent. An API may ignore those that it doesn't
 * know; but what one of its operations keeps, under the same name, another one of the same kind of thing keeps too.
 */
export function referencesKept(written: readonly Written[]): readonly (Judged & { readonly at: Written })[] {
  const entries = written.flatMap((each) => referencesOf(each).map((entry) => ({ ...entry, written: each })));
  const kept = new Set(entries.filter(({ isKept }) => isKept).map(({ name, sent }) => keyOf(name, sent)));
  return written.map((at) => {
    const own = entries.filter((entry) => entry.written === at && kept.has(keyOf(entry.name, entry.sent)));
    const complaints = own
      .filter(({ isKept }) => !isKept)
      .map(({ name, sent, now }): Complaint => {
        const what = "An id is not kept as it was sent, which another operation keeps";
        return { at: at.shown, what, valuePointer: toPointer([name]), expected: show(sent), received: show(now) };
      });
    return { at, complaints, looked: own.length > 0 };
  });
}

function referencesOf({
  body,
  shown,
}: Written): { name: string; sent: Json; now: Json | undefined; isKept: boolean }[] {
  const value = shown.shown?.value;
  if (!isObject(body) || !isObject(value)) return [];
  return Object.entries(body).flatMap(([name, sent]) => {
    if (sent === undefined || sent === null || !isReferenceLike(name)) return [];
    if (shown.shown?.shape.property(name) === undefined) return [];
    const now = value[name];
    return [{ name, sent, now, isKept: keyOf("", sent) === keyOf("", now ?? null) }];
  });
}

/** Ids are a set. */
function keyOf(name: string, value: Json): string {
  const texts = Array.isArray(value) ? value.map((item: Json) => String(item)).sort() : [String(value)];
  return JSON.stringify([name, ...texts]);
}
