import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installedCommand, installedVersion } from "./install.ts";
import { ROOT, type Run, tryNode } from "./node-process.ts";

/** TypeScript's compilers, by the names that `bench/package.json` gives them. */
export const COMPILERS = ["ts59", "ts6", "ts7"] as const;

export type Compiler = (typeof COMPILERS)[number];

/** As strict as TypeScript gets; nobody's declaration files are checked. */
const STRICTEST = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  types: [],
  skipLibCheck: true,
  noEmit: true,
};

/** What strict users have; peers' output is not made for more. */
const STRICT = {
  ...STRICTEST,
  exactOptionalPropertyTypes: false,
  noPropertyAccessFromIndexSignature: false,
  module: "esnext",
  moduleResolution: "bundler",
  allowImportingTsExtensions: true,
};

/** Makes a folder a project that can compile our output, suites included. */
export function writeProject(folder: string): void {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(ROOT, join(folder, "node_modules/specpact"), "junction");
  for (const name of ["openapi-fetch", "vitest"])
    symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name), "junction");
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
}

/** Compiles what is included in a project, and all that it imports. */
export function compile(
  compiler: Compiler,
  folder: string,
  { include, strictest }: { readonly include: string; readonly strictest: boolean },
): Run & { readonly errors: readonly string[] } {
  const config = { compilerOptions: strictest ? STRICTEST : STRICT, include: [include] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const run = tryNode(installedCommand(compiler, "tsc"), ["-p", ".", "--pretty", "false"], folder, TIMEOUT);
  const errors = run.stdout.split("\n").filter((line) => /\berror TS\d+/.test(line));
  if (run.status !== 0 && errors.length === 0) errors.push(`tsc ended with ${run.status}: ${run.stdout.slice(0, 200)}`);
  return { ...run, errors };
}

export function compilerName(compiler: Compiler): string {
  return `TypeScript ${installedVersion(compiler)}`;
}

const TIMEOUT = 300_000;
