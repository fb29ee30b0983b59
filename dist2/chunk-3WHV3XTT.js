// dist/generator/write/lock.js
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
var LOCK_FILE = "specpact.lock.json";
async function readLock(folder) {
  try {
    const lock = JSON.parse(await readFile(join(folder, LOCK_FILE), "utf8"));
    const { generator, inputs, outputs } = lock;
    if (typeof generator !== "string" || !isHashes(inputs) || !isHashes(outputs))
      return void 0;
    return { generator, inputs, outputs };
  } catch {
    return void 0;
  }
}
function makeLock(folder, { generator, inputs, files }) {
  return {
    generator,
    inputs: sorted([...inputs].map(([path, hash]) => [toRelative(folder, path), hash])),
    outputs: sorted(files.map(({ path, contents }) => [path, hashText(contents)]))
  };
}
function printLock(lock) {
  return `${JSON.stringify(lock, null, 2)}
`;
}
async function isCurrent(folder, lock, generator) {
  if (lock.generator !== generator)
    return false;
  const inputs = Object.entries(lock.inputs).map(async ([path, hash]) => await hashFile(resolve(folder, path)) === hash);
  const outputs = Object.entries(lock.outputs).map(async ([path, hash]) => {
    const text = await readText(join(folder, path));
    return text !== void 0 && hashText(text) === hash;
  });
  return (await Promise.all([...inputs, ...outputs])).every(Boolean);
}
function hashBytes(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
function hashText(text) {
  return hashBytes(text.includes("\r") ? text.replaceAll("\r\n", "\n") : text);
}
async function readText(path) {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code)))
      return void 0;
    throw error;
  }
}
async function hashFile(path) {
  try {
    return hashBytes(await readFile(path));
  } catch {
    return void 0;
  }
}
function toRelative(folder, path) {
  const local = relative(folder, path);
  return isAbsolute(local) ? local : local.split(sep).join("/");
}
function sorted(entries) {
  return Object.fromEntries([...entries].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}
function isHashes(value) {
  return typeof value === "object" && value !== null && Object.values(value).every((hash) => typeof hash === "string");
}

export {
  LOCK_FILE,
  readLock,
  makeLock,
  printLock,
  isCurrent,
  hashBytes,
  hashText,
  readText
};
