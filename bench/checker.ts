import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./node-process.ts";

/**
 * How many types TypeScript's checker instantiates for a module, with all that it imports, under strict options.
 * @throws Error if the module does not compile: what fails early is cheap
 */
export function countInstantiations(contents: string): number {
  const path = join(ROOT, "bench-input.ts");
  const program = ts.createProgram([path], OPTIONS, hostWith(path, contents));
  const faults = ts.getPreEmitDiagnostics(program);
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, FORMAT));
  return program.getInstantiationCount();
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
};

const FORMAT: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => ROOT,
  getNewLine: () => "\n",
};

const parsed = new Map<string, ts.SourceFile | undefined>();

/** The disk, and one module that is not on it. What is on the disk is parsed once for all programs. */
function hostWith(path: string, contents: string): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, getSourceFile } = host;
  return {
    ...host,
    fileExists: (name) => name === path || fileExists(name),
    readFile: (name) => (name === path ? contents : readFileSync(name, "utf8")),
    getSourceFile: (name, options) => {
      if (name === path) return ts.createSourceFile(name, contents, options);
      if (!parsed.has(name)) parsed.set(name, getSourceFile(name, options));
      return parsed.get(name);
    },
  };
}
