import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./node-process.ts";

export const DOCUMENT = join(ROOT, "spec/clockify/openapi.yaml");
export const OVERLAY = join(ROOT, "spec/clockify/overlay.yaml");

/** Makes the folder a project as a user has it: specpact among its packages, and a config in TypeScript. */
export function writeConfig(folder: string): void {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(ROOT, join(folder, "node_modules/specpact"), "junction");
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
  writeFileSync(
    join(folder, "specpact.config.ts"),
    `import { defineConfig } from "specpact";

export default defineConfig({
  name: "Clockify",
  document: ${JSON.stringify(DOCUMENT)},
  overlays: [${JSON.stringify(OVERLAY)}],
  output: "generated",
});
`,
  );
}

/** The same as the config, as flags. */
export const FLAGS = [DOCUMENT, "--overlay", OVERLAY, "--name", "Clockify", "--output", "generated"];
