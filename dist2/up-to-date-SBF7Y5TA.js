import {
  generatorHash
} from "./chunk-ZRTHU4QJ.js";
import "./chunk-55DVREMY.js";
import {
  fromSource
} from "./chunk-HV4S4JJR.js";
import {
  isCurrent,
  readLock
} from "./chunk-3WHV3XTT.js";

// dist/generator/write/up-to-date.js
async function isUpToDate(api) {
  if (fromSource)
    return false;
  const lock = await readLock(api.output);
  return lock !== void 0 && await isCurrent(api.output, lock, generatorHash(api));
}
export {
  isUpToDate
};
