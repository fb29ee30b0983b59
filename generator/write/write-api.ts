import { join, relative, resolve } from "node:path";
import type { ApiConfig } from "../config.ts";
import type { SpecError } from "../errors.ts";
import { outputNotOurs, outputNotWritable } from "../faults.ts";
import { generate } from "../generate.ts";
import { resolveName } from "../source/named.ts";
import { compareFiles, type Difference } from "./compare.ts";
import {
  type Hashed,
  hashOutput,
  hashText,
  LOCK_FILE,
  type Lock,
  makeLock,
  printLock,
  readBytes,
  readLock,
} from "./lock.ts";
import { makerOf } from "./maker.ts";
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
  const read = sources.map(({ file, text }): Hashed => [resolveName(".", file), hashText(text)]);
  const isOverlay = ([path]: Hashed) => api.overlays?.some((overlay) => resolve(overlay) === path) === true;
  try {
    const differences = compareFiles(api.output, files, readLock(api.output));
    const lock = makeLock(api.output, {
      maker: makerOf(api),
      sources: read.filter((source) => !isOverlay(source)),
      overlays: read.filter(isOverlay),
      outputs: differences.flatMap(({ path, after }) => (after ? [[path, hashOutput(after) as string]] : [])),
    });
    return { warnings, differences, lock };
  } catch (error) {
    throw outputNotWritable(relative(".", api.output), reasonOf(error));
  }
}

/** The lock file beside what it should be. */
export function compareLock({ output }: ApiConfig, { lock }: Comparison): Difference {
  const after = Buffer.from(printLock(lock));
  const before = readBytes(join(output, LOCK_FILE));
  if (before === undefined) return { path: LOCK_FILE, kind: "missing", after };
  return { path: LOCK_FILE, kind: hashOutput(before) === hashOutput(after) ? "same" : "stale", before, after };
}

/** Generates and writes what has changed. Throws what `planApi` and `applyPlan` throw. */
export async function writeApi(api: ApiConfig, options: { force: boolean }): Promise<Comparison> {
  const plan = await planApi(api, options);
  await applyPlan(api, plan);
  return plan;
}

/**
 * Generates in memory and makes sure that nothing of the user's would be lost; writes nothing.
 * @throws UsageError if a file is in the way that SpecPact did not write, or that was edited since, unless `force` is set
 */
export async function planApi(api: ApiConfig, { force }: { force: boolean }): Promise<Comparison> {
  const comparison = await compareApi(api);
  const notOurs = comparison.differences.filter(({ kind }) => kind === "edited" || kind === "foreign");
  if (notOurs.length > 0 && !force) throw outputNotOurs(notOurs);
  return comparison;
}

/** @throws UsageError if the folder can't be written; nothing has been changed then */
export async function applyPlan({ output }: ApiConfig, { differences, lock }: Comparison): Promise<void> {
  try {
    await writeFiles(output, differences, lock);
  } catch (error) {
    throw outputNotWritable(relative(".", output), reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
