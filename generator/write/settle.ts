import { readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { outputBusy } from "../faults.ts";
import { ACTIVE, nameFolder, OWN_FOLDER, readOwner, undo } from "./journal.ts";
import { isInside, type Places } from "./places.ts";

/**
 * Waits for another run that is changing the output, and takes back what an interrupted one has left half done.
 * Gives whether something was left. Throws what the file system throws.
 * @throws UsageError if another run doesn't end within 15 s
 */
export async function settle(places: Places): Promise<boolean> {
  let recovered = false;
  const until = Date.now() + PATIENCE;
  for (;;) {
    const left = leftIn(places.output);
    const over = left.filter((name) => isOver(places.output, name));
    for (const name of over) recovered = takeBack(places, name) || recovered;
    if (over.length > 0) continue;
    if (!left.some(isChange)) return recovered;
    if (Date.now() > until) throw outputBusy(relative(".", join(places.output, left.find(isChange) ?? ACTIVE)));
    await pause(20);
  }
}

/** Whether a run is changing the output, or was interrupted while it did; what `except` names doesn't count. */
export function isUnsettled(output: string, { except }: { except?: string } = {}): boolean {
  return leftIn(output).some((name) => isChange(name) && name !== except);
}

/** Whether a run has left anything, or is just preparing it. */
export function isLittered(output: string): boolean {
  return leftIn(output).length > 0;
}

function leftIn(output: string): string[] {
  try {
    return readdirSync(output).filter((name) => name === ACTIVE || OWN_FOLDER.test(name));
  } catch {
    return [];
  }
}

/** What another run prepares is nobody's business until it begins. */
function isChange(name: string): boolean {
  return name === ACTIVE || name.endsWith("-undo");
}

/**
 * A process that isn't there any more has left it. Its number means nothing where a folder is shared between containers, and may
 * belong to another by now; so for what changes the output, which takes a moment only, age counts as well. In ms.
 */
function isOver(output: string, name: string): boolean {
  const folder = join(output, name);
  const owner = name === ACTIVE ? readOwner(folder) : Number(OWN_FOLDER.exec(name)?.[1]);
  const gone = owner === undefined || !isRunning(owner);
  if (!isChange(name)) return gone;
  const stats = statSync(folder, { throwIfNoEntry: false });
  const age = stats ? Date.now() - Math.max(stats.ctimeMs, stats.mtimeMs) : 0;
  return age > (gone ? 200 : 10_000);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Only one run can rename it to a name of its own; the others leave it alone. */
function takeBack(places: Places, name: string): boolean {
  const own = join(places.output, nameFolder("undo"));
  try {
    renameSync(join(places.output, name), own);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
  if (isChange(name)) undo(places.output, own, (path) => isInside(places, path));
  rmSync(own, { recursive: true, force: true });
  return true;
}

const PATIENCE = 15_000;
