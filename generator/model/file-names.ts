import { createScope, type Scope } from "./names.ts";

/** `Time entry` → `time-entry`: a file name without extension that every file system takes. */
export function fileName(text: string): string {
  const ascii = ASCII.test(text);
  const words = ascii ? text.slice(0, PLENTY).replace(/([a-z\d])([A-Z])/g, "$1-$2") : separateWords(text);
  const name = words.toLowerCase().replace(ascii ? /[^a-z\d]+/g : /[^\p{L}\p{Nd}]+/gu, "-");
  const trimmed = cut(name.replace(/^-+/, ""), ascii).replace(/-+$/, "");
  if (trimmed === "") return "unnamed";
  return DEVICE_NAMES.has(trimmed) ? `${trimmed}-` : trimmed;
}

/** A scope for the file names of one folder: none is that of a device, and none is another one's on any file system. */
export function createFileScope(): Scope {
  return createScope(DEVICE_NAMES, sameFile);
}

/**
 * What two names share that some file system could take for one file: it may fold case, by tables of its own (`ß` and `ss`,
 * Turkish `ı` and `i`), and compose or decompose accents.
 */
export function sameFile(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase();
  return name.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD");
}

/** Whether a text can be the name of a file or a folder in every folder of every system, without a meaning of its own. */
export function isSafeSegment(segment: string): boolean {
  const [stem = ""] = segment.split(".");
  return segment.length <= MAX_SEGMENT && SAFE_SEGMENT.test(segment) && !DEVICE_NAMES.has(stem.toLowerCase());
}

/** Letters, digits, `-` and `_`, with single dots between: no `..`, no separator, no `:`, no dot or space at an end. */
const SAFE_SEGMENT = /^[\p{L}\p{Nd}_-]+(?:\.[\p{L}\p{Nd}_-]+)*$/u;

const ASCII = /^[ -~]*$/;

function separateWords(text: string): string {
  // Halves of surrogate pairs, too, are no letters.
  return text
    .slice(0, PLENTY)
    .normalize("NFKC")
    .replace(/(\p{Ll}|\p{Nd})(\p{Lu})/gu, "$1-$2");
}

/** At a length that leaves room for a number and an ending, in bytes, and never within a character. */
function cut(name: string, ascii: boolean): string {
  if (ascii) return name.slice(0, MAX_BYTES);
  let kept = "";
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_BYTES) break;
    kept += character;
  }
  return kept;
}

const MAX_BYTES = 80;
const MAX_SEGMENT = 100;
/** What is behind so much of a text can't matter for its name. */
const PLENTY = 1000;

/** Those of Windows, which stand for a device in each folder and with each ending, in any case. */
const DEVICE_NAMES: ReadonlySet<string> = new Set([
  ...["con", "prn", "aux", "nul", "clock", "conin", "conout"],
  ...Array.from({ length: 10 }, (_, digit) => [`com${digit}`, `lpt${digit}`]).flat(),
]);
