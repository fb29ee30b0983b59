import type { Figure } from "./figure.ts";
import { runNode, SPECPACT, withFolder } from "./node-process.ts";
import { FLAGS, writeConfig } from "./project.ts";
import { compareDurations, type Pair } from "./statistics.ts";

/** A second `generate`, nothing having changed, against the first one in the same new folder. */
export function measureSecondRun(pairs: number): Figure[] {
  const withFlags = Array.from({ length: pairs }, () => withFolder((folder) => measurePair(folder, FLAGS)));
  const withConfig = Array.from({ length: pairs }, () =>
    withFolder((folder) => {
      writeConfig(folder);
      return measurePair(folder, []);
    }),
  );
  return [
    compareDurations("second `generate` / first, by flags", withFlags, 0.5),
    compareDurations("second `generate` / first, by specpact.config.ts", withConfig, 0.5),
  ];
}

function measurePair(folder: string, flags: readonly string[]): Pair {
  const first = runNode(SPECPACT, ["generate", ...flags], folder);
  const second = runNode(SPECPACT, ["generate", ...flags], folder);
  if (!second.stdout.includes("is up to date")) throw new Error(`The second run did work:\n${second.stdout}`);
  return { ours: second.milliseconds, beside: first.milliseconds };
}
