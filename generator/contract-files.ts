import { join, relative } from "node:path";
import type { ApiConfig } from "./config.ts";
import type { OpenApi } from "./document/openapi.ts";
import { checkSyntax } from "./emit/check-syntax.ts";
import { emitDocument } from "./emit/document.ts";
import type { GeneratedFile } from "./emit/file.ts";
import { emitFixtures } from "./emit/fixtures.ts";
import { emitSuites, type SuiteFolder } from "./emit/suite.ts";
import type { Fault } from "./errors.ts";
import { fixtureProblem } from "./faults.ts";
import { makeFixtures } from "./fixtures/fixtures.ts";
import type { ApiModel } from "./model/model.ts";

/** What the contract is verified with, and what was found wrong with the document on the way; the pointers lead into it. */
export interface ContractFiles {
  readonly files: readonly GeneratedFile[];
  readonly faults: readonly Fault[];
}

/** The document itself, fixtures and suites: the half of a run that needs values, as `pipeline.ts` makes the one of types. */
export function makeContractFiles(document: OpenApi, model: ApiModel, api: ApiConfig): ContractFiles {
  const fixtures = makeFixtures(document, model);
  const files = [
    emitDocument(document),
    ...emitFixtures(document, model, fixtures),
    ...emitSuites(model, fixtures, suiteFolder(api)),
  ];
  checkSyntax(files);
  return { files, faults: fixtures.problems.map(fixtureProblem) };
}

function suiteFolder({ output, suites = join(output, "contract-tests") }: ApiConfig): SuiteFolder {
  const way = (from: string, to: string) => relative(from, to).replaceAll("\\", "/") || ".";
  return { there: way(output, suites), back: way(suites, output) };
}
