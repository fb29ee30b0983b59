import { randomBytes } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * What a run is about to change, written down beforehand, in a folder of its own in the output folder with every new file and
 * a hard link to every old one. So whatever ends the run, the old output can be had again.
 */
export interface Journal {
  /** Of this run alone: what a run that was thought dead does later meets no file of another. */
  readonly id: string;
  /** Folders to make, relative to the output folder, the outer ones first. */
  readonly folders: readonly string[];
  readonly steps: readonly Step[];
}

export interface Step {
  /** Relative to the output folder. */
  readonly path: string;
  /** What a file is before and after; one of the two may be missing. */
  readonly before: boolean;
  readonly after: boolean;
}

/** While a folder of this name is there, the output is being changed. Only one run can rename its own to it. */
export const ACTIVE = ".specpact";
/**
 * The name of a run's own folder: `new` while it prepares a change, `undo` while it takes one back. The process's number tells
 * others whether it is still needed.
 */
export function nameFolder(kind: "new" | "undo"): string {
  return `${ACTIVE}-${process.pid}-${randomBytes(4).toString("hex")}-${kind}`;
}

/** What `nameFolder` names. */
export const OWN_FOLDER = /^\.specpact-(\d+)-[\da-f]{8}-(?:new|undo)$/;

/** Writes what is to come into a folder of the run's own. Throws what the file system throws; then `staged` may be removed. */
export function stage(staged: string, id: string, contents: readonly (Buffer | undefined)[]): void {
  mkdirSync(staged);
  writeFileSync(join(staged, OWNER), String(process.pid));
  for (const [index, after] of contents.entries())
    if (after !== undefined) writeFileSync(join(staged, nameOf(id, index, "new")), after);
}

/** Keeps what is there, and writes down what will be changed. Throws what the file system throws; nothing is changed yet. */
export function record(folder: string, staged: string, journal: Journal): void {
  for (const [index, { path, before }] of journal.steps.entries())
    if (before) keep(join(folder, path), join(staged, nameOf(journal.id, index, "old")));
  writeFileSync(join(staged, JOURNAL), JSON.stringify(journal));
}

/** Brings the output to what the journal says. Throws what the file system throws. */
export function apply(folder: string, staged: string, journal: Journal): void {
  for (const path of journal.folders) mkdirSync(join(folder, path));
  for (const [index, { path, after }] of journal.steps.entries()) {
    if (after) move(join(staged, nameOf(journal.id, index, "new")), join(folder, path));
    else remove(folder, path);
  }
}

/**
 * Brings the output back to what it was, from wherever `apply` has come; may itself be interrupted and called again.
 * Without a readable journal nothing has been changed, and one that leads where no output of ours lies isn't ours.
 */
export function undo(folder: string, staged: string, isOurs: (path: string) => boolean): void {
  const journal = readJournal(staged);
  if (journal === undefined || ![...journal.folders, ...journal.steps.map(({ path }) => path)].every(isOurs)) return;
  for (const [index, { path, before }] of [...journal.steps.entries()].reverse()) {
    const target = join(folder, path);
    if (!before) {
      if (!existsSync(join(staged, nameOf(journal.id, index, "new")))) rmSync(target, { force: true });
      continue;
    }
    const old = join(staged, nameOf(journal.id, index, "old"));
    if (!existsSync(old)) continue;
    mkdirSync(dirname(target), { recursive: true });
    move(old, target);
  }
  for (const path of [...journal.folders].reverse()) removeEmpty(join(folder, path));
}

/** The number of the process whose folder it is; undefined where that isn't to be had. */
export function readOwner(staged: string): number | undefined {
  try {
    return Number(readFileSync(join(staged, OWNER), "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where there is none, or none that was written whole. */
export function readJournal(staged: string): Journal | undefined {
  try {
    return JSON.parse(readFileSync(join(staged, JOURNAL), "utf8")) as Journal;
  } catch {
    return undefined;
  }
}

function nameOf(id: string, index: number, kind: "new" | "old"): string {
  return `${id}.${index}.${kind}`;
}

/** Onto another file system too: suites may lie elsewhere. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    copyFileSync(from, `${to}.new`);
    renameSync(`${to}.new`, to);
    rmSync(from);
  }
}

/** A link costs nothing and keeps the time; not every file system has them. */
function keep(file: string, copy: string): void {
  try {
    linkSync(file, copy);
  } catch {
    copyFileSync(file, copy);
  }
}

/** Removes a file, and the folders around it that are now empty. */
function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== "." && removeEmpty(join(folder, parent)); parent = dirname(parent));
}

/** Removes a folder, unless something lies in it; gives whether it could. */
export function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

const JOURNAL = "journal.json";
const OWNER = "pid";
