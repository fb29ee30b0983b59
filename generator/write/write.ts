import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Difference } from "./compare.ts";
import {
  ACTIVE,
  apply,
  type Journal,
  nameFolder,
  readJournal,
  readOwner,
  record,
  removeEmpty,
  stage,
  undo,
} from "./journal.ts";
import { LOCK_FILE, type Lock, printLock, readBytes } from "./lock.ts";
import { makeFolder } from "./make-folder.ts";
import { isInside, type Places, refuseLinks } from "./places.ts";
import { isUnsettled } from "./settle.ts";

export interface Change {
  readonly differences: readonly Difference[];
  /** What the lock file should say afterwards. */
  readonly lock: Lock;
  /** What it said when the differences were found. */
  readonly lockBefore: Buffer | undefined;
}

interface Changed {
  readonly path: string;
  readonly before?: Buffer | undefined;
  readonly after?: Buffer | undefined;
}

/**
 * Brings the output to what the differences say, as a whole or not at all. Everything is first written beside the output, so that
 * a full disk, a missing permission or something in the way is met before the first file changes; then each file is renamed into
 * its place, with a journal beside it by which `settle` takes back what an interrupted run has begun. An unchanged file is not
 * touched. Gives false, and has changed nothing, where another run has changed the output since it was compared.
 * Throws what the file system throws, after it has taken back what it did.
 * @throws UsageError if a symbolic link in the output leads elsewhere
 */
export function writeFiles(places: Places, { differences, lock, lockBefore }: Change): boolean {
  const { output } = places;
  const text = printLock(lock);
  const changed = differences.filter(({ kind }) => kind !== "same");
  if (changed.length === 0 && lockBefore?.toString() === text) return true;
  const locked = { path: LOCK_FILE, before: lockBefore, after: Buffer.from(text) };
  const [inside, outside] = [true, false].map((want) => changed.filter(({ path }) => isInside(places, path) === want));
  const steps = [...(inside ?? []), locked];
  const paths = steps.map(({ path }) => path);
  refuseLinks(places, paths);
  const made = makeRoots(places, paths);
  const staged = join(output, nameFolder("new"));
  const id = randomBytes(8).toString("hex");
  let done = false;
  try {
    refuseBlocked(paths.map((path) => join(output, path)));
    stage(
      staged,
      id,
      steps.map(({ after }) => after),
    );
    done = begin(output, staged) && change(places, staged, { id, steps, lockBefore });
  } catch (error) {
    // What another run has changed meanwhile is no error of ours.
    if (!isOvertaken(output, lockBefore)) throw error;
  } finally {
    rmSync(staged, { recursive: true, force: true });
    if (!done) for (const folder of made.reverse()) removeEmpty(folder);
  }
  // Suites that an earlier run wrote into a folder which the config doesn't name any more.
  if (done) for (const { path } of outside ?? []) rmSync(join(output, path), { force: true });
  return done;
}

function isOvertaken(output: string, lockBefore: Change["lockBefore"], { except }: { except?: string } = {}): boolean {
  const lock = readBytes(join(output, LOCK_FILE));
  return isUnsettled(output, except === undefined ? {} : { except }) || lock?.toString() !== lockBefore?.toString();
}

/** Renaming onto a folder with something in it fails, so only one run at a time has its own there. */
function begin(output: string, staged: string): boolean {
  try {
    renameSync(staged, join(output, ACTIVE));
    return true;
  } catch (error) {
    if (existsSync(join(output, ACTIVE))) return false;
    throw error;
  }
}

/** From here on no other run changes the output, so what is kept of it is what was compared. */
function change(
  places: Places,
  staged: string,
  { id, steps, lockBefore }: { id: string; steps: readonly Changed[]; lockBefore: Change["lockBefore"] },
): boolean {
  const { output } = places;
  const active = join(output, ACTIVE);
  const overtaken = isOvertaken(output, lockBefore, { except: ACTIVE });
  try {
    if (!overtaken) {
      const journal = journalOf(output, id, steps);
      record(output, active, journal);
      apply(output, active, journal);
    }
  } catch (error) {
    // Where another run took this one for dead, it has taken it back as well.
    if (readJournal(active)?.id === id) undo(output, active, (path) => isInside(places, path));
    if (readOwner(active) === process.pid) renameSync(active, staged);
    throw error;
  }
  renameSync(active, staged);
  return !overtaken;
}

function journalOf(output: string, id: string, steps: readonly Changed[]): Journal {
  return {
    id,
    folders: missingFolders(
      output,
      steps.filter(({ after }) => after !== undefined).map(({ path }) => path),
    ),
    steps: steps.map(({ path, before, after }) => ({
      path,
      before: before !== undefined,
      after: after !== undefined,
    })),
  };
}

/** Makes the two folders themselves; gives those that were not there, the outer ones first. */
function makeRoots({ output, suites }: Places, paths: readonly string[]): string[] {
  const wanted = paths.some((path) => isInside({ output: suites, suites }, relative(suites, join(output, path))));
  const made: string[] = [];
  try {
    for (const folder of wanted ? [output, suites] : [output]) makeFolder(folder, made);
  } catch (error) {
    for (const folder of made.reverse()) removeEmpty(folder);
    throw error;
  }
  return made;
}

/** Of the output folder's, relative to it, the outer ones first. */
function missingFolders(output: string, paths: readonly string[]): string[] {
  const missing = new Set<string>();
  for (const path of paths)
    for (const folder of outwards(dirname(path))) {
      if (existsSync(join(output, folder))) break;
      missing.add(folder);
    }
  return [...missing].sort((a, b) => a.length - b.length);
}

function outwards(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...outwards(parent)];
}

/** Throws what a later rename would meet, or would not mind although the user has forbidden it: a file that may not be written. */
function refuseBlocked(files: readonly string[]): void {
  for (const file of files) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR", path: file });
    if (stats) accessSync(file, constants.W_OK);
    if (existsSync(dirname(file))) accessSync(dirname(file), constants.W_OK);
  }
}
