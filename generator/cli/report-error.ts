import { CommanderError } from "commander";
import { SpecError, SpecErrors, TargetError, UsageError } from "../errors.ts";
import { cut, layFaults } from "./fault-lines.ts";
import { paint, printError, printJson, visible } from "./terminal.ts";

/** Which of them are shown: what fits on a screen, or all. */
export interface Shown {
  readonly allFaults?: boolean;
}

/** Shows an error as its reader needs it; a bug of ours keeps its stack. With `json`, on stdout for machines. */
export function reportError(error: unknown, { json = false, ...shown }: Shown & { readonly json?: boolean }): void {
  if (json) printJson({ errors: toList(error).map(toJson) });
  else printError(describe(error, shown));
}

/** Warnings that a run came through with. */
export function reportWarnings(warnings: readonly SpecError[], { allFaults }: Shown): void {
  const { lines, hidden } = layFaults(warnings, paintLabel, allFaults);
  if (hidden > 0)
    lines.push(`${count(warnings.length, "warning")}, ${lines.length} of them shown; --all-faults shows all.`);
  if (lines.length > 0) printError(lines.join("\n"));
}

function paintLabel(severity: SpecError["severity"]): string {
  return paint(severity === "error" ? "red" : "yellow", severity, process.stderr);
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

function describe(error: unknown, { allFaults }: Shown): string {
  const red = (text: string) => paint("red", text, process.stderr);
  if (error instanceof UsageError || error instanceof TargetError) return `${red("error")} ${error.message}`;
  if (error instanceof SpecError || error instanceof SpecErrors) {
    const errors = error instanceof SpecError ? [error] : error.errors;
    const { lines, hidden } = layFaults(errors, paintLabel, allFaults);
    const faults = errors.filter(({ severity }) => severity === "error").length;
    const warnings = faults === errors.length ? "" : ` and ${count(errors.length - faults, "warning")}`;
    const rest = hidden === 0 ? "" : `, ${errors.length - hidden} of them shown (--all-faults shows all)`;
    return [...lines, red(`${count(faults, "fault")}${warnings}${rest}; nothing was written.`)].join("\n");
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = visible(stack, "lines")
    .split("\n")
    .map((line) => cut(line));
  return [
    `${red("This is a bug in SpecPact.")} Please report it with the document that shows it.`,
    ...lines.slice(0, 15),
  ].join("\n");
}

function toList(error: unknown): readonly unknown[] {
  return error instanceof SpecErrors ? error.errors : [error];
}
