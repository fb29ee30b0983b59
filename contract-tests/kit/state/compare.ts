import { isObject, type Json } from "../../../generator/json/json.ts";
import { toPointer, valueAt } from "../../../generator/json/pointer.ts";
import { isProse, kindOf, shapeAt } from "./distinct.ts";
import { isReferenceLike } from "./names.ts";
import type { Shape } from "./shape.ts";

/** A value that was sent and is shown otherwise. */
export interface Difference {
  /** Into what is shown. */
  readonly pointer: string;
  readonly sent: Json;
  /** Undefined where nothing is shown. */
  readonly shown: Json | undefined;
}

export interface Comparison {
  /** How many values could be compared at all. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** A value and what its schema says of it. */
export interface Shaped {
  readonly value: Json;
  readonly shape: Shape;
}

/**
 * Compares what was sent with what is shown, where both name the same property with the same kind of schema: at the same place, or
 * once anywhere below. Times are compared as instants, numbers as numbers; ids, and what servers like to rewrite, are left out.
 * `whole` says that what is missing counts: a read shows everything, an answer to a write may not.
 */
export function compareSent(sent: Shaped, shown: Shaped, { whole }: { whole: boolean }): Comparison {
  let compared = 0;
  const differences: Difference[] = [];
  for (const { steps, value } of leaves(sent.value)) {
    const from = shapeAt(sent.shape, steps);
    const place = from && placeIn(shown, steps);
    if (from === undefined || place === undefined || !comparable(from, place.shape, steps)) continue;
    const now = valueAt(shown.value, place.steps);
    if (now === undefined && !whole) continue;
    compared += 1;
    if (!sameValue(value, now ?? null, { format: from.format, prose: isProse(steps) }))
      differences.push({ pointer: toPointer(place.steps), sent: value, shown: now });
  }
  return { compared, differences };
}

/** Scalars and arrays of scalars, with their steps. Nothing is said of nulls: they may stand for nothing. */
function leaves(value: Json, steps: readonly string[] = []): { steps: readonly string[]; value: Json }[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.some((item: Json) => typeof item === "object") ? [] : [{ steps, value }];
  if (!isObject(value)) return [{ steps, value }];
  return Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : leaves(inner, [...steps, name])));
}

/** The same place, else the only one of its name. */
function placeIn({ shape }: Shaped, steps: readonly string[]): { steps: readonly string[]; shape: Shape } | undefined {
  const same = shapeAt(shape, steps);
  if (same !== undefined) return { steps, shape: same };
  const name = steps.at(-1) ?? "";
  const found = placesOf(shape, name, []);
  return found.length === 1 ? found[0] : undefined;
}

function placesOf(shape: Shape, name: string, at: readonly string[]): { steps: readonly string[]; shape: Shape }[] {
  if (at.length > MAX_DEPTH) return [];
  return shape.properties.flatMap((property) => {
    const inner = shape.property(property);
    if (inner === undefined || inner.types.includes("array"))
      return property === name && inner ? [{ steps: [...at, property], shape: inner }] : [];
    const below = placesOf(inner, name, [...at, property]);
    return property === name ? [{ steps: [...at, property], shape: inner }, ...below] : below;
  });
}

const MAX_DEPTH = 3;

function comparable(from: Shape, to: Shape, steps: readonly string[]): boolean {
  if (from.types.length !== 1 || to.types.length !== 1 || !sameType(from.types[0], to.types[0])) return false;
  if ((from.format ?? to.format) !== (to.format ?? from.format)) return false;
  if (steps.some((step) => isReferenceLike(step))) return false;
  if (from.types[0] === "array") {
    const items = from.items();
    return items !== undefined && kindOf(items, steps) !== undefined;
  }
  return kindOf(from, steps) !== undefined || from.format === "date" || from.format === "uuid";
}

function sameType(a: string | undefined, b: string | undefined): boolean {
  const general = (type: string | undefined) => (type === "integer" ? "number" : type);
  return general(a) === general(b);
}

/** Whether two values mean the same: servers may trim, compose characters, and write times and numbers in their own way. */
export function sameValue(
  sent: Json,
  shown: Json,
  how: { format?: string | undefined; prose?: boolean } = {},
): boolean {
  const { format } = how;
  if (Array.isArray(sent)) {
    if (!Array.isArray(shown)) return false;
    const left = shown as readonly Json[];
    return sent.length === left.length && sent.every((one: Json) => left.some((other) => sameValue(one, other, how)));
  }
  if (typeof sent === "number" && typeof shown === "number") return Math.abs(sent - shown) <= Math.abs(sent) * 1e-6;
  if (typeof sent !== "string" || typeof shown !== "string") return sent === shown;
  if (format === "date-time") return sameInstant(sent, shown);
  if (format === "date") return sent.slice(0, 10) === shown.slice(0, 10);
  if (format === "uuid") return sent.toLowerCase() === shown.toLowerCase();
  if (how.prose === true) return lines(sent) === lines(shown);
  return tidy(sent) === tidy(shown);
}

/** A time without a zone may mean any of them. */
function sameInstant(sent: string, shown: string): boolean {
  if (!/(Z|[+-]\d\d:?\d\d)$/i.test(shown)) return true;
  const [one, other] = [Date.parse(sent), Date.parse(shown)];
  return Number.isNaN(one) || Number.isNaN(other) || Math.abs(one - other) < 1000;
}

/** What has lines keeps them, and the spaces within. */
function lines(text: string): string {
  return text.normalize("NFC").trim().replaceAll("\r\n", "\n");
}

function tidy(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ");
}
