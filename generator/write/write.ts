import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Difference } from "./compare.ts";
import { LOCK_FILE, type Lock, printLock, readBytes } from "./lock.ts";

/**
 * Brings the output folder to what the differences say. Everything is first written beside the output, and its folders are made,
 * so that a full disk, a missing permission or something in the way is met before the first file changes; then each file is
 * renamed into its place. An unchanged file is not touched. Throws what the file system throws.
 */
export function writeFiles(folder: string, differences: readonly Difference[], lock: Lock): void {
  const unchanged = differences.every(({ kind }) => kind === "same");
  if (unchanged && readBytes(join(folder, LOCK_FILE))?.toString() === printLock(lock)) return;
  const changed = differences.filter(({ kind, after }) => kind !== "same" && after !== undefined);
  const targets = [...changed.map(({ path }) => join(folder, path)), join(folder, LOCK_FILE)];
  makeRoom(targets);
  const staged = mkdtempSync(join(folder, ".specpact-"));
  try {
    for (const [index, { after = "" }] of changed.entries()) writeFileSync(join(staged, String(index)), after);
    writeFileSync(join(staged, LOCK_FILE), printLock(lock));
    for (const [index, { path }] of changed.entries()) renameSync(join(staged, String(index)), join(folder, path));
    for (const { path, after } of differences) if (after === undefined) remove(folder, path);
    renameSync(join(staged, LOCK_FILE), join(folder, LOCK_FILE));
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** Makes the folders of all files; if one can't be made, or a folder lies where a file must, none is left behind. */
function makeRoom(files: readonly string[]): void {
  const made: string[] = [];
  try {
    for (const folder of new Set(files.map((file) => dirname(file)))) makeFolder(folder, made);
    for (const file of files) {
      if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) continue;
      throw Object.assign(new Error(`A folder is in the way of ${file}.`), { code: "EISDIR" });
    }
  } catch (error) {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Makes a folder and those around it, and adds to `made` each that was not there. Node's own `recursive` never ends where a
 * folder exists and takes no other into it, as `/proc` does.
 */
function makeFolder(folder: string, made: string[]): void {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) {
    mkdirSync(path);
    made.push(path);
  }
}

/** Removes a file, and its folder where that is now empty. */
function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  const parent = dirname(join(folder, path));
  if (parent === folder) return;
  try {
    rmdirSync(parent);
  } catch {
    // Something else lies in it.
  }
}
