import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureAgain } from "./again.ts";
import { ensureBuilt } from "./build.ts";
import { measureChecking } from "./checking.ts";
import { measureCold } from "./cold.ts";
import { measureExample } from "./example.ts";
import { goalMet } from "./figure.ts";
import { ensureInstalled } from "./install.ts";
import { measureLinear } from "./linear.ts";
import { BENCH } from "./node-process.ts";
import { measureProof } from "./proof.ts";
import { printSection, writeSections } from "./results.ts";
import { measureRuntime } from "./runtime.ts";
import type { Effort, Section } from "./section.ts";
import { measureVerify } from "./verify.ts";
import { listVersions } from "./versions.ts";

/** `npm run bench [-- --only PARTS] [--documents IDS] [--rounds N] [--quick]` */

interface Part {
  readonly title: string;
  readonly measure: (effort: Effort) => Section | Promise<Section>;
}

/** In the order of the results. */
const PARTS: Record<string, Part> = {
  cold: { title: "A first run", measure: measureCold },
  proof: { title: "The proof of what was rendered", measure: measureProof },
  again: { title: "A run after the first", measure: measureAgain },
  linear: { title: "Growth", measure: measureLinear },
  runtime: { title: "A call at run time", measure: measureRuntime },
  checking: { title: "Checking a project", measure: measureChecking },
  verify: { title: "The start of verify", measure: measureVerify },
  example: { title: "The embedded example", measure: measureExample },
};

/** From 50 kB to 13 MB; JSON and YAML, 3.0 and 3.1. */
const DOCUMENTS = ["rm-train-travel", "spotify", "ideal-postcodes", "stripe", "github-api"];

const FULL: Effort = { rounds: 7, peerRounds: [3, 1], documents: DOCUMENTS };

/** Enough to see where we stand, not to be written down. */
const QUICK: Effort = { rounds: 3, peerRounds: [0, 0], documents: DOCUMENTS };

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    documents: { type: "string" },
    rounds: { type: "string" },
    quick: { type: "boolean" },
  },
});
const wanted = values.only?.split(",") ?? Object.keys(PARTS);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`No part ${unknown.join(", ")}: there are ${Object.keys(PARTS).join(", ")}.`);
const effort = { ...(values.quick ? QUICK : FULL) };
if (values.rounds !== undefined) effort.rounds = Number(values.rounds);
if (values.documents !== undefined) effort.documents = values.documents.split(",");

ensureInstalled();
ensureBuilt();
const command = ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" ");
const versions = listVersions();
const sections = new Map<string, string>();
for (const [name, { title, measure }] of Object.entries(PARTS)) {
  if (!wanted.includes(name)) continue;
  const section = await measure(effort);
  if (!section.figures.every(goalMet)) process.exitCode = 1;
  sections.set(title, printSection(section, command, versions));
  process.stdout.write(`## ${title}\n\n${sections.get(title)}\n`);
  // A part that fails later must not take these with it.
  if (!values.quick && values.documents === undefined) {
    writeSections(
      join(BENCH, "RESULTS.md"),
      Object.values(PARTS).map((part) => part.title),
      sections,
    );
  }
}
