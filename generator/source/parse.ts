import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  mergeTag,
  parseEvents,
  type YAMLException,
} from "js-yaml";
import type { Fault, Position } from "../errors.ts";
import {
  keyDuplicate,
  sourceEmpty,
  sourceNotObject,
  sourceSeveralDocuments,
  syntaxInvalid,
  textTooLong,
} from "../faults.ts";
import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { toPointer } from "../json/pointer.ts";
import { markTree } from "../json/tree.ts";
import { checkBounds, MAX_DEPTH } from "./bounds.ts";
import { findDuplicateKeys } from "./duplicate-keys.ts";
import { findDepth, findJsonError } from "./json-syntax.ts";
import { createLineIndex } from "./lines.ts";
import type { Source } from "./load.ts";

/**
 * Text → the object it stands for. A text that starts with `{` or `[` is JSON; YAML that looks so is understood too,
 * unless the file is called `.json`. Timestamps stay strings, `<<` merges, and YAML 1.1's `yes` and `no` are strings.
 * The result holds JSON values only, and is at most 200 levels deep; a key `__proto__` is a property like any other. With
 * faults there is no document.
 */
export function parseSource(source: Source): { document?: JsonObject; faults: Fault[] } {
  const parsed = parseText(source);
  if ("faults" in parsed) return parsed;
  const { value } = parsed;
  if (!isObject(value)) return { faults: [sourceNotObject({ file: source.file, pointer: "" }, describe(value))] };
  const fault = checkBounds(source.file, value, source.text.length);
  return fault ? { faults: [placeDepth(fault, source)] } : { document: value, faults: [] };
}

/** A text that is too deep for us is so for what finds places, too. */
function placeDepth(fault: Fault, { text }: Source): Fault {
  const offset = fault.code === "SOURCE_TOO_DEEP" ? findDepth(text, MAX_DEPTH) : undefined;
  return offset === undefined ? fault : { ...fault, position: createLineIndex(text)(offset) };
}

type Parsed = { readonly value: unknown } | { readonly faults: Fault[] };

function parseText(source: Source): Parsed {
  const start = /\S/.exec(source.text)?.[0];
  if (start === undefined) return { faults: [sourceEmpty({ file: source.file, pointer: "", position: START })] };
  // No YAML begins so; many a JSON with comments does.
  if (/\.json$/i.test(source.file) && /^\s*\/[/*]/.test(source.text)) return { faults: [jsonFault(source)] };
  if (start !== "{" && start !== "[") return parseYaml(source);
  try {
    const value = JSON.parse(source.text) as Json;
    const faults = duplicates(source, value);
    return faults.length > 0 ? { faults } : { value: asTree(value) };
  } catch {
    const yaml = /\.json$/i.test(source.file) ? undefined : parseYaml(source);
    return yaml && "value" in yaml ? yaml : { faults: [jsonFault(source)] };
  }
}

function duplicates({ file, text }: Source, value: Json): Fault[] {
  const found = findDuplicateKeys(text, value);
  if (found.length === 0) return [];
  const lines = createLineIndex(text);
  return found.map(({ offset, steps }) => keyDuplicate({ file, pointer: toPointer(steps), position: lines(offset) }));
}

function asTree(value: Json): Json {
  return isObject(value) ? markTree(value) : value;
}

function jsonFault({ file, text }: Source): Fault {
  const { offset, reason } = findJsonError(text);
  return syntaxInvalid({ file, pointer: "", position: createLineIndex(text)(offset) }, "JSON", reason);
}

function parseYaml({ file, text }: Source): Parsed {
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    const torn = findTorn(text, events);
    if (torn !== undefined) {
      const at = { file, pointer: "", position: createLineIndex(text)(torn) };
      return { faults: [textTooLong(at, MAX_PIECES)] };
    }
    const documents = constructFromEvents(events, { source: text, schema: SCHEMA, maxTotalMergeKeys: 200_000 });
    if (documents.length === 1) return { value: documents[0] };
    if (documents.length === 0) return { faults: [sourceEmpty({ file, pointer: "", position: START })] };
    return { faults: [sourceSeveralDocuments({ file, pointer: "", position: secondDocument(text) })] };
  } catch (error) {
    // js-yaml's own documentation warns that not every error is a YAMLException.
    if (!(error instanceof Error)) throw error;
    return { faults: [yamlFault(file, error)] };
  }
}

/**
 * The parser puts a text together from what stands between its line breaks and escapes, at some hundred bytes for each piece.
 * Where the text begins with which there are too many, or undefined.
 */
function findTorn(text: string, events: readonly Event[]): number | undefined {
  if (text.length < MAX_PIECES) return undefined;
  let pieces = 0;
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.fast || event.valueEnd - event.valueStart < LONG) continue;
    for (let at = event.valueStart; at < event.valueEnd; at += 1) {
      const code = text.charCodeAt(at);
      if (code === LINE_FEED || code === CARRIAGE_RETURN || code === BACKSLASH || code === APOSTROPHE) pieces += 1;
    }
    if (pieces > MAX_PIECES) return event.valueStart;
  }
  return undefined;
}

const MAX_PIECES = 2_000_000;
/** Shorter texts are free again before many of them are read. */
const LONG = 100_000;
const [LINE_FEED, CARRIAGE_RETURN, APOSTROPHE, BACKSLASH] = [10, 13, 39, 92];

function yamlFault(file: string, error: Error): Fault {
  const { reason = error.message, mark } = error as Partial<YAMLException>;
  const position = mark ? { line: mark.line + 1, column: mark.column + 1 } : START;
  const at = { file, pointer: "", position };
  return reason === "duplicated mapping key" ? keyDuplicate(at) : syntaxInvalid(at, "YAML", reason);
}

/** A first `---` may open the first document; the parser does not say where the second begins. */
function secondDocument(text: string): Position {
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].map((match) => match.index);
  const before = text.slice(0, marks[0]).split("\n");
  const opensFirst = before.every((line) => /^\s*(?:[#%]|$)/.test(line));
  return createLineIndex(text)(marks[opensFirst ? 1 : 0] ?? 0);
}

function describe(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

const SCHEMA = CORE_SCHEMA.withTags(mergeTag);
const START: Position = { line: 1, column: 1 };
