import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Figure } from "./figure.ts";
import { BENCH, runNode, withFolder } from "./node-process.ts";
import type { RuntimeOverhead } from "./runtime-overhead.ts";
import type { Section } from "./section.ts";

/** What one call costs beside the fetch itself. */
export async function measureRuntime(): Promise<Section> {
  const overheads = await withFolder(measureBuilt);
  return {
    title: "A call at run time",
    text: TEXT,
    tables: [],
    figures: overheads.map(({ what, ours, openapiFetch, ratio }): Figure => {
      const [own = "", beside = ""] = [ours, openapiFetch].map((microseconds) => `${microseconds.toFixed(1)} µs`);
      return { what, ours: own, beside, value: ratio, goal: 1.1, unit: "ratio" };
    }),
  };
}

const TEXT = `What a call takes more than the same call of a stubbed fetch, against openapi-fetch; the fastest of many batches, in turns, in a
process of its own.`;

/** tsx gives every function its name back when it is made, also those that a call makes: so plain node runs a plain build. */
async function measureBuilt(folder: string): Promise<RuntimeOverhead[]> {
  const module = join(folder, "runtime-overhead.mjs");
  const entry = join(BENCH, "runtime-overhead.ts");
  await build({ entryPoints: [entry], outfile: module, bundle: true, format: "esm", platform: "node" });
  const script = join(folder, "measure.mjs");
  writeFileSync(
    script,
    `import { measureRuntimeOverhead } from "./runtime-overhead.mjs";
process.stdout.write(JSON.stringify(await measureRuntimeOverhead()));
`,
  );
  return JSON.parse(runNode(script, [], folder).stdout) as RuntimeOverhead[];
}
