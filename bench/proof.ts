import { join } from "node:path";
import { findDocument } from "./documents.ts";
import type { Figure } from "./figure.ts";
import { BENCH, ROOT, runNode, SPECPACT, withFolder } from "./node-process.ts";
import type { Effort, Section } from "./section.ts";
import { compareDurations, type Pair } from "./statistics.ts";

/** The share of a first run that goes into proving what was rendered: `generator/render/prove.ts`. */
export function measureProof({ rounds, documents }: Effort): Section {
  const example = { id: "the embedded example", path: join(ROOT, "spec/clockify/openapi.yaml") };
  return {
    title: "The proof of what was rendered",
    text: TEXT,
    tables: [],
    figures: [example, ...documents.map(findDocument)].map((document) => measureShare(document, rounds)),
  };
}

const TEXT = `A first run, from spawn to exit, and then the proof of its output alone, in a process as new: what it takes to match every
rendered file with its template. Reading the files is not counted, since a run has their texts already.`;

function measureShare({ id, path }: { readonly id: string; readonly path: string }, rounds: number): Figure {
  const pairs = Array.from({ length: rounds }, () =>
    withFolder((folder): Pair => {
      const { milliseconds } = runNode(SPECPACT, ["generate", path, "--output", "generated"], folder);
      const { stdout } = runNode(join(BENCH, "prove-output.mjs"), ["generated"], folder);
      return { ours: Number(stdout), beside: milliseconds };
    }),
  );
  return compareDurations(`${id}: proof / first run`, pairs, 0.15);
}
