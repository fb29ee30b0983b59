import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Capture } from "../../../generator/fixtures/capture.ts";

/** Writes each capture under its name into the folder, which is made if it isn't there. A file is there whole or not at all. */
export async function writeCaptures(folder: string, captures: ReadonlyMap<string, Capture>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, capture] of captures) {
    const file = join(folder, name);
    await writeFile(`${file}.new`, `${JSON.stringify(capture, null, 2)}\n`);
    await rename(`${file}.new`, file);
  }
}
