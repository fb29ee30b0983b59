import { relative } from "node:path";
import { Command } from "commander";
import type { ApiConfig } from "../config.ts";
import { type ApiFlags, addApiFlags, chooseApis, requireOutputs } from "./choose-apis.ts";
import { reportWarnings, toJson } from "./report-error.ts";
import { paint, print, printJson, startProgress } from "./terminal.ts";

interface Flags extends ApiFlags {
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `specpact generate`: document in; types, client, fixtures and contract suites out. */
export function generateCommand(finish: (passed: boolean) => void): Command {
  return addApiFlags(new Command("generate").description("write types, client, fixtures and contract suites"))
    .option("--output <folder>", "where they go")
    .option("--suites <folder>", "where the contract suites go; without it, contract-tests in the output folder")
    .option("--force", "overwrite files that SpecPact did not write or that were edited since")
    .option("--json", "print the result for machines")
    .addHelpText("after", EXAMPLES)
    .action(async (document: string | undefined, flags: Flags) => {
      const apis = requireOutputs(await chooseApis(document, flags));
      const results = [];
      for (const api of apis) results.push(await generateApi(api, flags));
      if (flags.json)
        printJson(results.map(({ warnings, ...result }) => ({ ...result, warnings: warnings.map(toJson) })));
      finish(true);
    });
}

async function generateApi(api: ApiConfig, { force = false, json = false }: Flags) {
  const started = performance.now();
  const output = relative(".", api.output) || ".";
  const { isUpToDate } = await import("../write/up-to-date.ts");
  if (await isUpToDate(api)) {
    if (!json) print(`${paint("green", "✓")} ${output} is up to date.`);
    return { output, written: [], removed: [], unchanged: true, warnings: [] };
  }
  const progress = startProgress(`Generating ${output}`);
  try {
    const { writeApi } = await import("../write/write-api.ts");
    const { warnings, differences } = await writeApi(api, { force });
    progress.done();
    const written = differences
      .filter(({ kind, after }) => kind !== "same" && after !== undefined)
      .map(({ path }) => path);
    const removed = differences.filter(({ after }) => after === undefined).map(({ path }) => path);
    if (!json) {
      reportWarnings(warnings);
      const files = differences.length - removed.length;
      const changes =
        written.length + removed.length === 0
          ? "nothing changed"
          : `${written.length} written, ${removed.length} removed`;
      const time = paint("dim", `${Math.round(performance.now() - started)} ms`);
      print(`${paint("green", "✓")} ${output}: ${files} files, ${changes} ${time}`);
    }
    return { output, written, removed, unchanged: false, warnings };
  } finally {
    progress.done();
  }
}

const EXAMPLES = `
Examples:
  specpact generate                                            what specpact.config.ts says
  specpact generate openapi.yaml --output generated/petstore   one document, without a config
  specpact generate openapi.yaml --output out --tag pets       a part of it
  specpact generate openapi.yaml --output out --overlay fix.yaml --operation createPet`;
