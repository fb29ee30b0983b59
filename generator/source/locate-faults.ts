import { type Fault, type Place, type Position, SpecError } from "../errors.ts";
import type { Source } from "./load.ts";
import { createFind } from "./locate.ts";

/** A place in the bundled document → the place in the file that it came from. */
export type Origin = (pointer: string) => Place;

/**
 * Gives each fault its line and column: once per file, its text is read again for that. Repeated faults are dropped,
 * the rest is sorted by file, line and column.
 * @param origin where a fault without a file belongs
 */
export function locateFaults(faults: readonly Fault[], sources: readonly Source[], origin: Origin): SpecError[] {
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const finds = new Map<string, Find>();
  const located: SpecError[] = [];
  // By pointer first: a text of both would be as long as the pointer, and of its own for each fault.
  const told = new Map<string, Set<string>>();
  for (const fault of most(faults)) {
    const place = fault.file === undefined ? origin(fault.pointer) : { file: fault.file, pointer: fault.pointer };
    const { position, pointer } = fault.position
      ? { position: fault.position, pointer: place.pointer }
      : find(place.file)(place.pointer, fault.on);
    const words = `${place.file}:${position.line}:${position.column} ${fault.code} ${fault.what}\n${fault.hint}`;
    const known = told.get(pointer);
    if (known?.has(words)) continue;
    if (known === undefined) told.set(pointer, new Set([words]));
    else known.add(words);
    located.push(new SpecError(fault, { file: place.file, pointer, ...position }));
  }
  return located.sort(byPlace);

  function find(file: string): Find {
    const known = finds.get(file);
    if (known) return known;
    const text = texts.get(file);
    const found: Find = text === undefined ? (pointer) => ({ position: START, pointer }) : createFind(text);
    finds.set(file, found);
    return found;
  }
}

/** All of them, unless there are so many that they would fill the memory: then errors come first. */
function most(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length <= MOST) return faults;
  const of = (wanted: Fault["severity"]) => faults.filter(({ severity }) => severity === wanted);
  return [...of("error"), ...of("warning")].slice(0, MOST);
}

const MOST = 50_000;

function byPlace({ at: a }: SpecError, { at: b }: SpecError): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

type Find = ReturnType<typeof createFind>;
const START: Position = { line: 1, column: 1 };
