import { join, relative } from "node:path";
import type { ApiConfig } from "./config.ts";
import { emitClient } from "./emit/client.ts";
import { emitDocument } from "./emit/document.ts";
import type { GeneratedFile } from "./emit/file.ts";
import { emitFixtures } from "./emit/fixtures.ts";
import { emitInterfaces } from "./emit/interfaces.ts";
import { emitRuntime } from "./emit/runtime.ts";
import { emitSuites, type SuiteFolder } from "./emit/suite.ts";
import { emitTypes } from "./emit/types.ts";
import { startTypeScript, type TypeScript } from "./emit/typescript.ts";
import type { SpecError } from "./errors.ts";
import { fixtureProblem } from "./faults.ts";
import { makeFixtures } from "./fixtures/fixtures.ts";
import { createValidators } from "./fixtures/validators.ts";
import { buildModel } from "./model/build.ts";
import { readDocument } from "./read-document.ts";
import type { Source } from "./source/load.ts";

export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly warnings: readonly SpecError[];
  /** Everything that was read. */
  readonly sources: readonly Source[];
}

/**
 * Document in, files out; nothing is written.
 * @throws SpecErrors with every fault of the document
 * @throws UsageError if a file can't be read
 */
export async function generate(api: ApiConfig): Promise<Generated> {
  // Loads while the document is read: that takes longer than anything else here.
  const typescript = startTypeScript();
  try {
    const { document, sources, warnings, locate } = await readDocument(api);
    const interfaces = emitInterfaces(typescript, document);
    const model = buildModel(document, api.name);
    const fixtures = makeFixtures(document, model, createValidators(document));
    const files = [
      emitDocument(document),
      emitTypes(model),
      ...emitClient(model),
      ...emitFixtures(model, fixtures),
      ...emitSuites(model, fixtures, suiteFolder(api)),
      ...emitRuntime(),
      await interfaces,
    ];
    await checkSyntax(typescript, files);
    return {
      files,
      warnings: [...warnings, ...locate(fixtures.problems.map(fixtureProblem))],
      sources,
    };
  } finally {
    await typescript.close();
  }
}

function suiteFolder({ output, suites = join(output, "contract-tests") }: ApiConfig): SuiteFolder {
  const way = (from: string, to: string) => relative(from, to).replaceAll("\\", "/") || ".";
  return { there: way(output, suites), back: way(suites, output) };
}

/** Whatever a document holds, what we render must parse. If it doesn't, that is our bug, and nothing may be written. */
async function checkSyntax(typescript: TypeScript, files: readonly GeneratedFile[]): Promise<void> {
  const faults = await typescript.syntax(files.filter(({ path }) => path.endsWith(".ts")));
  if (faults.length === 0) return;
  throw new Error(faults.map(({ path, line, column, what }) => `${path}:${line}:${column} ${what}`).join("\n"));
}
