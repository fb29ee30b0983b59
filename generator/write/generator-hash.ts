import { relative } from "node:path";
import type { ApiConfig } from "../config.ts";
import { readVersion } from "../version.ts";
import { hashBytes } from "./lock.ts";

/** What shapes the output besides the inputs: our version, which stands for our templates, and the options of the run. */
export function generatorHash(api: ApiConfig): string {
  return hashBytes(JSON.stringify([readVersion(), options(api)]));
}

/** The same options give the same hash wherever the project lies. */
function options({ document, output, suites, root, overlays = [], ...rest }: ApiConfig): unknown {
  const paths = [document, suites, root, ...overlays].map(
    (path) => path && relative(output, path).replaceAll("\\", "/"),
  );
  return [paths, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))];
}
