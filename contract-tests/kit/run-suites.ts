import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reporter, TestCase, TestModule, TestSequencer, TestSpecification } from "vitest/node";
import { fromSource } from "../../generator/from-source.ts";
import { printSettings, type Settings } from "./settings.ts";
import type { CaseRecord } from "./verdict.ts";

/** What came out of a run: the cases' records, and what failed outside of any of them. */
export interface SuiteRun {
  readonly records: readonly CaseRecord[];
  /** By operation, what its cases must have judged, as far as one of them has run. */
  readonly expected: ReadonlyMap<string, readonly string[]>;
  /** Suites that did not start, tests of one's own that failed, errors of the runner. */
  readonly failures: readonly string[];
  /** Milliseconds. */
  readonly duration: number;
}

export interface SuiteOptions {
  /** The folder of the suites. */
  readonly folder: string;
  /** File names in it. */
  readonly files: readonly string[];
  /** How many operations they have, about. */
  readonly operations: number;
  readonly settings: Settings;
  /** Where the suites get their mocks; each starts its own without. */
  readonly broker?: string | undefined;
  /** Called after each `describe` at the top of a suite, which is to say after each operation. */
  onOperation?(records: readonly CaseRecord[], expected: SuiteRun["expected"]): void;
}

/** Runs contract suites with vitest, whatever config lies around them, and collects what the kit has noted. */
export async function runSuites(options: SuiteOptions): Promise<SuiteRun> {
  const { folder, files, settings, broker, onOperation } = options;
  const { startVitest } = await import("vitest/node");
  const records: CaseRecord[] = [];
  const expected = new Map<string, readonly string[]>();
  const failures: string[] = [];
  const reporter: Reporter = {
    onTestCaseResult: (test) => {
      const { specpact: record, specpactExpected } = test.meta();
      if (record !== undefined) {
        if (specpactExpected !== undefined) expected.set(record.operation, specpactExpected);
        records.push(record);
      }
      if (record === undefined || !hasFinding(record)) failures.push(...failureOf(test));
    },
    onTestSuiteResult: (suite) => {
      if (suite.parent.type !== "module") return;
      const own = [...suite.children.allTests()].flatMap((test) => test.meta().specpact ?? []);
      if (own.length > 0) onOperation?.(own, expected);
    },
    onTestModuleEnd: (module) => void failures.push(...errorsOf(module)),
    onTestRunEnd: (_modules, errors) => void failures.push(...errors.map((error) => error.stack ?? error.message)),
  };
  const started = performance.now();
  const exitCode = process.exitCode;
  const vitest = await startVitest(
    "test",
    [],
    {
      root: folder,
      dir: folder,
      include: [...files],
      config: false,
      cache: false,
      watch: false,
      reporters: [reporter],
      env: { ...printSettings(settings), ...(broker === undefined ? {} : { SPECPACT_BROKER: broker }) },
      pool: "threads",
      // The suites of a document share what is read of it, and a thread takes longer to start than most suites to run.
      isolate: false,
      maxWorkers: Math.min(files.length, availableParallelism(), 1 + Math.floor(options.operations / FOR_A_THREAD)),
      sequence: { sequencer: AsGiven },
      server: { deps: { external: fromSource ? [] : [KIT] } },
      // A live target has limits of its own, and may ask for pauses.
      testTimeout: settings.target === undefined ? 60_000 : 300_000,
      passWithNoTests: true,
    },
    { resolve: { alias: ALIASES }, logLevel: "error", cacheDir: join(tmpdir(), "specpact-vite") },
  );
  await vitest.close();
  // Findings are for the caller to judge; vitest has set a code of its own.
  process.exitCode = exitCode;
  return { records, expected, failures: [...new Set(failures)], duration: performance.now() - started };
}

/** Operations that are worth another thread: a mock of its own, and everything loaded once more. */
const FOR_A_THREAD = 40;

/** The order of the document, so that its operations are told of in this order. */
class AsGiven implements TestSequencer {
  async shard(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications;
  }

  async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications;
  }
}

/** Our own modules are ready to run: vitest need not transform them. */
const KIT = new RegExp(`^${fileURLToPath(new URL("../../", import.meta.url)).replaceAll(/\W/g, "\\$&")}.*\\.js$`);

/** So that suites run in any folder, also where nothing is installed: what they import is ours. */
const ALIASES = [
  {
    find: /^specpact\/kit$/,
    replacement: fileURLToPath(new URL(`./index.${fromSource ? "ts" : "js"}`, import.meta.url)),
  },
  { find: /^vitest$/, replacement: fileURLToPath(import.meta.resolve("vitest")) },
  { find: /^openapi-fetch$/, replacement: fileURLToPath(import.meta.resolve("openapi-fetch")) },
];

function hasFinding({ verdicts }: CaseRecord): boolean {
  return verdicts.some(({ verdict }) => verdict.kind === "finding");
}

function failureOf(test: TestCase): string[] {
  const result = test.result();
  return result.state === "failed" ? result.errors.map(({ message }) => `${test.fullName}: ${message}`) : [];
}

function errorsOf(module: TestModule): string[] {
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  return [...module.errors(), ...suites].map(({ message }) => `${module.relativeModuleId}: ${message}`);
}
