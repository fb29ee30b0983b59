import {
  LOCK_FILE,
  hashBytes,
  hashText,
  isCurrent,
  makeLock,
  printLock,
  readLock,
  readText
} from "./chunk-3WHV3XTT.js";
export {
  LOCK_FILE,
  hashBytes,
  hashText,
  isCurrent,
  makeLock,
  printLock,
  readLock,
  readText
};
