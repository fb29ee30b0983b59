import { CommanderError } from "commander";
import { SpecError, SpecErrors, TargetError, UsageError } from "../errors.ts";
import { paint, printError, printJson } from "./terminal.ts";

/** More than this many faults are counted, not shown: the first ones usually explain the others. */
const SHOWN_FAULTS = 20;
/** Of warnings alone: what a document does wrong it mostly does often. */
const SHOWN_OF_A_CODE = 5;

/** Shows an error as its reader needs it; a bug of ours keeps its stack. With `json`, on stdout for machines. */
export function reportError(error: unknown, json: boolean): void {
  if (json) printJson({ errors: toList(error).map(toJson) });
  else printError(describe(error));
}

/** Warnings that a run came through with; those that say the same are shown once. */
export function reportWarnings(warnings: readonly SpecError[]): void {
  for (const line of describeAll(warnings, "warning")) printError(line);
}

/** The first of each kind, and how many there are more. */
function describeAll(errors: readonly SpecError[], label: "error" | "warning"): string[] {
  const alike = new Map<string, SpecError[]>();
  for (const error of errors) {
    const key = `${error.code} ${error.what}`;
    const known = alike.get(key);
    if (known) known.push(error);
    else alike.set(key, [error]);
  }
  const perCode = new Map<string, number>();
  const shown = [...alike.values()]
    .filter(([first]) => {
      const before = perCode.get(first?.code ?? "") ?? 0;
      perCode.set(first?.code ?? "", before + 1);
      return label === "error" || before < SHOWN_OF_A_CODE;
    })
    .slice(0, SHOWN_FAULTS);
  const lines = shown.map(([first, ...others]) => {
    const more = others.length === 1 ? "at another place" : `at ${others.length} other places`;
    const same = others.length === 0 ? "" : `\n  … and the same ${more}`;
    return `${paint(label === "error" ? "red" : "yellow", label, process.stderr)} ${first?.message}${same}`;
  });
  const rest = errors.length - shown.reduce((count, group) => count + group.length, 0);
  return rest > 0 ? [...lines, `… and ${count(rest, label)} more; --json shows them all.`] : lines;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export function toJson(error: unknown): object {
  if (error instanceof SpecError) {
    const { code, severity, at, what, hint } = error;
    return { code, severity, ...at, what, hint };
  }
  if (error instanceof UsageError || error instanceof TargetError)
    return { code: error.code, what: error.what, hint: error.hint };
  if (error instanceof CommanderError)
    return { code: "FLAG_INVALID", what: error.message.replace(/^error: /, ""), hint: SEE_HELP };
  return { code: "BUG", what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

const SEE_HELP = "Run `specpact --help` to see what there is.";

function describe(error: unknown): string {
  const red = (text: string) => paint("red", text, process.stderr);
  if (error instanceof UsageError || error instanceof TargetError || error instanceof SpecError) {
    return `${red("error")} ${error.message}`;
  }
  if (error instanceof SpecErrors) {
    // Warnings explain a fault sometimes, but must not hide it.
    const faults = error.errors.filter(({ severity }) => severity === "error");
    const warnings = error.errors.filter(({ severity }) => severity === "warning");
    const beside = warnings.length === 0 ? "" : ` and ${count(warnings.length, "warning")}`;
    return [
      ...describeAll(faults, "error"),
      ...describeAll(warnings, "warning"),
      red(`${count(faults.length, "fault")}${beside}; nothing was written.`),
    ].join("\n\n");
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${red("This is a bug in SpecPact.")} Please report it with the document that shows it.\n${stack}`;
}

function toList(error: unknown): readonly unknown[] {
  return error instanceof SpecErrors ? error.errors : [error];
}
