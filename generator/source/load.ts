import { readFile, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { type Position, UsageError } from "../errors.ts";
import { fileNotFound, fileNotReadable, fileNotRegular, fileNotText, fileTooLarge } from "../faults.ts";
import { createLineIndex } from "./lines.ts";

/** A text as given, and its name as the user would write it: relative to the current folder, with `/`. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads one file as UTF-8; a byte order mark is dropped.
 * @throws UsageError when it is missing, not a regular file, not readable, not text, or larger than 256 MiB
 */
export async function loadSource(path: string, cwd: string = process.cwd()): Promise<Source> {
  const absolute = resolve(cwd, path);
  const file = displayName(absolute, cwd);
  try {
    // Asked first, because opening a FIFO waits for its writer.
    const stats = await stat(absolute);
    if (!stats.isFile()) throw fileNotRegular(file, stats.isDirectory() ? "a folder" : "a pipe, a socket or a device");
    if (stats.size > LIMIT) throw fileTooLarge(file, "256 MiB");
    return { file, text: decode(file, await readFile(absolute)) };
  } catch (error) {
    throw explain(file, error);
  }
}

/** A path outside the current folder stays relative: no output may hold a machine's own paths. */
export function displayName(absolute: string, cwd: string): string {
  return relative(cwd, absolute).split(sep).join("/") || ".";
}

/** @throws UsageError when the bytes are not UTF-8 text */
export function decode(file: string, bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
    throw fileNotText(file, { line: 1, column: 1 }, "The file is in UTF-16");
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const before = new TextDecoder().decode(bytes.subarray(0, nul));
    throw fileNotText(file, endOf(before), "There is a NUL byte: the file is binary, or in UTF-16");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw fileNotText(file, endOf(validStart(bytes)), "What stands here is not valid UTF-8");
  }
}

/** The text before the first bytes that are none. */
function validStart(bytes: Uint8Array): string {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  for (let end = 0; ; end++) {
    const next = text.indexOf("\ufffd", end);
    offset += Buffer.byteLength(text.slice(end, next));
    if (!startsWith(bytes.subarray(offset), REPLACEMENT)) return text.slice(0, next);
    offset += REPLACEMENT.length;
    end = next;
  }
}

/** What the decoder puts in place of such bytes, as a file may have it itself. */
const REPLACEMENT = [0xef, 0xbf, 0xbd];

function endOf(text: string): Position {
  return createLineIndex(text)(text.length);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function explain(file: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return fileNotFound(file);
  if (code === "EACCES" || code === "EPERM") return fileNotReadable(file, "permission denied");
  if (code === "ELOOP") return fileNotReadable(file, "its symbolic links lead in a circle");
  // Whatever else the system says of a file is no bug of ours.
  return typeof code === "string" && !(error instanceof UsageError)
    ? fileNotReadable(file, `the system says ${code}`)
    : error;
}

export const LIMIT = 256 * 1024 * 1024;
