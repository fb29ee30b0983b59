import {
  addSourceFlags,
  chooseApis
} from "./chunk-IAZCIW3M.js";
import {
  paint,
  print,
  printError,
  startProgress
} from "./chunk-SG43LH75.js";
import {
  listOperations
} from "./chunk-NGJHPFSF.js";
import {
  flagInvalid,
  outputNotWritable
} from "./chunk-NIUA6763.js";
import "./chunk-7WUZXIE5.js";
import "./chunk-3G5QWUPR.js";
import {
  isObject
} from "./chunk-GDFH4KJP.js";

// dist/generator/cli/slice.js
import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { Command } from "commander";

// dist/generator/cli/explain-slice.js
function explainSlice({ document, chosen, reached }, whole) {
  const all = listOperations(whole).length;
  if (chosen === void 0 || reached === void 0)
    return [`the whole document, ${all} operations`];
  const counts = Object.entries(document.components ?? {}).flatMap(([section, entries]) => {
    const before = whole.components?.[section];
    if (!isObject(entries))
      return [];
    const count = Object.keys(entries).length;
    return [
      `${count} of ${Math.max(count, isObject(before) ? Object.keys(before).length : 0)} ${WORDS[section] ?? section}`
    ];
  });
  const ways = [...reached.get("schemas")?.keys() ?? []].map((name) => wayTo(["schemas", name], reached));
  const furthest = ways.filter((way) => way.length > 2).sort((a, b) => b.length - a.length).slice(0, SHOWN);
  return [
    [`${chosen.length} of ${all} operations`, ...counts].join(", "),
    ...furthest.map((way) => `${way.at(-1)} because of ${way.join(" \u2192 ")}`)
  ];
}
function wayTo(place, reached) {
  const way = [];
  let at = place;
  for (; Array.isArray(at); at = reached.get(at[0])?.get(at[1]))
    way.unshift(at[1]);
  return typeof at === "string" ? [at, ...way] : way;
}
var WORDS = {
  requestBodies: "request bodies",
  securitySchemes: "security schemes",
  pathItems: "path items"
};
var SHOWN = 3;

// dist/generator/cli/slice.js
function sliceCommand(finish) {
  return addSourceFlags(new Command("slice").description("write the chosen operations, and what they reach, as a document")).option("--output <file>", "a .json, .yaml or .yml file; without it, stdout").addHelpText("after", EXAMPLES).action(async (document, { output, ...flags }) => {
    const [api, ...others] = await chooseApis(document, flags);
    if (api === void 0 || others.length > 0)
      throw flagInvalid("slice", "several APIs", "Name the document of one.");
    checkOutput(output, api);
    const progress = startProgress("Slicing");
    const { readSlice } = await import("./generator/read-document.js");
    const { slice, whole } = await readSlice(api).finally(() => progress.done());
    const text = await printDocument(slice.document, /\.json$/i.test(output ?? api.document));
    if (output === void 0)
      print(text.trimEnd());
    else
      await write(output, text);
    const [counts = "", ...reasons] = explainSlice(slice, whole);
    const place = output === void 0 ? "" : `${relative(".", output)}: `;
    printError(`${paint("green", "\u2713", process.stderr)} ${place}${counts}`);
    for (const reason of reasons)
      printError(paint("dim", `  ${reason}`, process.stderr));
    finish(true);
  });
}
function checkOutput(output, { document, overlays = [] }) {
  if (output === void 0)
    return;
  if (!/\.(json|ya?ml)$/i.test(output))
    throw flagInvalid("--output", output, "Give a .json, .yaml or .yml file.");
  if ([document, ...overlays].includes(resolve(output)))
    throw flagInvalid("--output", output, "That is what the slice is made from: give another file.");
}
async function printDocument(document, json) {
  if (json)
    return `${JSON.stringify(document, null, 2)}
`;
  const { dump } = await import("js-yaml");
  return dump(document, { lineWidth: -1, noRefs: true });
}
async function write(output, text) {
  const staged = `${output}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(output), { recursive: true });
    await writeFile(staged, text);
    await rename(staged, output);
  } catch (error) {
    await rm(staged, { force: true }).catch(() => void 0);
    throw outputNotWritable(output, error instanceof Error && "code" in error ? String(error.code) : String(error));
  }
}
var EXAMPLES = `
What was kept, and what the furthest schemas are there for, is told on stderr.

Examples:
  specpact slice openapi.yaml --tag pets --output pets.yaml
  specpact slice openapi.yaml --path '/repos/**' --path '!/repos/*/*/actions/**' --method get > repos.yaml`;
export {
  sliceCommand
};
