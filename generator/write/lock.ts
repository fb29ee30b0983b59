import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { GeneratedFile } from "../emit/file.ts";

/** The lock file, in the output folder: what the output was made from and what was written, as SHA-256 hashes. */
export interface Lock {
  /** The tool, its templates and the options of the run, in one hash. */
  readonly generator: string;
  /** File → hash of its bytes: the document, what it refers to, the overlays. Paths are relative to the output folder. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Output file → hash of its text. */
  readonly outputs: Readonly<Record<string, string>>;
}

export const LOCK_FILE = "specpact.lock.json";

/** The lock of an output folder; undefined where there is none or it can't be understood. */
export async function readLock(folder: string): Promise<Lock | undefined> {
  try {
    const lock = JSON.parse(await readFile(join(folder, LOCK_FILE), "utf8")) as Partial<Lock>;
    const { generator, inputs, outputs } = lock;
    if (typeof generator !== "string" || !isHashes(inputs) || !isHashes(outputs)) return undefined;
    return { generator, inputs, outputs };
  } catch {
    return undefined;
  }
}

/** `inputs` are absolute paths and the hashes of their bytes. */
export function makeLock(
  folder: string,
  {
    generator,
    inputs,
    files,
  }: { generator: string; inputs: ReadonlyMap<string, string>; files: readonly GeneratedFile[] },
): Lock {
  return {
    generator,
    inputs: sorted([...inputs].map(([path, hash]) => [toRelative(folder, path), hash])),
    outputs: sorted(files.map(({ path, contents }) => [path, hashText(contents)])),
  };
}

export function printLock(lock: Lock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** Whether a run would find the same inputs and leave the same outputs: then there is nothing to do. */
export async function isCurrent(folder: string, lock: Lock, generator: string): Promise<boolean> {
  if (lock.generator !== generator) return false;
  const inputs = Object.entries(lock.inputs).map(
    async ([path, hash]) => (await hashFile(resolve(folder, path))) === hash,
  );
  const outputs = Object.entries(lock.outputs).map(async ([path, hash]) => {
    const text = await readText(join(folder, path));
    return text !== undefined && hashText(text) === hash;
  });
  return (await Promise.all([...inputs, ...outputs])).every(Boolean);
}

export function hashBytes(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Line ends don't count: a checkout may have changed them. */
export function hashText(text: string): string {
  return hashBytes(text.includes("\r") ? text.replaceAll("\r\n", "\n") : text);
}

/** The text of a file, or undefined where there is none, or a folder instead. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw error;
  }
}

async function hashFile(path: string): Promise<string | undefined> {
  try {
    return hashBytes(await readFile(path));
  } catch {
    return undefined;
  }
}

function toRelative(folder: string, path: string): string {
  const local = relative(folder, path);
  return isAbsolute(local) ? local : local.split(sep).join("/");
}

function sorted(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function isHashes(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === "object" && value !== null && Object.values(value).every((hash) => typeof hash === "string");
}
