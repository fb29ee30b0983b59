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

// dist/generator/cli/check.js
import { relative } from "node:path";
import { Command } from "commander";
function checkCommand(finish) {
  return addApiFlags(new Command("check").description("tell whether the output is what the document makes; write nothing")).option("--output <folder>", "where the output lies").option("--suites <folder>", "where the contract suites lie").option("--json", "print the result for machines").addHelpText("after", EXAMPLES).action(async (document, flags) => {
    const apis = requireOutputs(await chooseApis(document, flags));
    const results = [];
    for (const api of apis)
      results.push(await checkApi(api, flags.json === true));
    if (flags.json)
      printJson(results);
    finish(results.every(({ passed }) => passed));
  });
}
async function checkApi(api, json) {
  const output = relative(".", api.output) || ".";
  const progress = startProgress(`Checking ${output}`);
  try {
    const { compareApi } = await import("./write-api-LLTNECXF.js");
    const { warnings, differences } = await compareApi(api);
    progress.done();
    const changed = differences.filter(({ kind }) => kind !== "same");
    const files = await Promise.all(changed.map(async (difference) => ({ ...pathAndKind(difference), diff: await unifiedDiff(difference) })));
    if (!json) {
      reportWarnings(warnings);
      for (const { path, kind, diff } of files)
        print(`${paint("red", kind.padEnd(8))} ${output}/${path}
${diff}`);
      if (files.length === 0)
        print(`${paint("green", "\u2713")} ${output} is what the document makes: ${differences.length} files.`);
      else
        print(`${paint("red", "\u2717")} ${output}: ${files.length} of ${differences.length} files differ. ${advice(files)}`);
    }
    return { output, passed: files.length === 0, files, warnings: warnings.map(toJson) };
  } finally {
    progress.done();
  }
}
function advice(files) {
  const ours = !files.some(({ kind }) => kind === "edited" || kind === "foreign");
  return ours ? "Run `specpact generate`." : "`specpact generate --force` puts them right; your own edits are lost.";
}
function pathAndKind({ path, kind }) {
  return { path, kind };
}
async function unifiedDiff({ path, before = "", after = "" }) {
  const { createTwoFilesPatch } = await import("diff");
  return createTwoFilesPatch(`on disk/${path}`, `from the document/${path}`, before.replaceAll("\r\n", "\n"), after, "", "", { context: 2 });
}
var EXAMPLES = `
Exit code 1 names each file that is missing, stale, orphaned, edited by hand or in the way, with a diff.

Examples:
  specpact check                                           in CI, after a checkout
  specpact check openapi.yaml --output generated/petstore  without a config`;
export {
  checkCommand
};
