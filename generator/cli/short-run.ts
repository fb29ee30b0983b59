import { setFlagsFromString } from "node:v8";

/**
 * For a process that lives a second or two, the engine's optimising compilers cost more than they save: half of a run's time
 * on a large document. They are told to wait until code is ten times as busy as they would otherwise ask for.
 */
export function expectShortRun(): void {
  for (const flag of FLAGS[process.versions.v8.split(".")[0] ?? ""] ?? []) setFlagsFromString(flag);
}

/** By the engine's version, since each calls it otherwise: Node 20 and Node 22. Later ones gain nothing by it. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  11: ["--interrupt-budget=2000000"],
  12: ["--invocation-count-for-turbofan=30000", "--invocation-count-for-maglev=4000"],
};
