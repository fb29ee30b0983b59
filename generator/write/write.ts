import { mkdir, mkdtemp, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Difference } from "./compare.ts";
import { LOCK_FILE, type Lock, printLock, readText } from "./lock.ts";

/**
 * Brings the output folder to what the differences say. Everything is first written beside the output, so that a full disk
 * or a missing permission is met before the first file changes; then each file is renamed into its place.
 * An unchanged file is not touched. Throws what the file system throws.
 */
export async function writeFiles(folder: string, differences: readonly Difference[], lock: Lock): Promise<void> {
  const unchanged = differences.every(({ kind }) => kind === "same");
  if (unchanged && (await readText(join(folder, LOCK_FILE))) === printLock(lock)) return;
  await mkdir(folder, { recursive: true });
  const staged = await mkdtemp(join(folder, ".specpact-"));
  try {
    const changed = differences.filter(({ kind, after }) => kind !== "same" && after !== undefined);
    await Promise.all(changed.map(({ after = "" }, index) => writeFile(join(staged, String(index)), after)));
    await writeFile(join(staged, LOCK_FILE), printLock(lock));
    for (const [index, { path }] of changed.entries()) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(staged, String(index)), join(folder, path));
    }
    for (const { path, after } of differences) if (after === undefined) await remove(folder, path);
    await rename(join(staged, LOCK_FILE), join(folder, LOCK_FILE));
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** Removes a file, and its folder where that is now empty. */
async function remove(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  const parent = dirname(join(folder, path));
  if (parent !== folder) await rmdir(parent).catch(() => undefined);
}
