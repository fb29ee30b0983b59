import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApi } from "../../generator/document/openapi.ts";
import { createInvalidRequests } from "../../generator/fixtures/invalid-requests.ts";
import { createValidators } from "../../generator/fixtures/validators.ts";
import { buildModel } from "../../generator/model/build.ts";
import type { ApiModel } from "../../generator/model/model.ts";
import { refusalsOf } from "./expected-refusals.ts";
import { reach } from "./live/reach.ts";
import { createRedact } from "./redact.ts";
import { type OperationSummary, type Summary, summarise, summariseOperation } from "./report/summary.ts";
import { runSuites, type SuiteRun } from "./run-suites.ts";
import type { Settings } from "./settings.ts";

export interface VerifyOptions {
  /** The output folder: it holds `openapi.json` and the client. */
  readonly output: string;
  /** The folder of the contract suites. */
  readonly suites: string;
  readonly settings: Settings;
  /** What lends the suites their mocks, if the target is the mock. */
  readonly broker?: string | undefined;
  /** Called as soon as an operation has been tried: what became of it, and the ids of all operations in the document's order. */
  onOperation?(summary: OperationSummary, all: readonly string[]): void;
}

/**
 * Runs an API's contract suites against a target and sums them up.
 * @throws TargetError if a target is named and nothing answers there
 */
export async function verify({
  output,
  suites,
  settings,
  broker,
  onOperation,
}: VerifyOptions): Promise<{ summary: Summary; run: SuiteRun }> {
  if (settings.target !== undefined) await reach(settings.target);
  const document = JSON.parse(readFileSync(join(output, "openapi.json"), "utf8")) as OpenApi;
  const model = buildModel(document);
  const operations = new Map(model.operations.map((operation) => [operation.id, operation]));
  const ids = [...operations.keys()];
  const conclude = (run: SuiteRun) => ({ summary: summarise(model, run, expectedRefusals(document, model, run)), run });
  // Without a folder there are no suites; whatever the document declares is then unexplained, and fails.
  const files = existsSync(suites) ? readdirSync(suites).filter((name) => name.endsWith(".test.ts")) : [];
  if (files.length === 0) {
    return conclude({ records: [], refusals: new Map(), failures: [], duration: 0 });
  }
  const { failures, ...ran } = await runSuites({
    folder: suites,
    files: inOrderOf(model, files),
    operations: model.operations.length,
    settings,
    broker,
    onOperation: (records, refusals) => {
      const operation = operations.get(records[0]?.operation ?? "");
      if (operation !== undefined) onOperation?.(summariseOperation(operation, records, refusals), ids);
    },
  });
  return conclude({ ...ran, failures: failures.map(createRedact(settings.auth)) });
}

/** The suites in the order of their tags, what somebody has added after them. */
function inOrderOf({ tags }: ApiModel, files: readonly string[]): string[] {
  const places = new Map(tags.map(({ fileName }, index) => [`${fileName}.test.ts`, index]));
  const placeOf = (file: string) => places.get(file) ?? tags.length;
  return [...files].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

/** A suite says what it must try; where no case of an operation has run, that is found here. */
function expectedRefusals(document: OpenApi, model: ApiModel, { refusals }: SuiteRun): SuiteRun["refusals"] {
  const missing = model.operations.filter(({ id }) => !refusals.has(id));
  if (missing.length === 0) return refusals;
  const invalid = createInvalidRequests(document, createValidators(document));
  return new Map([...refusals, ...missing.map((it) => [it.id, refusalsOf(it, invalid(it))] as const)]);
}
