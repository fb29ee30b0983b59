import { randomBytes } from "node:crypto";
import { rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { outputNotWritable } from "../faults.ts";
import { makeFolder } from "./make-folder.ts";
import { reasonOf } from "./reason.ts";

/**
 * Writes one file, whole or not at all, and makes its folder. What isn't a regular file, as `/dev/stdout`, is written to as it is.
 * Throws what the file system throws.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const stats = await stat(path).catch(() => undefined);
  if (stats && !stats.isFile()) return await writeFile(path, text);
  makeFolder(dirname(path));
  const staged = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(staged, text);
    await rename(staged, path);
  } catch (error) {
    await rm(staged, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** As `replaceFile`. @throws UsageError where it can't be written */
export async function writeOutput(path: string, text: string): Promise<void> {
  try {
    await replaceFile(path, text);
  } catch (error) {
    throw outputNotWritable(path, reasonOf(error));
  }
}
