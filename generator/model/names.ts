import type { Identifier } from "./model.ts";

/** `create-time entry` → `createTimeEntry`; a text that is an identifier already keeps its inner capitals. */
export function camelCase(text: string): Identifier {
  const name = join(text);
  if (STARTS_SMALL.test(name)) return legal(name);
  // `HTTPGet` → `httpGet`, `URL` → `url`, `GetX` → `getX`.
  return legal(
    name.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+(?!\p{Ll})|^\p{Lu}/u, (capitals) => capitals.toLowerCase()),
  );
}

/** `time-entry` → `TimeEntry`. */
export function pascalCase(text: string): Identifier {
  return legal(upperFirst(join(text)));
}

/**
 * A function that makes names unique within one scope by a number at the end: `get`, `get2`, `get3`.
 * Names of the same `key` are taken for equal.
 */
export function createScope(reserved: Iterable<string> = [], key: (name: string) => string = asItIs): Scope {
  const taken = new Set(Array.from(reserved, key));
  const next = new Map<string, number>();
  const free = (name: string) => !taken.has(key(name));
  const scope = <Name extends string>(wanted: Name): Name => {
    let name: string = wanted;
    for (let count = next.get(key(wanted)) ?? 2; !free(name); count++) {
      name = `${wanted}${count}`;
      next.set(key(wanted), count + 1);
    }
    taken.add(key(name));
    return name as Name;
  };
  return Object.assign(scope, { free });
}

function asItIs(name: string): string {
  return name;
}

export interface Scope {
  <Name extends string>(wanted: Name): Name;
  /** Whether a name would be given as it is. */
  readonly free: (name: string) => boolean;
}

/** Whether a text can stand as an identifier in a module of strict code. */
export function isIdentifier(text: string): text is Identifier {
  return (ASCII_IDENTIFIER.test(text) || IDENTIFIER.test(text)) && !RESERVED_WORDS.has(text);
}

/** Unicode's classes are slow to look up, and hardly a name needs them. */
const ASCII_IDENTIFIER = /^[A-Za-z$_][\w$]*$/;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const ASCII = /^[ -~]*$/;
const STARTS_SMALL = /^[a-z]/;

/**
 * The words of a text, as one word with inner capitals; joiners, which nobody sees, end a word, though Unicode lets them be part
 * of an identifier. Empty where it has no letters and no digits.
 */
export function join(whole: string): string {
  const text = whole.slice(0, MAX_READ);
  if (/^[A-Za-z\d]*$/.test(text)) return text.slice(0, MAX_LENGTH);
  if (ASCII.test(text)) return joinWords(text.split(/[^A-Za-z\d$]+/));
  return joinWords(text.normalize("NFC").split(/(?:[^\p{ID_Continue}$]|[_\u200c\u200d])+/u));
}

function joinWords(words: readonly string[]): string {
  let joined = "";
  for (const word of words) joined += joined === "" ? word : upperFirst(word);
  return joined.slice(0, MAX_LENGTH);
}

function legal(name: string): Identifier {
  if (isIdentifier(name)) return name;
  const prefixed = RESERVED_WORDS.has(name) ? `${name}_` : `_${name}`;
  return (isIdentifier(prefixed) ? prefixed : "_") as Identifier;
}

function upperFirst(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text === "" ? "" : first.toUpperCase() + text.slice(first.length);
}

/** A longer identifier helps nobody. */
const MAX_LENGTH = 80;
/** Of a text that a name is made of, since what is left over is dropped. */
const MAX_READ = 10_000;

/** ECMAScript 2024, section 12.7.2, in strict module code, and the names that TypeScript keeps for its own types. */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static super switch this
  throw true try typeof var void while with yield
  any bigint boolean declare infer keyof namespace never number object readonly require string symbol type undefined unique unknown`.split(
    /\s+/,
  ),
);
