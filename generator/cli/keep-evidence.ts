import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Verified } from "../../contract-tests/kit/report/json-report.ts";
import { flagInvalid } from "../faults.ts";
import { STDIN } from "../source/named.ts";
import { writeOutput } from "../write/replace-file.ts";
import type { ChosenApi } from "./choose-apis.ts";
import { printError, visible } from "./terminal.ts";

/** The flags that ask for what a run leaves behind, beside reports. */
export interface EvidenceFlags {
  readonly record?: string;
  readonly mutate?: boolean;
  readonly suggestOverlay?: string;
}

/** @throws UsageError where it could not be kept: a run may take long */
export function checkEvidence(
  { record, suggestOverlay }: EvidenceFlags,
  apis: readonly ChosenApi[],
  target?: string,
): void {
  const flag = record === undefined ? "--suggest-overlay" : "--record";
  const path = record ?? suggestOverlay;
  if (path === undefined) return;
  if (apis.length > 1) throw flagInvalid(flag, path, "The config has several APIs: name the document of one.");
  if (record !== undefined && !mayBeFolder(record)) throw flagInvalid("--record", record, "Give a folder.");
  if (suggestOverlay === undefined) return;
  const refuse = (hint: string) => flagInvalid("--suggest-overlay", suggestOverlay, hint);
  if (!/\.(json|ya?ml)$/i.test(suggestOverlay)) throw refuse("Give a .json, .yaml or .yml file.");
  if (!isFolder(dirname(resolve(suggestOverlay)))) throw refuse("Create its folder first.");
  if (target === undefined) throw refuse("The mock answers as the document says: name a --target.");
  if (apis[0]?.document === STDIN) throw refuse("An Overlay corrects a file: name the document.");
}

/** Writes the captures and the Overlay that were asked for, and says what is in them. */
export async function keepEvidence(
  { record, suggestOverlay }: EvidenceFlags,
  api: ChosenApi,
  { run, summary }: Verified,
): Promise<void> {
  if (record !== undefined) {
    const { toCaptures } = await import("../../contract-tests/kit/captures/captures.ts");
    const captures = toCaptures(
      run.records,
      summary.operations.map(({ operation }) => operation),
    );
    for (const [name, capture] of captures)
      await writeOutput(join(record, name), `${JSON.stringify(capture, null, 2)}\n`);
    printError(`${visible(relative(".", record)) || "."}: ${captures.size} captures`);
  }
  if (suggestOverlay === undefined) return;
  const drift = await import("./suggest-overlay.ts");
  const { overlay, actions, left } = await drift.suggestOverlay(api, run.records);
  for (const each of left)
    printError(
      visible(
        `No Overlay of this document can say that at #${each.pointer}: ${each.kind}, such as ${each.evidence.example}`,
      ),
    );
  if (actions.length > 0) await writeOutput(suggestOverlay, await drift.printOverlay(suggestOverlay, overlay));
  printError(
    actions.length > 0 ? `${suggestOverlay}: ${actions.length} corrections proposed` : "Nothing to correct was seen.",
  );
}

function mayBeFolder(path: string): boolean {
  if (path === "") return false;
  let nearest = resolve(path);
  while (!existsSync(nearest)) nearest = dirname(nearest);
  return isFolder(nearest);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
