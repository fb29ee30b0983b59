import { join, relative } from "node:path";
import type { ApiConfig } from "./config.ts";
import type { OpenApi } from "./document/openapi.ts";
import { checkSyntax } from "./emit/check-syntax.ts";
import { emitClient } from "./emit/client.ts";
import { emitDocument } from "./emit/document.ts";
import { checkPaths } from "./emit/file.ts";
import { emitFixtures } from "./emit/fixtures.ts";
import { emitRuntime } from "./emit/runtime.ts";
import { emitSuites, type SuiteFolder } from "./emit/suite.ts";
import { emitTypes } from "./emit/types.ts";
import type { Fault } from "./errors.ts";
import { captureInvalid, fixtureProblem } from "./faults.ts";
import type { Fixtures } from "./fixtures/fixtures.ts";
import { startFixturesThread } from "./fixtures-thread.ts";
import type { Generated } from "./generate.ts";
import { buildModel } from "./model/build.ts";
import type { ApiModel } from "./model/model.ts";
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
    const made = helped
      ? await thread.fixtures
      : (await import("./fixtures/fixtures.ts")).makeFixtures(document, model);
    const { fixtures, captures, faults } = await withCaptures(api, { document, model, made });
    const suites = suiteFolder(api);
    const contract = [...emitFixtures(document, model, fixtures), ...emitSuites(model, fixtures, suites)];
    checkSyntax(contract);
    checkPaths([...files, ...contract], suites.there);
    return {
      files: [...files, ...contract],
      sources: [...sources, ...captures],
      warnings: locateWarnings([...fixtures.problems.map(fixtureProblem), ...faults]),
    };
  } finally {
    thread?.close();
  }
}

/** The fixtures with what was recorded, where the config names captures. */
async function withCaptures(
  { captures: folder }: ApiConfig,
  { document, model, made }: { document: OpenApi; model: ApiModel; made: Fixtures },
): Promise<{ fixtures: Fixtures; captures: readonly Source[]; faults: readonly Fault[] }> {
  if (folder === undefined) return { fixtures: made, captures: [], faults: [] };
  const [{ loadCaptures }, { useCaptures }, { createLocate }] = await Promise.all([
    import("./source/load-captures.ts"),
    import("./fixtures/use-captures.ts"),
    import("./source/locate.ts"),
  ]);
  const captures = await loadCaptures(folder);
  const { fixtures, problems } = useCaptures({ document, model }, made, captures);
  const faults = problems.map((problem) => {
    const text = captures.find(({ file }) => file === problem.file)?.text ?? "";
    return captureInvalid({ ...problem, position: createLocate(text)(problem.pointer) });
  });
  return { fixtures, captures, faults };
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
