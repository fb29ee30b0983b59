import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dump, load } from "js-yaml";
import { runCommand } from "./command.ts";
import { toVersion31 } from "./version-31.ts";

/** A client and its suites, generated once for all runs. */
export interface Generated {
  readonly version: Version;
  readonly document: string;
  readonly output: string;
}

export const VERSIONS = ["3.0", "3.1"] as const;
export type Version = (typeof VERSIONS)[number];

const SOURCE = ["spec/clockify/openapi.yaml", "--overlay", "spec/clockify/overlay.yaml"];

/** The example's document, corrected by its overlay and written in this version of OpenAPI, and what is generated from it. */
export async function generateFrom(version: Version, folder: string): Promise<Generated> {
  const document = join(folder, `openapi-${version}.yaml`);
  const output = join(folder, version);
  await succeed(["slice", ...SOURCE, "--output", document]);
  if (version === "3.1") writeFileSync(document, dump(toVersion31(load(readFileSync(document, "utf8")))));
  await succeed(["generate", document, "--output", output, "--name", "Clockify"]);
  return { version, document, output };
}

async function succeed(args: readonly string[]): Promise<void> {
  const { code, stderr } = await runCommand(args);
  if (code !== 0) throw new Error(`specpact ${args.join(" ")} ended with ${code}:\n${stderr}`);
}
