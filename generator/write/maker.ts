import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import type { ApiConfig } from "../config.ts";
import { fromSource } from "../from-source.ts";
import { captureNames } from "../source/load-captures.ts";
import { isPath } from "../source/named.ts";
import { readVersion } from "../version.ts";
import { hashText, type Maker } from "./lock.ts";

/** The hashes of what shapes an API's output besides the files that are read. */
export function makerOf(api: ApiConfig): Maker {
  const { document, output, suites, captures, root, overlays = [], operations, tags, paths, methods, ...rest } = api;
  // The same options give the same hash wherever the project lies.
  const recorded = captures === undefined ? [] : [captures];
  const places = [document, suites, root, ...overlays, ...recorded].map(
    (path) => path && (isPath(path) ? relative(output, path).replaceAll("\\", "/") : path),
  );
  const options = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  // The sources tell a changed capture, and this a new one.
  const names = recorded.map(captureNames);
  // The order of the patterns in a list changes nothing.
  const selection = [operations, tags, paths, methods].map((patterns = []) => [...patterns].sort());
  const { code, templates } = fromSource ? { code: "", templates: hashTemplates() } : readBuilt();
  return {
    generator: hashText(JSON.stringify([readVersion(), code, places, options, ...names])),
    templates,
    slice: hashText(JSON.stringify(selection)),
  };
}

/** Of the templates, their partials and the runtime, as they stand in the source. */
export function hashTemplates(): string {
  const texts = [TEMPLATES, new URL("partials/", TEMPLATES), new URL("../runtime/", import.meta.url)].flatMap(
    (folder) =>
      readdirSync(folder)
        .filter((name) => /^[\w-]+\.(hbs|ts)$/.test(name))
        .sort()
        .map((name) => [name, readFileSync(new URL(name, folder), "utf8").replaceAll("\r\n", "\n")]),
  );
  return hashText(JSON.stringify(texts));
}

/** What the build has left, so that nothing need be read to know it: two builds of one version may differ. */
function readBuilt(): { code: string; templates: string } {
  return JSON.parse(readFileSync(new URL("../hashes.json", import.meta.url), "utf8"));
}

const TEMPLATES = new URL("../../templates/", import.meta.url);
