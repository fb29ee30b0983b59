import type { Figure } from "./figure.ts";
import { installedCommand } from "./install.ts";
import { runNode, SPECPACT, withFolder } from "./node-process.ts";
import { DOCUMENT, FLAGS } from "./project.ts";
import { compareDurations, type Pair } from "./statistics.ts";

/**
 * A first `generate` of the example against openapi-typescript's command on the same document. We apply the overlay and
 * emit types, client, fixtures and suites; it emits the types.
 */
export function measureGenerate(pairs: number): Figure[] {
  const measured = Array.from({ length: pairs }, () => withFolder(measurePair));
  return [compareDurations("first `generate` / `openapi-typescript`", measured, 1)];
}

function measurePair(folder: string): Pair {
  const ours = runNode(SPECPACT, ["generate", ...FLAGS], folder);
  const beside = runNode(installedCommand("openapi-typescript"), [DOCUMENT, "-o", "openapi.ts"], folder);
  return { ours: ours.milliseconds, beside: beside.milliseconds };
}
