import {
  paint,
  printError,
  printJson
} from "./chunk-SG43LH75.js";
import {
  SpecError,
  SpecErrors,
  TargetError,
  UsageError
} from "./chunk-3G5QWUPR.js";

// dist/generator/cli/report-error.js
import { CommanderError } from "commander";
var SHOWN_FAULTS = 20;
function reportError(error, json) {
  if (json)
    printJson({ errors: toList(error).map(toJson) });
  else
    printError(describe(error));
}
function reportWarnings(warnings) {
  for (const warning of warnings.slice(0, SHOWN_FAULTS))
    printError(`${paint("yellow", "warning", process.stderr)} ${warning.message}`);
  if (warnings.length > SHOWN_FAULTS)
    printError(`\u2026 and ${warnings.length - SHOWN_FAULTS} more warnings; --json shows them all.`);
}
function toJson(error) {
  if (error instanceof SpecError) {
    const { code, severity, at, what, hint } = error;
    return { code, severity, ...at, what, hint };
  }
  if (error instanceof UsageError || error instanceof TargetError)
    return { code: error.code, what: error.what, hint: error.hint };
  if (error instanceof CommanderError)
    return { code: "FLAG_INVALID", what: error.message.replace(/^error: /, ""), hint: SEE_HELP };
  return { code: "BUG", what: error instanceof Error ? error.stack ?? error.message : String(error) };
}
var SEE_HELP = "Run `specpact --help` to see what there is.";
function describe(error) {
  const red = (text) => paint("red", text, process.stderr);
  if (error instanceof UsageError || error instanceof TargetError || error instanceof SpecError) {
    return `${red("error")} ${error.message}`;
  }
  if (error instanceof SpecErrors) {
    const shown = error.errors.slice(0, SHOWN_FAULTS).map((fault) => `${red("error")} ${fault.message}`);
    const rest = error.errors.length - shown.length;
    const more = rest > 0 ? [`\u2026 and ${rest} more; --json shows them all.`] : [];
    return [
      ...shown,
      ...more,
      red(`${error.errors.length} ${error.errors.length === 1 ? "fault" : "faults"}; nothing was written.`)
    ].join("\n\n");
  }
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  return `${red("This is a bug in SpecPact.")} Please report it with the document that shows it.
${stack}`;
}
function toList(error) {
  return error instanceof SpecErrors ? error.errors : [error];
}

export {
  reportError,
  reportWarnings,
  toJson
};
