import { type SpecError, visible } from "../errors.ts";

/** A screen has 24; two of our twenty are left for the sum and for what says that a run is at work. */
const LINES = 18;
/** Of a line: pointers and names may be of any length. */
const WIDTH = 300;

export interface FaultLines {
  readonly lines: string[];
  /** How many of the faults have no line of their own. */
  readonly hidden: number;
}

/**
 * Faults and warnings as lines for a person: three for each where that fits on a screen, else one for each. Where even these
 * are too many, what says the same shares a line, and each code gets its turn. Warnings take what the faults leave.
 * @param label what stands before a line of that severity
 */
export function layFaults(errors: readonly SpecError[], label: Label, all = false): FaultLines {
  const of = (severity: SpecError["severity"]) => errors.filter((error) => error.severity === severity);
  const room = all ? Number.POSITIVE_INFINITY : LINES;
  const faults = lay(of("error"), label, room);
  const warnings = lay(of("warning"), label, room - faults.lines.length);
  return { lines: [...faults.lines, ...warnings.lines], hidden: faults.hidden + warnings.hidden };
}

export type Label = (severity: SpecError["severity"]) => string;

/** Cut to what a reader takes in; `--json` has it whole. */
export function cut(text: string, width = WIDTH): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function lay(errors: readonly SpecError[], label: Label, room: number): FaultLines {
  const labelled = (error: SpecError, text: string) => `${label(error.severity)} ${text}`;
  if (errors.length * 3 <= room)
    return {
      lines: errors.flatMap((error) => long(error).map((line, at) => (at ? line : labelled(error, line)))),
      hidden: 0,
    };
  if (errors.length <= room) return { lines: errors.map((error) => labelled(error, short(error))), hidden: 0 };
  const shown = takeTurns(groupAlike(errors), room);
  return {
    lines: shown.map(([first, others]) => labelled(first, short(first, others))),
    hidden: errors.length - shown.length,
  };
}

function long(error: SpecError): string[] {
  const { place, pointer, hint } = wordsOf(error);
  return [cut(place), cut(`  at ${pointer}`), cut(`  hint: ${hint}`)];
}

/** The place comes before the words and the pointer before the hint, so that both are whole for longest. */
function short(error: SpecError, others = 0): string {
  const { place, pointer, hint } = wordsOf(error);
  const same = others === 0 ? "" : ` and the same at ${others} other ${others === 1 ? "place" : "places"}`;
  const line = `${cut(place, WIDTH / 2)} (at ${cut(pointer, WIDTH / 2 - 50)}${same})`;
  return cut(`${line} hint: ${hint}`);
}

function wordsOf({ at, code, what, hint }: SpecError) {
  const place = `${visible(at.file)}:${at.line}:${at.column} ${code} ${visible(what)}`;
  return { place, pointer: `#${visible(at.pointer)}`, hint: visible(hint) };
}

/** The first that says something, and how many more say the same. */
type Alike = readonly [first: SpecError, others: number];

function groupAlike(errors: readonly SpecError[]): Alike[] {
  const alike = new Map<string, Alike>();
  for (const error of errors) {
    const key = `${error.code} ${error.what}`;
    const [first, others] = alike.get(key) ?? [error, -1];
    alike.set(key, [first, others + 1]);
  }
  return [...alike.values()];
}

/** One of each code, then a second one, as long as there is room; in the order that they had. */
function takeTurns(groups: readonly Alike[], room: number): Alike[] {
  const turns = new Map<string, number>();
  const ranked = groups.map((group, index) => {
    const turn = turns.get(group[0].code) ?? 0;
    turns.set(group[0].code, turn + 1);
    return { group, index, turn };
  });
  const taken = ranked.sort((a, b) => a.turn - b.turn || a.index - b.index).slice(0, room);
  return taken.sort((a, b) => a.index - b.index).map(({ group }) => group);
}
