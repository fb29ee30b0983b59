import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those around it, and adds to `made` each that was not there. Node's own `recursive` never ends where a
 * folder exists and takes no other into it, as `/proc` does. Throws what the file system throws.
 */
export function makeFolder(folder: string, made: string[] = []): void {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) {
    mkdirSync(path);
    made.push(path);
  }
}
