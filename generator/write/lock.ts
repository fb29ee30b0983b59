import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { isPath } from "../source/named.ts";

/** The lock file, in the output folder: what the output was made from and what was written, as SHA-256 hashes. */
export interface Lock extends Maker {
  /** File → hash: the document, and what it refers to. Paths are relative to the output folder; a URL stays one. */
  readonly sources: Hashes;
  /** The same of the overlays. */
  readonly overlays: Hashes;
  /** Output file → hash of its text. */
  readonly outputs: Hashes;
}

/** What shapes the output besides the files that were read. */
export interface Maker {
  /** Our version and the options of the run. */
  readonly generator: string;
  /** The templates, and the runtime that is copied. */
  readonly templates: string;
  /** The selection. */
  readonly slice: string;
}

type Hashes = Readonly<Record<string, string>>;

export const LOCK_FILE = "specpact.lock.json";

/** The lock of an output folder; undefined where there is none or it can't be understood. */
export function readLock(folder: string): Lock | undefined {
  try {
    const lock = JSON.parse(readFileSync(join(folder, LOCK_FILE), "utf8")) as Partial<Lock>;
    const { generator, templates, slice, sources, overlays, outputs } = lock;
    if (typeof generator !== "string" || typeof templates !== "string" || typeof slice !== "string") return undefined;
    if (!isHashes(sources) || !isHashes(overlays) || !isHashes(outputs)) return undefined;
    return { generator, templates, slice, sources, overlays, outputs };
  } catch {
    return undefined;
  }
}

/** A file and its hash. */
export type Hashed = readonly [path: string, hash: string];

/** `sources` and `overlays` are absolute paths or URLs. */
export function makeLock(
  folder: string,
  made: { maker: Maker; sources: readonly Hashed[]; overlays: readonly Hashed[]; outputs: readonly Hashed[] },
): Lock {
  const { generator, templates, slice } = made.maker;
  const placed = (files: readonly Hashed[]) => sorted(files.map(([path, hash]) => [toRelative(folder, path), hash]));
  return {
    generator,
    templates,
    slice,
    sources: placed(made.sources),
    overlays: placed(made.overlays),
    outputs: sorted(made.outputs),
  };
}

export function printLock(lock: Lock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/**
 * Whether all files are as the lock says. Each is read and hashed: a file's size and time may stay while its contents change,
 * and hashing costs less than a millisecond for a megabyte. One after the other, since threads would cost more than they save.
 */
export function isUntouched(folder: string, { sources, overlays, outputs }: Lock): boolean {
  const inputs = [...Object.entries(sources), ...Object.entries(overlays)];
  return (
    inputs.every(([path, known]) => hashOf(isPath(path) ? readBytes(resolve(folder, path)) : undefined) === known) &&
    Object.entries(outputs).every(([path, known]) => hashOutput(readBytes(join(folder, path))) === known)
  );
}

export function hashText(text: string): string {
  return hash("sha256", text);
}

/** Line ends don't count: a checkout may have changed them. */
export function hashOutput(bytes: Buffer | undefined): string | undefined {
  return bytes?.includes(CARRIAGE_RETURN) ? hashText(bytes.toString("utf8").replaceAll("\r\n", "\n")) : hashOf(bytes);
}

/** The contents of a file, or undefined where there is none, or a folder instead. */
export function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw error;
  }
}

/** Of a source a byte order mark doesn't count: it isn't part of the text. */
function hashOf(bytes: Buffer | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  return hash("sha256", BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? bytes.subarray(3) : bytes);
}

function toRelative(folder: string, path: string): string {
  if (!isPath(path)) return path;
  const local = relative(folder, path);
  return isAbsolute(local) ? local : local.split(sep).join("/");
}

function sorted(entries: readonly Hashed[]): Hashes {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function isHashes(value: unknown): value is Hashes {
  return typeof value === "object" && value !== null && Object.values(value).every((hash) => typeof hash === "string");
}

const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
