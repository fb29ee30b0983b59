import { join, relative } from "node:path";
import type { ApiConfig } from "./config.ts";
import { checkSyntax } from "./emit/check-syntax.ts";
import { emitClient } from "./emit/client.ts";
import { emitDocument } from "./emit/document.ts";
import { emitFixtures } from "./emit/fixtures.ts";
import type { Interfaces } from "./emit/interfaces.ts";
import { emitOpenapi } from "./emit/openapi.ts";
import { emitRuntime } from "./emit/runtime.ts";
import { emitSuites, type SuiteFolder } from "./emit/suite.ts";
import { typedDocument } from "./emit/typed-document.ts";
import { emitTypes } from "./emit/types.ts";
import { fixtureProblem } from "./faults.ts";
import { makeFixtures } from "./fixtures/fixtures.ts";
import type { Generated } from "./generate.ts";
import { buildModel } from "./model/build.ts";
import { readDocument } from "./read-document.ts";

/** The whole way on one screen: document, model, fixtures, files. */
export async function runPipeline(api: ApiConfig, interfaces: Interfaces): Promise<Generated> {
  const { document, sources, warnings, locate } = await readDocument(api);
  const printed = interfaces.print(typedDocument(document));
  const model = buildModel(document, api.name);
  const fixtures = makeFixtures(document, model);
  const files = [
    emitDocument(document),
    emitTypes(model),
    ...emitClient(model),
    ...emitFixtures(model, fixtures),
    ...emitSuites(model, fixtures, suiteFolder(api)),
    ...emitRuntime(),
  ];
  checkSyntax(files);
  const openapi = emitOpenapi(await printed);
  checkSyntax([openapi]);
  return {
    files: [...files, openapi],
    sources,
    warnings: [...warnings, ...locate(fixtures.problems.map(fixtureProblem))],
  };
}

function suiteFolder({ output, suites = join(output, "contract-tests") }: ApiConfig): SuiteFolder {
  const way = (from: string, to: string) => relative(from, to).replaceAll("\\", "/") || ".";
  return { there: way(output, suites), back: way(suites, output) };
}
