import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { GeneratedFile } from "../file.ts";

/** How a user's project may resolve modules; `node` has no DOM library, as the usual configs for Node do. */
export type ModuleMode = "nodenext" | "bundler" | "node";

/**
 * What TypeScript, at its strictest, says of generated files. They lie in memory, as if in a folder at the root of the
 * repository, so that `openapi-fetch` and `vitest` are the installed ones and the kit is its source; nothing is written.
 * Only what `judges` picks is looked through, where others are the same as something that was.
 */
export function compile(
  files: readonly GeneratedFile[],
  mode: ModuleMode,
  judges: (path: string) => boolean = () => true,
): string[] {
  const sources = files.filter(({ path }) => path.endsWith(".ts"));
  const contents = new Map(sources.map((file) => [`${FOLDER}${file.path}`, file.contents]));
  const program = ts.createProgram([...contents.keys()], { ...STRICT, ...MODES[mode] }, hostOf(contents));
  const judged = sources.filter(({ path }) => judges(path)).map(({ path }) => `${FOLDER}${path}`);
  const faults = judged.flatMap((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return [...program.getOptionsDiagnostics(), ...faults].map(describe);
}

const ROOT = fileURLToPath(new URL("../../../", import.meta.url)).replaceAll("\\", "/");
const FOLDER = `${ROOT}in-memory/`;

const STRICT: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: ["node"],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
  // For the kit, which is read as source; generated files import `.js`.
  allowImportingTsExtensions: true,
  paths: { "specpact/kit": [`${ROOT}contract-tests/kit/index.ts`] },
};

const MODES: Readonly<Record<ModuleMode, ts.CompilerOptions>> = {
  nodenext: { module: ts.ModuleKind.NodeNext },
  node: { module: ts.ModuleKind.NodeNext, lib: ["lib.es2023.d.ts"] },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

function hostOf(contents: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost({ ...STRICT, ...MODES.nodenext });
  return {
    ...host,
    getCurrentDirectory: () => ROOT,
    fileExists: (name) => contents.has(name) || host.fileExists(name),
    directoryExists: (name) => `${name}/`.startsWith(FOLDER) || ts.sys.directoryExists(name),
    readFile: (name) => contents.get(name) ?? host.readFile(name),
    getSourceFile: (name, options) => {
      const text = contents.get(name);
      return text === undefined ? installed(name, options, host) : ts.createSourceFile(name, text, options);
    },
  };
}

/** Libraries are parsed once for all programs of a test. */
function installed(name: string, options: Options, host: ts.CompilerHost) {
  const key = `${typeof options === "object" ? options.impliedNodeFormat : options} ${name}`;
  const known = parsed.get(key) ?? host.getSourceFile(name, options);
  if (known !== undefined) parsed.set(key, known);
  return known;
}

type Options = Parameters<ts.CompilerHost["getSourceFile"]>[1];

const parsed = new Map<string, ts.SourceFile>();

function describe({ file, start = 0, code, messageText }: ts.Diagnostic): string {
  const line = file === undefined ? 0 : ts.getLineAndCharacterOfPosition(file, start).line;
  const place = file === undefined ? "" : `${file.fileName.replace(FOLDER, "")}:${line + 1} `;
  return `${place}TS${code} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
