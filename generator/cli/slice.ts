import { relative, resolve } from "node:path";
import { Command } from "commander";
import type { OpenApi } from "../document/openapi.ts";
import { flagInvalid } from "../faults.ts";
import { writeOutput } from "../write/replace-file.ts";
import { type ApiFlags, addSourceFlags, type ChosenApi, chooseApis } from "./choose-apis.ts";
import { explainSlice } from "./explain-slice.ts";
import { paint, print, printError, startProgress, visible } from "./terminal.ts";

type Flags = Omit<ApiFlags, "output" | "suites" | "name"> & { readonly output?: string };

/** `specpact slice`: the chosen operations and what they reach, as a document of its own. */
export function sliceCommand(finish: (passed: boolean) => void): Command {
  return addSourceFlags(
    new Command("slice").description("write the chosen operations, and what they reach, as a document"),
  )
    .option("--output <file>", "a .json, .yaml or .yml file; without it, stdout")
    .addHelpText("after", EXAMPLES)
    .action(async (document: string | undefined, { output, ...flags }: Flags) => {
      const [api, ...others] = await chooseApis(document, flags);
      if (api === undefined || others.length > 0)
        throw flagInvalid("slice", "several APIs", "Name the document of one.");
      checkOutput(output, api);
      const progress = startProgress("Slicing");
      const { readSlice } = await import("../read-document.ts");
      const { slice, whole } = await readSlice(api).finally(() => progress.done());
      const text = await printDocument(slice.document, /\.json$/i.test(output ?? api.document));
      if (output === undefined) print(text.trimEnd());
      else await writeOutput(output, text);
      const [counts = "", ...reasons] = explainSlice(slice, whole as OpenApi);
      const place = output === undefined ? "" : `${relative(".", output)}: `;
      printError(`${paint("green", "✓", process.stderr)} ${place}${visible(counts)}`);
      for (const reason of reasons) printError(paint("dim", `  ${visible(reason)}`, process.stderr));
      finish(true);
    });
}

function checkOutput(output: string | undefined, { document, overlays = [] }: ChosenApi): void {
  if (output === undefined) return;
  if (!/\.(json|ya?ml)$/i.test(output)) throw flagInvalid("--output", output, "Give a .json, .yaml or .yml file.");
  if ([document, ...overlays].includes(resolve(output)))
    throw flagInvalid("--output", output, "That is what the slice is made from: give another file.");
}

async function printDocument(document: OpenApi, json: boolean): Promise<string> {
  if (json) return `${JSON.stringify(document, null, 2)}\n`;
  const { dump } = await import("js-yaml");
  return dump(document, { lineWidth: -1, noRefs: true });
}

const EXAMPLES = `
What was kept, and what the furthest schemas are there for, is told on stderr.

Examples:
  specpact slice openapi.yaml --tag pets --output pets.yaml
  specpact slice openapi.yaml --path '/repos/**' --path '!/repos/*/*/actions/**' --method get > repos.yaml`;
