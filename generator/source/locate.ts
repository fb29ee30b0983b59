import { type AliasEvent, EVENT_ID, type Event, getScalarValue, type MappingEvent, parseEvents, type ScalarEvent, type SequenceEvent } from "js-yaml";
import { fromPointer } from "../document/pointer.ts";
import type { Position } from "../errors.ts";
import { MAX_DEPTH } from "./bounds.ts";
import { createLineIndex } from "./lines.ts";

/** JSON Pointer → where its value (or its key) stands in the text; for what is not there, the nearest thing around it. */
export type Locate = (pointer: string, on?: "key") => Position;

/** Reads YAML or JSON once; each look-up then skips from sibling to sibling. A text that cannot be read is located at its start. */
export function createLocate(text: string): Locate {
  const lines = createLineIndex(text);
  const tree = readTree(text);
  return (pointer, on) => {
    if (tree === undefined) return lines(0);
    let place: Entry = { key: ROOT, value: ROOT };
    for (const step of fromPointer(pointer)) {
      const next = entryAt(tree, tree.resolve(place.value), step);
      if (next === undefined) return lines(offsetOf(tree, place.value));
      place = next;
    }
    return lines(offsetOf(tree, on === "key" ? place.key : place.value));
  };
}

/** The first event opens the document, the second is its value. */
const ROOT = 1;

/** Indices of events. In a sequence, an item is its own key. */
interface Entry {
  readonly key: number;
  readonly value: number;
}

interface Tree {
  readonly text: string;
  readonly events: readonly Event[];
  /** For each event, the index after its value. */
  readonly ends: Int32Array;
  /** An alias → what its anchor stands on. */
  readonly resolve: (index: number) => number;
}

function readTree(text: string): Tree | undefined {
  let events: readonly Event[];
  try {
    // JSON needs two levels of the parser's depth where YAML needs one.
    events = parseEvents(text, { maxDepth: 2 * MAX_DEPTH });
  } catch {
    return undefined;
  }
  const ends = new Int32Array(events.length);
  const open: number[] = [];
  const anchors = new Map<string, number>();
  const aliases = new Map<number, number>();
  events.forEach((event, index) => {
    ends[index] = index + 1;
    if (event.type === EVENT_ID.POP) {
      const start = open.pop();
      if (start !== undefined) ends[start] = index + 1;
      return;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      open.push(index);
      return;
    }
    const anchor = event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd).replace(/^[&*]/, "");
    if (event.type === EVENT_ID.ALIAS) aliases.set(index, anchors.get(anchor ?? "") ?? index);
    else if (anchor !== undefined) anchors.set(anchor, index);
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) open.push(index);
  });
  return { text, events, ends, resolve: (index) => aliases.get(index) ?? index };
}

function entryAt(tree: Tree, index: number, step: string): Entry | undefined {
  const event = tree.events[index];
  if (event?.type === EVENT_ID.MAPPING) return memberAt(tree, index, step);
  if (event?.type !== EVENT_ID.SEQUENCE) return undefined;
  let item = index + 1;
  for (let skipped = 0; skipped < Number(step) && !isPop(tree, item); skipped += 1) item = endOf(tree, item);
  return isPop(tree, item) ? undefined : { key: item, value: item };
}

function memberAt(tree: Tree, index: number, name: string): Entry | undefined {
  let merged: Entry | undefined;
  for (let key = index + 1; !isPop(tree, key); ) {
    const value = endOf(tree, key);
    const event = tree.events[key];
    const text = event?.type === EVENT_ID.SCALAR ? getScalarValue(tree.text, event) : undefined;
    if (text === name) return { key, value };
    if (text === "<<") merged ??= entryAt(tree, tree.resolve(value), name);
    key = endOf(tree, value);
  }
  return merged;
}

function isPop(tree: Tree, index: number): boolean {
  const type = tree.events[index]?.type;
  return type === undefined || type === EVENT_ID.POP;
}

function endOf(tree: Tree, index: number): number {
  return tree.ends[index] as number;
}

/** A block mapping has no mark of its own: it begins where its first key does. */
function offsetOf(tree: Tree, index: number): number {
  const event = tree.events[index] as ScalarEvent | AliasEvent | MappingEvent | SequenceEvent | undefined;
  if (event === undefined) return 0;
  if (event.type === EVENT_ID.SCALAR) return quoteStart(tree.text, event);
  return event.type === EVENT_ID.ALIAS ? event.anchorStart : event.start;
}

function quoteStart(text: string, { valueStart }: ScalarEvent): number {
  const before = text[valueStart - 1];
  return before === '"' || before === "'" ? valueStart - 1 : valueStart;
}
