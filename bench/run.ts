import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.ts";
import { measureBundle } from "./bundle.ts";
import { goalMet } from "./figure.ts";
import { measureGenerate } from "./generate.ts";
import { measureInstantiations } from "./instantiations.ts";
import { ROOT } from "./node-process.ts";
import { measureSecondRun } from "./second-run.ts";
import { printTable } from "./table.ts";
import { listVersions } from "./versions.ts";

const PAIRS = 11;

ensureBuilt();
// The first pair only fills the system's file cache.
measureGenerate(1);
const figures = [
  ...measureGenerate(PAIRS),
  ...measureSecondRun(PAIRS),
  ...measureInstantiations(),
  ...(await measureBundle()),
];
const table = printTable(figures);
process.stdout.write(table);
writeFileSync(join(ROOT, "bench/RESULTS.md"), report(table));
if (!figures.every(goalMet)) process.exitCode = 1;

function report(table: string): string {
  return `# Figures

Made by \`npm run bench\`, which ends with 1 when a goal is missed. Do not edit.

${listVersions()
  .map((line) => `- ${line}`)
  .join("\n")}

${table}
Durations are medians of ${PAIRS} alternating pairs of whole processes, from start to exit, on the embedded example. Their ratio is
taken within each pair; its median is judged. Instantiations are TypeScript's own count, per call: over the first calls, then
over as many more; the worse ratio is judged.
`;
}
