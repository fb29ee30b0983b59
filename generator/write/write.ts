import { existsSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Difference } from "./compare.ts";
import { LOCK_FILE, type Lock, printLock, readText } from "./lock.ts";

/**
 * Brings the output folder to what the differences say. Everything is first written beside the output, and its folders are made,
 * so that a full disk, a missing permission or something in the way is met before the first file changes; then each file is
 * renamed into its place. An unchanged file is not touched. Throws what the file system throws.
 */
export async function writeFiles(folder: string, differences: readonly Difference[], lock: Lock): Promise<void> {
  const unchanged = differences.every(({ kind }) => kind === "same");
  if (unchanged && (await readText(join(folder, LOCK_FILE))) === printLock(lock)) return;
  const changed = differences.filter(({ kind, after }) => kind !== "same" && after !== undefined);
  const targets = [...changed.map(({ path }) => join(folder, path)), join(folder, LOCK_FILE)];
  await makeRoom(targets);
  const staged = await mkdtemp(join(folder, ".specpact-"));
  try {
    await Promise.all(changed.map(({ after = "" }, index) => writeFile(join(staged, String(index)), after)));
    await writeFile(join(staged, LOCK_FILE), printLock(lock));
    for (const [index, { path }] of changed.entries()) {
      await rename(join(staged, String(index)), join(folder, path));
    }
    for (const { path, after } of differences) if (after === undefined) await remove(folder, path);
    await rename(join(staged, LOCK_FILE), join(folder, LOCK_FILE));
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** Makes the folders of all files; if one can't be made, or a folder lies where a file must, none is left behind. */
async function makeRoom(files: readonly string[]): Promise<void> {
  const made: string[] = [];
  try {
    for (const folder of new Set(files.map((file) => dirname(file)))) {
      const first = await makeFolder(folder);
      if (first !== undefined) made.push(first);
    }
    for (const file of files) {
      if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) continue;
      throw Object.assign(new Error(`A folder is in the way of ${file}.`), { code: "EISDIR" });
    }
  } catch (error) {
    for (const folder of made) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Makes a folder and those around it, and gives the outermost one that was made. Node's own `recursive` never ends where a
 * folder exists and takes no other into it, as `/proc` does.
 */
async function makeFolder(folder: string): Promise<string | undefined> {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) {
    await mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  return missing[0];
}

/** Removes a file, and its folder where that is now empty. */
async function remove(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  const parent = dirname(join(folder, path));
  if (parent !== folder) await rmdir(parent).catch(() => undefined);
}
