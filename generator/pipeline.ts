import { join, relative } from "node:path";
import type { ApiConfig } from "./config.ts";
import { checkSyntax } from "./emit/check-syntax.ts";
import { emitClient } from "./emit/client.ts";
import { emitDocument } from "./emit/document.ts";
import { emitFixtures } from "./emit/fixtures.ts";
import { emitRuntime } from "./emit/runtime.ts";
import { emitSuites, type SuiteFolder } from "./emit/suite.ts";
import { emitTypes } from "./emit/types.ts";
import { fixtureProblem } from "./faults.ts";
import { startFixturesThread } from "./fixtures-thread.ts";
import type { Generated } from "./generate.ts";
import { buildModel } from "./model/build.ts";
import { loadSources, readDocument } from "./read-document.ts";
import type { Source } from "./source/load.ts";

/**
 * The whole way on one screen: document, model, fixtures, files. Where the document is large, the fixtures are made in a second
 * thread meanwhile.
 */
export async function runPipeline(api: ApiConfig): Promise<Generated> {
  const loaded = await loadSources(api);
  const thread = sizeOf(loaded) < WORTH_A_THREAD ? undefined : startFixturesThread({ api, sources: loaded });
  try {
    const { document, sources, locateWarnings } = await readDocument(api, loaded);
    const model = buildModel(document, api.name);
    const files = [emitDocument(document), ...emitTypes(document, model), ...emitClient(model), ...emitRuntime()];
    checkSyntax(files);
    // A document of several files was not read as a whole when the thread began, and may have changed since.
    const helped = thread !== undefined && sources.length === loaded.length;
    const fixtures = helped
      ? await thread.fixtures
      : (await import("./fixtures/fixtures.ts")).makeFixtures(document, model);
    const contract = [...emitFixtures(document, model, fixtures), ...emitSuites(model, fixtures, suiteFolder(api))];
    checkSyntax(contract);
    return {
      files: [...files, ...contract],
      sources,
      warnings: locateWarnings(fixtures.problems.map(fixtureProblem)),
    };
  } finally {
    thread?.close();
  }
}

function suiteFolder({ output, suites = join(output, "contract-tests") }: ApiConfig): SuiteFolder {
  const way = (from: string, to: string) => relative(from, to).replaceAll("\\", "/") || ".";
  return { there: way(output, suites), back: way(suites, output) };
}

/** In characters. Below, starting a thread and reading the document twice takes longer than it saves. */
const WORTH_A_THREAD = 300_000;

function sizeOf(sources: readonly Source[]): number {
  return sources.reduce((size, { text }) => size + text.length, 0);
}
