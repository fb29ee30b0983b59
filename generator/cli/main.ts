#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { SpecError, SpecErrors, TargetError, UsageError } from "../errors.ts";
import { readVersion } from "../version.ts";
import { checkCommand } from "./check.ts";
import { generateCommand } from "./generate.ts";
import { mockCommand } from "./mock.ts";
import { reportError } from "./report-error.ts";
import { verifyCommand } from "./verify.ts";

/** What the process ends with; documented in the README. */
const EXIT = { fine: 0, finding: 1, usage: 2, document: 3, target: 4, bug: 70 } as const;

await run(process.argv);

async function run(argv: readonly string[]): Promise<void> {
  const program = new Command("specpact")
    .description(
      "Spec in, client out, pact kept: a typed client, fixtures and contract tests from an OpenAPI document.",
    )
    .version(readVersion())
    .showHelpAfterError("Run `specpact --help` to see what there is.")
    .exitOverride();
  for (const command of [generateCommand, checkCommand, verifyCommand, mockCommand]) {
    program.addCommand(command((passed) => (process.exitCode = passed ? EXIT.fine : EXIT.finding)).exitOverride());
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    // Commander has said what is wrong with the command line already.
    if (!(error instanceof CommanderError)) reportError(error, argv.includes("--json"));
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof SpecError || error instanceof SpecErrors) return EXIT.document;
  if (error instanceof TargetError) return EXIT.target;
  return EXIT.bug;
}
