import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileNotFound } from "../faults.ts";
import { displayName, loadSource, type Source } from "./load.ts";

/**
 * The captures of a folder, by name.
 * @throws UsageError if there is no such folder, or one of its files can't be read
 */
export async function loadCaptures(folder: string): Promise<Source[]> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw fileNotFound(displayName(folder, process.cwd()));
  return Promise.all(captureNames(folder).map((name) => loadSource(join(folder, name))));
}

/** The names of the files that are read; none where there is no folder. */
export function captureNames(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
}
