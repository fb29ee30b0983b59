import { isObject, type Json } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { type Seen, show } from "../state/complaint.ts";
import { jsonOf } from "../state/entity.ts";
import type { Judged } from "./created-readable.ts";

/**
 * Equal safe requests have equal answers. One change between two of several looks may be anybody's; there and back again
 * is the API's own. Times and numbers, and texts that look drawn by lot, may change with every look.
 */
export function answersRepeat(looks: readonly Seen[]): Judged {
  const [first, ...rest] = looks;
  if (first === undefined || rest.length < 2) return { complaints: [], looked: false };
  const changes = rest.flatMap((look, index) => {
    const before = looks[index];
    const change = before && changeBetween(before, look);
    return change === undefined ? [] : [{ at: look, ...change }];
  });
  const [change] = changes;
  if (change === undefined) return { complaints: [], looked: true };
  if (changes.length < 2) return { complaints: [], looked: false };
  const { at, steps, was, is } = change;
  const what = "Equal requests have unequal answers, one after the other";
  return {
    complaints: [{ at, what, valuePointer: toPointer(steps), expected: show(was), received: show(is) }],
    looked: true,
  };
}

interface Change {
  readonly steps: readonly string[];
  readonly was: Json | undefined;
  readonly is: Json | undefined;
}

function changeBetween({ exchange: a }: Seen, { exchange: b }: Seen): Change | undefined {
  if (a.response.status !== b.response.status) return { steps: [], was: a.response.status, is: b.response.status };
  const [one, other] = [jsonOf({ ...a }), jsonOf({ ...b })];
  if (one === undefined || other === undefined) return undefined;
  return differenceOf(one, other, []);
}

/** The first place where two values differ for good. The order of a list is nobody's promise. */
function differenceOf(was: Json | undefined, is: Json | undefined, steps: readonly string[]): Change | undefined {
  if (JSON.stringify(was) === JSON.stringify(is)) return undefined;
  if (Array.isArray(was) && Array.isArray(is)) return differenceOfLists(was, is, steps);
  if (isObject(was) && isObject(is)) {
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const found = differenceOf(was[name], is[name], [...steps, name]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return isVolatile(was) && isVolatile(is) ? undefined : { steps, was, is };
}

function differenceOfLists(was: readonly Json[], is: readonly Json[], steps: readonly string[]): Change | undefined {
  if (was.length !== is.length) return { steps, was: `${was.length} items`, is: `${is.length} items` };
  const sorted = (list: readonly Json[]) => [...list].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const [before, after] = [sorted(was), sorted(is)];
  for (const [index, item] of before.entries()) {
    const found = differenceOf(item, after[index], [...steps, String(index)]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keyOf(item: Json): string {
  return isObject(item) && item.id !== undefined ? JSON.stringify(item.id) : JSON.stringify(item);
}

/** A number, a time, a token: something that may be new with every answer. */
function isVolatile(value: Json | undefined): boolean {
  if (typeof value === "number") return true;
  if (typeof value !== "string") return false;
  return /^\d{4}-\d\d-\d\d|^\d+$/.test(value) || /^[\w.~+/=:?&%-]{16,}$/.test(value);
}
