import { CommanderError } from "commander";
import { SpecError, SpecErrors, TargetError, UsageError } from "../errors.ts";
import { paint, printError, printJson } from "./terminal.ts";

/** More than this many faults are counted, not shown: the first ones usually explain the others. */
const SHOWN_FAULTS = 20;

/** Shows an error as its reader needs it; a bug of ours keeps its stack. With `json`, on stdout for machines. */
export function reportError(error: unknown, json: boolean): void {
  if (json) printJson({ errors: toList(error).map(toJson) });
  else printError(describe(error));
}

/** Warnings that a run came through with. */
export function reportWarnings(warnings: readonly SpecError[]): void {
  for (const warning of warnings.slice(0, SHOWN_FAULTS))
    printError(`${paint("yellow", "warning", process.stderr)} ${warning.message}`);
  if (warnings.length > SHOWN_FAULTS)
    printError(`… and ${warnings.length - SHOWN_FAULTS} more warnings; --json shows them all.`);
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
    const shown = error.errors.slice(0, SHOWN_FAULTS).map((fault) => `${red("error")} ${fault.message}`);
    const rest = error.errors.length - shown.length;
    const more = rest > 0 ? [`… and ${rest} more; --json shows them all.`] : [];
    return [
      ...shown,
      ...more,
      red(`${error.errors.length} ${error.errors.length === 1 ? "fault" : "faults"}; nothing was written.`),
    ].join("\n\n");
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${red("This is a bug in SpecPact.")} Please report it with the document that shows it.\n${stack}`;
}

function toList(error: unknown): readonly unknown[] {
  return error instanceof SpecErrors ? error.errors : [error];
}
