import { join, relative } from "node:path";
import type { ApiConfig } from "./config.ts";
import type { OpenApi } from "./document/openapi.ts";
import { checkSyntax } from "./emit/check-syntax.ts";
import type { GeneratedFile } from "./emit/file.ts";
import { emitFixtures } from "./emit/fixtures.ts";
import { groupByTag } from "./emit/group-by-tag.ts";
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

/** Fixtures and suites of the model's operations: the part of a run that needs values, as `pipeline.ts` makes that of types. */
export function makeContractFiles(document: OpenApi, model: ApiModel, api: ApiConfig): ContractFiles {
  const fixtures = makeFixtures(document, model);
  const files = [...emitFixtures(document, model, fixtures), ...emitSuites(model, fixtures, suiteFolder(api))];
  checkSyntax(files);
  return { files, faults: fixtures.problems.map(fixtureProblem) };
}

/**
 * A model in two, by whole tags, since a tag has files of its own: what the second thread makes, and what is left to the main
 * one beside types and client. Both threads come to the same parts.
 */
export function divide(model: ApiModel): { thread: ApiModel; main: ApiModel } {
  const rest = Math.floor(model.operations.length * MAIN_SHARE);
  const byTag = groupByTag(model.operations);
  const main = new Set<string>();
  let taken = 0;
  for (const { name } of model.tags) {
    const count = byTag.get(name)?.length ?? 0;
    if (taken + count > rest) continue;
    main.add(name);
    taken += count;
  }
  const partOf = (chosen: (tag: string) => boolean): ApiModel => ({
    ...model,
    tags: model.tags.filter(({ name }) => chosen(name)),
    operations: model.operations.filter(({ tag }) => chosen(tag)),
  });
  return { thread: partOf((tag) => !main.has(tag)), main: partOf((tag) => main.has(tag)) };
}

/** Measured on GitHub's document: with this share of the operations both threads end at the same time. */
const MAIN_SHARE = 0.25;

function suiteFolder({ output, suites = join(output, "contract-tests") }: ApiConfig): SuiteFolder {
  const way = (from: string, to: string) => relative(from, to).replaceAll("\\", "/") || ".";
  return { there: way(output, suites), back: way(suites, output) };
}
