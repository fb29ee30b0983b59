import { relative, resolve } from "node:path";
import type { ApiConfig } from "../config.ts";
import type { SpecError } from "../errors.ts";
import { outputNotOurs, outputNotWritable } from "../faults.ts";
import { generate } from "../generate.ts";
import { compareFiles, type Difference } from "./compare.ts";
import { generatorHash } from "./generator-hash.ts";
import { hashBytes, type Lock, makeLock, readLock } from "./lock.ts";
import { writeFiles } from "./write.ts";

export interface Comparison {
  readonly warnings: readonly SpecError[];
  readonly differences: readonly Difference[];
  /** What the lock file should say afterwards. */
  readonly lock: Lock;
}

/**
 * Generates in memory and compares with the disk; writes nothing. Throws what `generate` throws.
 * @throws UsageError if the output can't be read
 */
export async function compareApi(api: ApiConfig): Promise<Comparison> {
  const { files, warnings, sources } = await generate(api);
  const inputs = new Map(sources.map(({ file, text }) => [resolve(file), hashBytes(text)]));
  const differences = await compareFiles(api.output, files, await readLock(api.output)).catch((error: unknown) => {
    throw outputNotWritable(relative(".", api.output), reasonOf(error));
  });
  return { warnings, differences, lock: makeLock(api.output, { generator: generatorHash(api), inputs, files }) };
}

/**
 * Generates and writes what has changed.
 * @throws UsageError if a file is in the way that SpecPact did not write, or that was edited since, unless `force` is set;
 * or if the folder can't be written. Nothing has been changed then.
 */
export async function writeApi(api: ApiConfig, { force }: { force: boolean }): Promise<Comparison> {
  const comparison = await compareApi(api);
  const notOurs = comparison.differences.filter(({ kind }) => kind === "edited" || kind === "foreign");
  if (notOurs.length > 0 && !force) throw outputNotOurs(notOurs);
  try {
    await writeFiles(api.output, comparison.differences, comparison.lock);
  } catch (error) {
    throw outputNotWritable(relative(".", api.output), reasonOf(error));
  }
  return comparison;
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
