import type { ApiConfig } from "../config.ts";
import { fromSource } from "../from-source.ts";
import { isUntouched, readLock } from "./lock.ts";
import { makerOf } from "./maker.ts";
import { isLittered } from "./settle.ts";

/**
 * Whether a run would change nothing, found by hashes alone: neither document nor templates are parsed. From source the
 * answer is always no, since a change of our own code shows in no hash.
 */
export function isUpToDate(api: ApiConfig): boolean {
  if (fromSource) return false;
  const lock = readLock(api.output);
  if (lock === undefined) return false;
  if (isLittered(api.output)) return false;
  const { generator, templates, slice } = makerOf(api);
  const same = lock.generator === generator && lock.templates === templates && lock.slice === slice;
  return same && isUntouched(api.output, lock);
}
