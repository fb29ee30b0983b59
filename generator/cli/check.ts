import { relative } from "node:path";
import { Command } from "commander";
import type { ApiConfig } from "../config.ts";
import type { Difference } from "../write/compare.ts";
import { type ApiFlags, addApiFlags, chooseApis, requireOutputs } from "./choose-apis.ts";
import { reportWarnings, toJson } from "./report-error.ts";
import { paint, print, printJson, startProgress, visible } from "./terminal.ts";

interface Flags extends ApiFlags {
  readonly json?: boolean;
}

/** `specpact check`: what `generate` would change, without changing it. Passes when that is nothing. */
export function checkCommand(finish: (passed: boolean) => void): Command {
  return addApiFlags(
    new Command("check").description("tell whether the output is what the document makes; write nothing"),
  )
    .option("--output <folder>", "where the output lies")
    .option("--suites <folder>", "where the contract suites lie")
    .option("--json", "print the result for machines")
    .addHelpText("after", EXAMPLES)
    .action(async (document: string | undefined, flags: Flags) => {
      const apis = requireOutputs(await chooseApis(document, flags));
      const results = [];
      for (const api of apis) results.push(await checkApi(api, flags));
      if (flags.json) printJson(results);
      finish(results.every(({ passed }) => passed));
    });
}

async function checkApi(api: ApiConfig, flags: Flags) {
  const output = visible(relative(".", api.output)) || ".";
  const progress = startProgress(`Checking ${output}`);
  try {
    const { compareApi, compareLock } = await import("../write/write-api.ts");
    const comparison = await compareApi(api);
    const { warnings, differences } = comparison;
    progress.done();
    const changed = [...differences, compareLock(api, comparison)].filter(({ kind }) => kind !== "same");
    const files = await Promise.all(
      changed.map(async (difference) => ({ ...pathAndKind(difference), diff: await unifiedDiff(difference) })),
    );
    if (!flags.json) {
      reportWarnings(warnings, flags);
      for (const { path, kind, diff } of files)
        print(`${paint("red", kind.padEnd(8))} ${output}/${path}\n${visible(diff, "lines")}`);
      if (files.length === 0)
        print(`${paint("green", "✓")} ${output} is what the document makes: ${differences.length} files.`);
      else
        print(
          `${paint("red", "✗")} ${output}: ${files.length} of ${differences.length} files differ. ${advice(files)}`,
        );
    }
    return { output, passed: files.length === 0, files, warnings: warnings.map(toJson) };
  } finally {
    progress.done();
  }
}

function advice(files: readonly Pick<Difference, "kind">[]): string {
  const ours = !files.some(({ kind }) => kind === "edited" || kind === "foreign");
  return ours ? "Run `specpact generate`." : "`specpact generate --force` puts them right; your own edits are lost.";
}

function pathAndKind({ path, kind }: Difference): Pick<Difference, "path" | "kind"> {
  return { path, kind };
}

async function unifiedDiff({ path, before, after }: Difference): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  return createTwoFilesPatch(
    `on disk/${path}`,
    `from the document/${path}`,
    (before?.toString() ?? "").replaceAll("\r\n", "\n"),
    after?.toString() ?? "",
    "",
    "",
    { context: 2 },
  );
}

const EXAMPLES = `
Exit code 1 names each file that is missing, stale, orphaned, edited by hand or in the way, with a diff.

Examples:
  specpact check                                           in CI, after a checkout
  specpact check openapi.yaml --output generated/petstore  without a config`;
