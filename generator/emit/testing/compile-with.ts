import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { GeneratedFile } from "../file.ts";

/** The versions that users have, by the names under which they are installed here. */
export const COMPILERS = ["typescript", "typescript-6", "typescript-7"] as const;

/** What the command of one version says of generated files at its strictest, suites left out; nothing where all is well. */
export function compileWith(compiler: (typeof COMPILERS)[number], files: readonly GeneratedFile[]): string {
  mkdirSync(CACHE, { recursive: true });
  // Inside the repository, where the generated imports resolve.
  const folder = mkdtempSync(join(CACHE, "specpact-compile-"));
  try {
    const written = files.filter(({ path }) => path.endsWith(".ts") && !path.endsWith(".test.ts"));
    for (const { path, contents } of [...written, { path: "tsconfig.json", contents: JSON.stringify(CONFIG) }]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), contents);
    }
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const command = fileURLToPath(new URL(`node_modules/${compiler}/bin/tsc`, ROOT));
    const { stdout, stderr, status } = spawnSync(process.execPath, [command, "-p", folder], { encoding: "utf8" });
    return status === 0 ? "" : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ROOT = new URL("../../../", import.meta.url);
const CACHE = fileURLToPath(new URL("node_modules/.cache/", ROOT));

const CONFIG = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    module: "nodenext",
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
  },
};
