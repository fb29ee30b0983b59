import { isSafeSegment, sameFile } from "../model/file-names.ts";

/** One output file. */
export interface GeneratedFile {
  /** Relative to the output folder, with `/`. Never absolute, never with `..` but for the way to the suites' folder. */
  readonly path: string;
  readonly contents: string;
}

/**
 * The last look before anything is written: whatever a document holds, each path leads into the output folder, or into the
 * suites' folder, which the user has named, and to a file of its own on every file system. If not, that is our bug.
 * @throws Error that names each path
 */
export function checkPaths(files: readonly GeneratedFile[], suites: string): void {
  const taken = new Map<string, string>();
  const faults: string[] = [];
  for (const { path } of files) {
    const own = path.startsWith(`${suites}/`) ? path.slice(suites.length + 1) : path;
    if (!own.split("/").every(isSafeSegment)) faults.push(`${JSON.stringify(path)} is not a safe path.`);
    const other = taken.get(sameFile(path));
    if (other !== undefined) faults.push(`${JSON.stringify(path)} may be the same file as ${JSON.stringify(other)}.`);
    taken.set(sameFile(path), path);
  }
  if (faults.length > 0) throw new Error(`A file has no name of its own.\n${faults.join("\n")}`);
}
