import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import type { VerifyOptions } from "../../contract-tests/kit/verify.ts";
import { flagInvalid } from "../faults.ts";

/** The flags that run a part of the suites, or join the parts of a run. */
export interface PartFlags {
  readonly case?: string;
  readonly shard?: string;
  readonly mergeReports?: string;
}

export function addPartFlags(command: Command): Command {
  return command
    .option("--case <text>", "run only the cases whose operation and name contain this text")
    .option("--shard <index/count>", "run this part of the suites, such as 1/4")
    .option("--merge-reports <folder>", "run nothing: report what the blob reports in this folder hold");
}

/**
 * @param apis how many documents the run is about
 * @param blob where vitest's blob report goes
 * @throws UsageError for a part that can't be
 */
export function parsePart(
  flags: PartFlags,
  { apis, blob }: { readonly apis: number; readonly blob: string | undefined },
): NonNullable<VerifyOptions["part"]> {
  const { case: only, shard, mergeReports } = flags;
  if (shard !== undefined && !isShard(shard)) throw flagInvalid("--shard", shard, "Give a part of a number: 1/4.");
  if (mergeReports !== undefined && !hasFiles(mergeReports))
    throw flagInvalid(
      "--merge-reports",
      mergeReports,
      "Give a folder of blob reports: `--report blob=FILE` writes them.",
    );
  if (mergeReports !== undefined && (shard ?? blob ?? only) !== undefined)
    throw flagInvalid(
      "--merge-reports",
      mergeReports,
      "It runs nothing: leave --shard, --case and --report blob=FILE.",
    );
  if (apis > 1 && blob !== undefined) throw flagInvalid("--report", `blob=${blob}`, ONE);
  if (apis > 1 && mergeReports !== undefined) throw flagInvalid("--merge-reports", mergeReports, ONE);
  return {
    only,
    shard,
    blob: blob === undefined ? undefined : resolve(blob),
    merge: mergeReports === undefined ? undefined : resolve(mergeReports),
  };
}

const ONE = "The config has several APIs, and a blob report is of one: name its document.";

function isShard(text: string): boolean {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  return Number(index) >= 1 && Number(index) <= Number(count);
}

function hasFiles(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
}
