import { lstatSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { outputIsLink } from "../faults.ts";

/** Where an API's files go: absolute folders, of which the second may lie in the first. */
export interface Places {
  readonly output: string;
  readonly suites: string;
}

export function placesOf({ output, suites }: { readonly output: string; readonly suites?: string }): Places {
  return { output: resolve(output), suites: resolve(suites ?? output) };
}

/** Whether a path, relative to the output folder, lies in one of the two, as far as its text tells. */
export function isInside(places: Places, path: string): boolean {
  return rootOf(places, path) !== undefined;
}

/**
 * A folder that is a symbolic link would lead what we write elsewhere. The two folders themselves may be links: the user has
 * named them.
 * @throws UsageError that names the links
 */
export function refuseLinks(places: Places, paths: readonly string[]): void {
  const folders = new Set(paths.map((path) => dirname(path)));
  const links = new Set([...folders].flatMap((folder) => linksTo(places, folder)));
  if (links.size > 0) throw outputIsLink([...links].map((path) => relative(".", path)));
}

function linksTo(places: Places, path: string): string[] {
  const root = rootOf(places, path);
  if (root === undefined) return [];
  const steps = relative(root, resolve(places.output, path)).split(sep).filter(Boolean);
  return steps
    .map((_, index) => join(root, ...steps.slice(0, index + 1)))
    .filter((folder) => lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true);
}

/** The inner one of the two, where one lies in the other. */
function rootOf({ output, suites }: Places, path: string): string | undefined {
  const place = resolve(output, path);
  return [suites, output]
    .filter((root) => place === root || place.startsWith(root.endsWith(sep) ? root : root + sep))
    .sort((a, b) => b.length - a.length)[0];
}
