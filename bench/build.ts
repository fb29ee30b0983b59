import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runNode, SPECPACT } from "./node-process.ts";

/** Builds `dist/` as `npm run build` does, unless it is newer than everything that it is made from. */
export function ensureBuilt(): void {
  const built = statSync(SPECPACT, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.some((source) => newest(join(ROOT, source)) > built)) {
    runNode(join(ROOT, "scripts/build.mjs"), [], ROOT);
  }
}

const SOURCES = ["generator", "contract-tests/kit", "templates", "scripts", "package.json", "tsconfig.build.json"];

function newest(path: string): number {
  const files = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: "utf8" }) : [];
  const times = ["", ...files].map((file) => statSync(join(path, file), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(...times);
}
