import type { ApiConfig } from "../config.ts";
import { fromSource } from "../from-source.ts";
import { generatorHash } from "./generator-hash.ts";
import { isCurrent, readLock } from "./lock.ts";

/**
 * Whether a run would change nothing, found by hashes alone: neither document nor templates are parsed. From source the
 * answer is always no, since a change of our own code shows in no hash.
 */
export async function isUpToDate(api: ApiConfig): Promise<boolean> {
  if (fromSource) return false;
  const lock = await readLock(api.output);
  return lock !== undefined && (await isCurrent(api.output, lock, generatorHash(api)));
}
