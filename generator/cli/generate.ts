import { relative } from "node:path";
import { Command } from "commander";
import type { ApiConfig } from "../config.ts";
import type { Plan } from "../write/write-api.ts";
import { type ApiFlags, addApiFlags, chooseApis, requireOutputs } from "./choose-apis.ts";
import { beforeInterrupt, hearSignals } from "./interrupt.ts";
import { reportWarnings, toJson } from "./report-error.ts";
import { paint, print, printError, printJson, startProgress, visible } from "./terminal.ts";

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
      // All are made before the first is written: a fault in the last document leaves every output as it was.
      const plans: Planned[] = [];
      for (const api of apis) plans.push(await planOutput(api, flags));
      const results = [];
      for (const plan of plans) results.push(await writePlan(plan, flags));
      if (flags.json) printJson(results);
      finish(true);
    });
}

interface Planned {
  readonly api: ApiConfig;
  readonly started: number;
  /** Missing where hashes alone have shown that there is nothing to do. */
  readonly plan?: Plan;
}

async function planOutput(api: ApiConfig, { force = false }: Flags): Promise<Planned> {
  const started = performance.now();
  const { isUpToDate } = await import("../write/up-to-date.ts");
  if (isUpToDate(api)) return { api, started };
  const progress = startProgress(`Generating ${nameOf(api)}`);
  try {
    const { planApi } = await import("../write/write-api.ts");
    return { api, started, plan: await planApi(api, { force }) };
  } finally {
    progress.done();
  }
}

async function writePlan({ api, started, plan }: Planned, flags: Flags) {
  const output = nameOf(api);
  if (plan === undefined) {
    if (!flags.json) print(`${paint("green", "✓")} ${output} is up to date.`);
    return { output, written: [], removed: [], unchanged: true, recovered: false, warnings: [] };
  }
  const { applyPlan } = await import("../write/write-api.ts");
  // A signal waits until the output is whole.
  const settled = beforeInterrupt(() => printError("Interrupted: what has been written is whole."));
  const { warnings, differences, recovered } = await applyPlan(api, plan);
  await hearSignals();
  settled();
  const changed = differences.filter(({ kind }) => kind !== "same");
  const written = changed.filter(({ after }) => after !== undefined).map(({ path }) => path);
  const removed = changed.filter(({ after }) => after === undefined).map(({ path }) => path);
  if (!flags.json) {
    reportWarnings(warnings, flags);
    if (recovered) printError(`An interrupted run had left ${output} half done; that was taken back first.`);
    const changes = changed.length === 0 ? "nothing changed" : `${written.length} written, ${removed.length} removed`;
    const time = paint("dim", `${Math.round(performance.now() - started)} ms`);
    print(`${paint("green", "✓")} ${output}: ${differences.length - removed.length} files, ${changes} ${time}`);
  }
  return { output, written, removed, unchanged: false, recovered, warnings: warnings.map(toJson) };
}

function nameOf({ output }: ApiConfig): string {
  return visible(relative(".", output)) || ".";
}

const EXAMPLES = `
Examples:
  specpact generate                                            what specpact.config.ts says
  specpact generate openapi.yaml --output generated/petstore   one document, without a config
  specpact generate openapi.yaml --output out --tag pets       a part of it
  specpact generate openapi.yaml --output out --overlay fix.yaml --operation createPet`;
