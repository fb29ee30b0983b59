import type { Code, UsageCode } from "./faults.ts";

/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where in the user's files: the file as the user named it, and a JSON Pointer into it, without `#`. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
}

/**
 * What a stage has against a document, without line numbers: those are looked up late, and only when somebody must read them.
 * Without a `file`, the pointer leads into the bundled document, and its origin is looked up as well.
 */
export interface Fault {
  readonly code: Code;
  /** A warning cannot change what is generated. */
  readonly severity: "error" | "warning";
  readonly file?: string;
  readonly pointer: string;
  /** Show the key instead of its value: for a property that should not be there. */
  readonly on?: "key";
  /** Known only where there is no value to point at: a syntax error. */
  readonly position?: Position;
  readonly what: string;
  readonly hint: string;
}

/** A fault in the user's document: where it is, what is wrong, what to do next. Exit code 3. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly code: Code;
  readonly severity: Fault["severity"];
  readonly at: Place & Position;
  readonly what: string;
  readonly hint: string;

  constructor(
    { code, severity, what, hint }: Pick<Fault, "code" | "severity" | "what" | "hint">,
    at: Place & Position,
  ) {
    const { file, line, column } = at;
    super(
      `${shown(file)}:${line}:${column} ${code} ${shown(what)}\n  at #${shown(at.pointer)}\n  hint: ${shown(hint)}`,
    );
    this.code = code;
    this.severity = severity;
    this.at = at;
    this.what = what;
    this.hint = hint;
  }
}

const MAX_SHOWN = 100;

/** All the faults of a run, in the order of file and line; the message has the first hundred. Exit code 3. */
export class SpecErrors extends AggregateError {
  override readonly name = "SpecErrors";
  declare readonly errors: SpecError[];

  constructor(errors: readonly SpecError[]) {
    const shown = errors.slice(0, MAX_SHOWN).map((error) => error.message);
    const more = errors.length > MAX_SHOWN ? [`… and ${errors.length - MAX_SHOWN} more`] : [];
    super(errors, [...shown, ...more].join("\n\n"));
  }
}

/** We were called wrongly: a flag, the config, or a file that cannot be read. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code: UsageCode;
  readonly what: string;
  readonly hint: string;

  constructor(code: UsageCode, what: string, hint: string) {
    super(`${code} ${visible(what)}\n  hint: ${visible(hint)}`);
    this.code = code;
    this.what = what;
    this.hint = hint;
  }
}

/** What a suite runs against does not answer. Exit code 4. */
export class TargetError extends Error {
  override readonly name = "TargetError";
  readonly code = "TARGET_UNREACHABLE";
  readonly what: string;
  readonly hint: string;

  constructor(what: string, hint: string) {
    super(`TARGET_UNREACHABLE ${visible(what)}\n  hint: ${visible(hint)}`);
    this.what = what;
    this.hint = hint;
  }
}

/** For a message; the error's own fields are whole. */
function shown(text: string): string {
  return visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

const LONGEST = 2000;

/** A text from a document or the wire, so that it neither forges a line of ours nor steers the terminal that shows it. */
export function visible(text: string, keep?: RegExp): string {
  return text.replace(STEERING, (char) =>
    keep?.test(char) ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const STEERING = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
