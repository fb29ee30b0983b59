import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FAULTS, GROUPS } from "../provider/faults/table.ts";
import { type Generated, generateFrom, VERSIONS } from "./documents.ts";
import { inParallel } from "./in-parallel.ts";
import { attempt, type Run } from "./run.ts";
import { type Caught, type Honest, isGoalMet, printScore } from "./score.ts";

/**
 * Which share of the reference provider's faults does `specpact verify` catch, and what does it find on the honest one?
 * `npm run detect -- --only state --document 3.0 --all`
 */
const { values: flags } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    document: { type: "string", multiple: true, default: [...VERSIONS] },
    all: { type: "boolean", default: false },
    "at-once": { type: "string", default: "2" },
  },
});
const SEEDS = [1, 2, 3];
const isPart = flags.only.length > 0;
const chosen = FAULTS.filter(({ id }) => isChosen(id));
const versions = VERSIONS.filter((version) => flags.document.includes(version));
const folder = mkdtempSync(join(tmpdir(), "specpact-detect-"));
try {
  const documents: Generated[] = [];
  for (const version of versions) documents.push(await generateFrom(version, folder));
  const honest = await tryHonest(documents);
  const caught = await tryFaults(documents);
  process.stdout.write(printScore({ honest, caught, all: flags.all }));
  process.exitCode = isGoalMet({ honest, caught }) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function isChosen(id: string): boolean {
  const { only } = flags;
  return only.length === 0 || only.some((name) => id === name || GROUPS[name]?.some((fault) => fault.id === id));
}

/** One after the other, so that the time of a run is that of a run alone. Once, where only some faults are asked for. */
async function tryHonest(documents: readonly Generated[]): Promise<Honest[]> {
  const honest: Honest[] = [];
  for (const generated of documents) {
    const ways = [...SEEDS.map((seed) => ({ seed, times: 1 })), { seed: SEEDS[0], times: 2 }].slice(0, isPart ? 1 : 4);
    for (const way of ways) {
      const name = `seed ${way.seed}${way.times > 1 ? ", run again on what was left" : ""}`;
      honest.push({ version: generated.version, name, run: await attempt({ generated, ...way }) });
    }
  }
  return honest;
}

async function tryFaults(documents: readonly Generated[]): Promise<Caught[]> {
  const attempts = documents.flatMap((generated) => chosen.map((fault) => ({ generated, fault })));
  return inParallel(attempts, Number(flags["at-once"]), async ({ generated, fault }) => {
    const run: Run = await attempt({ generated, fault: fault.id });
    process.stderr.write(
      run.kind === "found" ? "." : `\n${generated.version} ${fault.id} ${run.kind} ${run.reasons.join(" ")}\n`,
    );
    return { version: generated.version, fault, run };
  });
}
