import { join, relative, resolve } from "node:path";
import type { ApiConfig } from "../config.ts";
import { type SpecError, UsageError } from "../errors.ts";
import { outputNotOurs, outputNotWritable } from "../faults.ts";
import { type Generated, generate } from "../generate.ts";
import { resolveName } from "../source/named.ts";
import { compareFiles, type Difference } from "./compare.ts";
import { type Hashed, hashOutput, hashText, LOCK_FILE, makeLock, printLock, readBytes, readLock } from "./lock.ts";
import { makerOf } from "./maker.ts";
import { placesOf } from "./places.ts";
import { placeOf, reasonOf } from "./reason.ts";
import { isUnsettled, settle } from "./settle.ts";
import { type Change, writeFiles } from "./write.ts";

export interface Comparison extends Change {
  readonly warnings: readonly SpecError[];
}

/**
 * Generates in memory and compares with the disk; writes nothing. Throws what `generate` throws.
 * @throws UsageError if the output can't be read
 */
export async function compareApi(api: ApiConfig): Promise<Comparison> {
  return compareWith(api, await generate(api));
}

function compareWith(api: ApiConfig, { files, warnings, sources }: Generated): Comparison {
  const read = sources.map(({ file, text }): Hashed => [resolveName(".", file), hashText(text)]);
  const isOverlay = ([path]: Hashed) => api.overlays?.some((overlay) => resolve(overlay) === path) === true;
  try {
    const lockBefore = readBytes(join(api.output, LOCK_FILE));
    const differences = compareFiles(api.output, files, readLock(api.output));
    const lock = makeLock(api.output, {
      maker: makerOf(api),
      sources: read.filter((source) => !isOverlay(source)),
      overlays: read.filter(isOverlay),
      outputs: differences.flatMap(({ path, after }) => (after ? [[path, hashOutput(after) as string]] : [])),
    });
    return { warnings, differences, lock, lockBefore };
  } catch (error) {
    throw explain(api, error);
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
  return await applyPlan(api, await planApi(api, options));
}

/** What is to be written; `again` compares once more, where another run has come between. */
export interface Plan extends Comparison {
  /** What an interrupted run had left half done was taken back. */
  readonly recovered: boolean;
  readonly again: () => Promise<Plan>;
}

/**
 * Generates in memory and makes sure that nothing of the user's would be lost; writes nothing but what takes an interrupted run
 * back.
 * @throws UsageError if a file is in the way that SpecPact did not write, or that was edited since, unless `force` is set
 */
export async function planApi(api: ApiConfig, { force }: { force: boolean }): Promise<Plan> {
  // First, so that an output is whole again even where the document has faults now.
  let recovered = await settleApi(api);
  const generated = await generate(api);
  const plan = async (): Promise<Plan> => {
    recovered = (await settleApi(api)) || recovered;
    const comparison = compareWith(api, generated);
    // What is read while another run writes is half of each.
    if (isUnsettled(api.output)) return await plan();
    const notOurs = comparison.differences.filter(({ kind }) => kind === "edited" || kind === "foreign");
    if (notOurs.length > 0 && !force) throw outputNotOurs(notOurs);
    return { ...comparison, recovered, again: plan };
  };
  return await plan();
}

async function settleApi(api: ApiConfig): Promise<boolean> {
  try {
    return await settle(placesOf(api));
  } catch (error) {
    throw explain(api, error);
  }
}

/** Gives the plan that was carried out. @throws UsageError if the folder can't be written; nothing has been changed then */
export async function applyPlan(api: ApiConfig, plan: Plan): Promise<Plan> {
  let current = plan;
  try {
    while (!writeFiles(placesOf(api), current)) current = await current.again();
    return current;
  } catch (error) {
    throw explain(api, error);
  }
}

/** What has no code is not of the file system, but our bug. */
function explain({ output }: ApiConfig, error: unknown): unknown {
  if (error instanceof UsageError || !(error instanceof Error && "code" in error)) return error;
  return outputNotWritable(placeOf(error) ?? relative(".", output), reasonOf(error));
}
