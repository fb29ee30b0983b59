import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from "js-yaml";
import type { Position } from "../errors.ts";
import { fromPointer, toPointer } from "../json/pointer.ts";
import { MAX_DEPTH } from "./bounds.ts";
import { createLineIndex } from "./lines.ts";
import { createJsonReader, type JsonEntry, skipSpace } from "./locate-json.ts";

/** JSON Pointer → where its value (or its key) stands in the text; for what is not there, the nearest thing around it. */
export type Locate = (pointer: string, on?: "key") => Position;

/** A text that cannot be read is located at its start. */
export function createLocate(text: string): Locate {
  const find = createFind(text);
  return (pointer, on) => find(pointer, on).position;
}

/** Where something stands, and the part of its pointer that leads to something: a value that was mended may not be there. */
export interface Found {
  readonly position: Position;
  readonly pointer: string;
}

type FindPlace = (pointer: string, on?: "key") => Found;

/** As `createLocate`, with the pointer that there is. */
export function createFind(text: string): FindPlace {
  const lines = createLineIndex(text);
  const findJson = createJsonFind(text);
  let findYaml: Find | undefined;
  return rememberLast((pointer, on) => {
    const steps = fromPointer(pointer);
    let found = findJson(steps, on);
    if (found === undefined) {
      findYaml ??= createYamlFind(text);
      found = findYaml(steps, on);
    }
    const { offset, depth } = found;
    return { position: lines(offset), pointer: depth === steps.length ? pointer : toPointer(steps.slice(0, depth)) };
  });
}

/** Many faults of one place follow each other. */
function rememberLast(find: FindPlace): FindPlace {
  let last: { readonly pointer: string; readonly on: "key" | undefined; readonly found: Found } | undefined;
  return (pointer, on) => {
    if (last?.pointer !== pointer || last.on !== on) last = { pointer, on, found: find(pointer, on) };
    return last.found;
  };
}

type Find = (steps: readonly string[], on?: "key") => { readonly offset: number; readonly depth: number };

/** Undefined where the text is no JSON. */
function createJsonFind(text: string): (...given: Parameters<Find>) => ReturnType<Find> | undefined {
  const membersOf = createJsonReader(text);
  const root = skipSpace(text, 0);
  return (steps, on) => {
    let place: JsonEntry = { key: root, value: root };
    let depth = 0;
    if (text[root] !== "{" && text[root] !== "[") return undefined;
    for (const step of steps) {
      const members = membersOf(place.value);
      if (members === undefined) return undefined;
      const next = members.get(step);
      if (next === undefined) return { offset: place.value, depth };
      place = next;
      depth += 1;
    }
    return { offset: on === "key" ? place.key : place.value, depth };
  };
}

/** Reads YAML or JSON once; each look-up then skips from sibling to sibling. */
function createYamlFind(text: string): Find {
  const tree = readTree(text);
  return (steps, on) => {
    if (tree === undefined) return { offset: 0, depth: steps.length };
    let place: Entry = { key: ROOT, value: ROOT };
    let depth = 0;
    for (const step of steps) {
      const next = entryAt(tree, tree.resolve(place.value), step);
      if (next === undefined) return { offset: offsetOf(tree, place), depth };
      place = next;
      depth += 1;
    }
    return { offset: offsetOf(tree, on === "key" ? { key: place.key, value: place.key } : place), depth };
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
  return { text, events, ends: findEnds(events), resolve: findAnchors(text, events) };
}

function findEnds(events: readonly Event[]): Int32Array {
  const ends = new Int32Array(events.length);
  const open: number[] = [];
  events.forEach(({ type }, index) => {
    ends[index] = index + 1;
    if (type === EVENT_ID.POP) ends[open.pop() ?? 0] = index + 1;
    if (type === EVENT_ID.DOCUMENT || type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) open.push(index);
  });
  return ends;
}

function findAnchors(text: string, events: readonly Event[]): Tree["resolve"] {
  const anchors = new Map<string, number>();
  const targets = new Map<number, number>();
  events.forEach((event, index) => {
    if (!("anchorStart" in event) || event.anchorStart < 0) return;
    const name = text.slice(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ID.ALIAS) targets.set(index, anchors.get(name) ?? index);
    else anchors.set(name, index);
  });
  return (index) => targets.get(index) ?? index;
}

function entryAt(tree: Tree, index: number, step: string): Entry | undefined {
  const event = tree.events[index];
  if (event?.type === EVENT_ID.MAPPING) return memberAt(tree, index, step);
  if (event?.type !== EVENT_ID.SEQUENCE) return undefined;
  let item = index + 1;
  for (let skipped = 0; skipped < Number(step) && !isPop(tree, item); skipped += 1) item = endOf(tree, item);
  return isPop(tree, item) ? undefined : { key: item, value: item };
}

/** A key that is not there itself may come by `<<` from another mapping; the hops are counted, as these may form a circle. */
function memberAt(tree: Tree, index: number, name: string): Entry | undefined {
  let mapping: number | undefined = index;
  for (let hops = 0; mapping !== undefined && hops < 20; hops += 1) {
    const own = findKey(tree, mapping, name);
    if (own) return own;
    const merge = findKey(tree, mapping, "<<");
    mapping = merge && tree.resolve(merge.value);
  }
  return undefined;
}

function findKey(tree: Tree, mapping: number, name: string): Entry | undefined {
  if (tree.events[mapping]?.type !== EVENT_ID.MAPPING) return undefined;
  for (let key = mapping + 1; !isPop(tree, key); key = endOf(tree, endOf(tree, key))) {
    const event = tree.events[key];
    if (event?.type === EVENT_ID.SCALAR && getScalarValue(tree.text, event) === name) {
      return { key, value: endOf(tree, key) };
    }
  }
  return undefined;
}

function isPop(tree: Tree, index: number): boolean {
  const type = tree.events[index]?.type;
  return type === undefined || type === EVENT_ID.POP;
}

function endOf(tree: Tree, index: number): number {
  return tree.ends[index] as number;
}

/** A value in block style has no mark of its own to point at: its key is shown. So is that of a value left out. */
function offsetOf(tree: Tree, { key, value }: Entry): number {
  return startOf(tree, value) ?? startOf(tree, key) ?? blockStart(tree.events[value]);
}

function startOf({ text, events }: Tree, index: number): number | undefined {
  const event = events[index];
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return scalarStart(text, event);
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.style === COLLECTION_STYLE.FLOW ? event.start : undefined;
    default:
      return undefined;
  }
}

function scalarStart(text: string, { style, valueStart, valueEnd }: ScalarEvent): number | undefined {
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) return undefined;
  if (style !== SCALAR_STYLE.PLAIN) return valueStart - 1;
  return text.slice(valueStart, valueEnd) === "" ? undefined : valueStart;
}

function blockStart(event: Event | undefined): number {
  return event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE ? event.start : 0;
}
