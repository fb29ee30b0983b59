import {
  addApiFlags,
  chooseApis,
  requireOutputs
} from "./chunk-IAZCIW3M.js";
import {
  reportWarnings,
  toJson
} from "./chunk-A7W5UXMG.js";
import {
  paint,
  print,
  printJson,
  startProgress
} from "./chunk-SG43LH75.js";
import "./chunk-NIUA6763.js";
import "./chunk-3G5QWUPR.js";

// dist/generator/cli/generate.js
import { relative } from "node:path";
import { Command } from "commander";
function generateCommand(finish) {
  return addApiFlags(new Command("generate").description("write types, client, fixtures and contract suites")).option("--output <folder>", "where they go").option("--suites <folder>", "where the contract suites go; without it, contract-tests in the output folder").option("--force", "overwrite files that SpecPact did not write or that were edited since").option("--json", "print the result for machines").addHelpText("after", EXAMPLES).action(async (document, flags) => {
    const apis = requireOutputs(await chooseApis(document, flags));
    const plans = [];
    for (const api of apis)
      plans.push(await planOutput(api, flags));
    const results = [];
    for (const plan of plans)
      results.push(await writePlan(plan, flags));
    if (flags.json)
      printJson(results);
    finish(true);
  });
}
async function planOutput(api, { force = false }) {
  const started = performance.now();
  const { isUpToDate } = await import("./up-to-date-SBF7Y5TA.js");
  if (await isUpToDate(api))
    return { api, started };
  const progress = startProgress(`Generating ${nameOf(api)}`);
  try {
    const { planApi } = await import("./write-api-LLTNECXF.js");
    return { api, started, comparison: await planApi(api, { force }) };
  } finally {
    progress.done();
  }
}
async function writePlan({ api, started, comparison }, { json = false }) {
  const output = nameOf(api);
  if (comparison === void 0) {
    if (!json)
      print(`${paint("green", "\u2713")} ${output} is up to date.`);
    return { output, written: [], removed: [], unchanged: true, warnings: [] };
  }
  const { applyPlan } = await import("./write-api-LLTNECXF.js");
  await applyPlan(api, comparison);
  const { warnings, differences } = comparison;
  const changed = differences.filter(({ kind }) => kind !== "same");
  const written = changed.filter(({ after }) => after !== void 0).map(({ path }) => path);
  const removed = changed.filter(({ after }) => after === void 0).map(({ path }) => path);
  if (!json) {
    reportWarnings(warnings);
    const changes = changed.length === 0 ? "nothing changed" : `${written.length} written, ${removed.length} removed`;
    const time = paint("dim", `${Math.round(performance.now() - started)} ms`);
    print(`${paint("green", "\u2713")} ${output}: ${differences.length - removed.length} files, ${changes} ${time}`);
  }
  return { output, written, removed, unchanged: false, warnings: warnings.map(toJson) };
}
function nameOf({ output }) {
  return relative(".", output) || ".";
}
var EXAMPLES = `
Examples:
  specpact generate                                            what specpact.config.ts says
  specpact generate openapi.yaml --output generated/petstore   one document, without a config
  specpact generate openapi.yaml --output out --tag pets       a part of it
  specpact generate openapi.yaml --output out --overlay fix.yaml --operation createPet`;
export {
  generateCommand
};
