#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { SpecError, SpecErrors, TargetError, UsageError } from "../errors.ts";
import { readVersion } from "../version.ts";
import { interruptedExit } from "./interrupt.ts";
import { reportError } from "./report-error.ts";
import { expectShortRun } from "./short-run.ts";

expectShortRun();

/** One file each; only the one that is called is loaded. */
const COMMANDS = {
  generate: async () => (await import("./generate.ts")).generateCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  mock: async () => (await import("./mock.ts")).mockCommand,
  slice: async () => (await import("./slice.ts")).sliceCommand,
};

/** What the process ends with; documented in the README. */
const EXIT = { fine: 0, finding: 1, usage: 2, document: 3, target: 4, bug: 70 } as const;

// A fault in work that nobody waits for any more is still our bug, and must not look like a finding.
process.on("unhandledRejection", (error) => {
  reportError(error, { json: process.argv.includes("--json") });
  process.exit(EXIT.bug);
});
// A reader such as `head` may have had enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? EXIT.fine : EXIT.bug),
);

const EXAMPLES = `
Exit codes: 0 fine · 1 a finding · 2 wrong usage or config · 3 fault in the document · 4 target unreachable · 70 our own bug

Examples:
  specpact generate openapi.yaml --output generated/petstore   types, client, fixtures and contract suites
  specpact verify openapi.yaml                                 all of it, tried on a Prism mock
  specpact verify openapi.yaml --target http://localhost:3000  the same on a live API
  specpact check                                               in CI: is the output up to date?
  specpact slice openapi.yaml --tag pets --output pets.yaml    a part of the document, in a file of its own`;

await run(process.argv);

async function run(given: readonly string[]): Promise<void> {
  // What is behind `--` is a command of the user's own, with flags of its own.
  const end = given.includes("--") ? given.indexOf("--") : given.length;
  const argv = given.slice(0, end);
  const program = new Command("specpact")
    .description(
      "Spec in, client out, pact kept: a typed client, fixtures and contract tests from an OpenAPI document.",
    )
    .version(readVersion())
    .addHelpText("after", EXAMPLES);
  const json = argv.includes("--json");
  prepare(program, json);
  const called = Object.entries(COMMANDS).filter(([name]) => name === argv[2]);
  for (const [, load] of called.length > 0 ? called : Object.entries(COMMANDS)) {
    const create = await load();
    const command = create(
      (passed) => {
        process.exitCode = interruptedExit() ?? (passed ? EXIT.fine : EXIT.finding);
      },
      given.slice(end + 1),
    );
    prepare(command, json);
    program.addCommand(command);
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = interruptedExit() ?? exitCodeOf(error);
    // Commander has said what is wrong with the command line already.
    if (!(error instanceof CommanderError) || (json && error.exitCode !== 0))
      reportError(error, { json, allFaults: argv.includes("--all-faults") });
  }
}

function prepare(command: Command, json: boolean): void {
  command.exitOverride();
  if (json) command.configureOutput({ writeErr: () => undefined });
  const name = command.name() === "specpact" ? "specpact" : `specpact ${command.name()}`;
  command.showHelpAfterError(`Run \`${name} --help\` to see what there is.`);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof SpecError || error instanceof SpecErrors) return EXIT.document;
  if (error instanceof TargetError) return EXIT.target;
  return EXIT.bug;
}
