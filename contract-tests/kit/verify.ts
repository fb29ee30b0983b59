import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OpenApi } from "../../generator/document/openapi.ts";
import { buildModel } from "../../generator/model/build.ts";
import type { ApiModel } from "../../generator/model/model.ts";
import { type BaselineEntry, createBaseline } from "./baseline.ts";
import { createCases } from "./cases/create-cases.ts";
import { type Coverage, coverage, type Thresholds } from "./coverage/coverage.ts";
import { reach } from "./live/reach.ts";
import { mutationScore } from "./mutation/mutation.ts";
import { createRedaction } from "./redact.ts";
import { isBroken, type OperationSummary, type Summary, summarise, summariseOperation } from "./report/summary.ts";
import { runSuites, type SuiteOptions, type SuiteRun } from "./run-suites.ts";
import { readPlan, type SessionPlan } from "./session.ts";
import type { Settings } from "./settings.ts";
import type { CaseRecord } from "./verdict.ts";

export interface VerifyOptions {
  /** The output folder: it holds `openapi.json` and the client. */
  readonly output: string;
  /** The folder of the contract suites. */
  readonly suites: string;
  readonly settings: Settings;
  /** Known deviations; none if not set. */
  readonly baseline?: readonly BaselineEntry[];
  /** Shares of the document that must be seen; below, the run fails. */
  readonly coverage?: Thresholds;
  /** What lends the suites their mocks, if the target is the mock. */
  readonly broker?: string | undefined;
  /** Of the suites only a part. */
  readonly part?: Pick<SuiteOptions, "shard" | "only" | "blob" | "merge">;
  /** Ends the run early. */
  readonly signal?: AbortSignal | undefined;
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
  baseline: entries = [],
  coverage: thresholds,
  broker,
  part = {},
  signal,
  onOperation,
}: VerifyOptions): Promise<{ summary: Summary; run: SuiteRun }> {
  if (settings.target !== undefined && part.merge === undefined) await reach(settings.target);
  const file = join(output, "openapi.json");
  const document = JSON.parse(readFileSync(file, "utf8")) as OpenApi;
  const model = buildModel(document);
  const operations = new Map(model.operations.map((operation) => [operation.id, operation]));
  const ids = [...operations.keys()];
  const conclude = (run: SuiteRun) => {
    const kind = signal?.aborted ? "interrupted" : part.only === undefined ? part.shard && "shard" : "cases";
    if (kind) return { summary: summarisePart(model, run, kind), run };
    const expected = expectedOf(() => readPlan(pathToFileURL(file)), model, run);
    const by = settings.target === undefined ? "fixtures" : "target";
    const covered = coverage({ document, operations: model.operations, records: run.records, by }, thresholds);
    const mutated = settings.mutate ? { mutation: mutationScore(run.records.flatMap((it) => it.mutations ?? [])) } : {};
    return { summary: { ...withCoverage(summarise(model, run, expected), covered), ...mutated }, run };
  };
  const isWhole = () => part.shard === undefined && part.only === undefined && signal?.aborted !== true;
  // Without a folder there are no suites; whatever the document declares is then unexplained, and fails.
  const files = existsSync(suites) ? readdirSync(suites).filter((name) => name.endsWith(".test.ts")) : [];
  if (files.length === 0) {
    return conclude({ records: [], expected: new Map(), failures: [], duration: 0 });
  }
  const baseline = createBaseline(entries, new Date().toISOString().slice(0, 10));
  const { failures, records, ...ran } = await runSuites({
    folder: suites,
    files: inOrderOf(model, files),
    operations: model.operations.length,
    settings,
    broker,
    ...part,
    signal,
    onOperation: (records, expected) => {
      const operation = operations.get(records[0]?.operation ?? "");
      if (operation !== undefined)
        onOperation?.(summariseOperation(operation, records.map(baseline.accept), expected), ids);
    },
  });
  const accepted = inDocumentOrder(ids, records).map(baseline.accept);
  return conclude({
    ...ran,
    records: accepted,
    failures: [...failures.map(createRedaction(settings).text), ...(isWhole() ? baseline.problems() : [])],
  });
}

/**
 * Of the operations that were tried, what was found. What each of them must have judged is known only where a shard has run
 * to its end; of what the document says as a whole, nothing is.
 */
function summarisePart(model: ApiModel, run: SuiteRun, kind: "shard" | "cases" | "interrupted"): Summary {
  const tried = new Set(run.records.map(({ operation }) => operation));
  const operations = model.operations.filter(({ id }) => tried.has(id));
  const untried = model.operations.length - operations.length;
  const failures = kind === "interrupted" ? [...run.failures, interrupted(untried)] : run.failures;
  const summary = summarise({ operations }, { ...run, failures }, run.expected);
  if (kind === "shard") return summary;
  return {
    ...summary,
    operations: summary.operations.map((operation) => ({ ...operation, unexplained: [] })),
    passed: failures.length === 0 && !summary.findings.some(isBroken),
  };
}

function interrupted(untried: number): string {
  const rest = untried === 0 ? "" : `; ${untried} operation${untried === 1 ? " was" : "s were"} not tried at all`;
  return `The run was interrupted before all cases had run${rest}.`;
}

/** Too little seen is no proof, even where nothing was found. */
function withCoverage(summary: Summary, covered: Coverage): Summary {
  return { ...summary, coverage: covered, passed: summary.passed && covered.shortfalls.length === 0 };
}

/** The suites in the order of their tags, what somebody has added after them. */
function inOrderOf({ tags }: ApiModel, files: readonly string[]): string[] {
  const places = new Map(tags.map(({ fileName }, index) => [`${fileName}.test.ts`, index]));
  const placeOf = (file: string) => places.get(file) ?? tags.length;
  return [...files].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

/** Suites run at once, and end in any order; reports of the same run are the same. */
function inDocumentOrder(ids: readonly string[], records: readonly CaseRecord[]): CaseRecord[] {
  const places = new Map(ids.map((id, index) => [id, index]));
  return [...records].sort((a, b) => (places.get(a.operation) ?? ids.length) - (places.get(b.operation) ?? ids.length));
}

/** A suite says what it must try; where no case of an operation has run, that is found here. */
function expectedOf(plan: () => SessionPlan, model: ApiModel, { expected }: SuiteRun): SuiteRun["expected"] {
  const missing = model.operations.filter(({ id }) => !expected.has(id));
  if (missing.length === 0) return expected;
  const known = plan();
  const settled = missing.map((it) => [it.id, createCases(known, it).flatMap(({ settles }) => settles)] as const);
  return new Map([...expected, ...settled]);
}
