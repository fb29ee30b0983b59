import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import type { GeneratedFile } from "../file.ts";

const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/", import.meta.url));

/** A new folder inside the repository, where `openapi-fetch` resolves, and outside what a tool would take for a source. */
export function makeImportFolder(): string {
  mkdirSync(CACHE, { recursive: true });
  return mkdtempSync(join(CACHE, "specpact-test-"));
}

/** Imports every module of an output, as JavaScript in that folder; suites get a kit and a test runner that run nothing. */
export async function importOutput(
  files: readonly GeneratedFile[],
  folder: string,
): Promise<ReadonlyMap<string, object>> {
  write(join(folder, "package.json"), '{ "type": "module" }');
  write(join(folder, "idle.js"), IDLE);
  const sources = files.filter(({ path }) => path.endsWith(".ts"));
  for (const { path, contents } of sources) {
    const idle = `${"../".repeat(path.split("/").length - 1) || "./"}idle.js`;
    const { code } = transformSync(contents, { loader: "ts", format: "esm", target: "es2022" });
    write(join(folder, asJavaScript(path)), code.replace(/from "(vitest|specpact\/kit)"/g, `from "${idle}"`));
  }
  const modules = new Map<string, object>();
  for (const { path } of sources) {
    const { href } = pathToFileURL(join(folder, asJavaScript(path)));
    modules.set(path, { ...((await import(href)) as object) });
  }
  return modules;
}

const IDLE = `
export const describe = (_, body) => body(), it = () => {};
const any = new Proxy(() => any, { get: () => any });
export const openPact = () => any;
`;

function asJavaScript(path: string): string {
  return path.replace(/\.ts$/, ".js");
}

function write(path: string, contents: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
