import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { CliOptions, Reporter, Vitest } from "vitest/node";
import { fromSource } from "../../generator/from-source.ts";
import { type Collected, createCollector } from "./collect-records.ts";
import { interruptRun } from "./live/interruption.ts";
import { printSettings, type Settings } from "./settings.ts";
import { AsGiven } from "./shard-files.ts";
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
  /** The part of the files to run, as `1/4`. */
  readonly shard?: string | undefined;
  /** Only the cases whose operation and name contain this. */
  readonly only?: string | undefined;
  /** Where vitest's blob report goes, for a merge. */
  readonly blob?: string | undefined;
  /** A folder of blob reports: they are read, and nothing runs. */
  readonly merge?: string | undefined;
  /** Ends the run early: nothing new is sent, and what was made is taken away. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each `describe` at the top of a suite, which is to say after each operation. */
  onOperation?(records: readonly CaseRecord[], expected: SuiteRun["expected"]): void;
}

/** Runs contract suites with vitest, whatever config lies around them, and collects what the kit has noted. */
export async function runSuites(options: SuiteOptions): Promise<SuiteRun> {
  const { startVitest } = await import("vitest/node");
  const collected: Collected = { records: [], expected: new Map(), failures: [] };
  const own = SIGNALS.map((signal) => process.listeners(signal));
  let vitest: Vitest | undefined;
  const stop = () => {
    interruptRun();
    void vitest?.cancelCurrentRun("keyboard-input");
  };
  const collector: Reporter = {
    ...createCollector(collected, options.onOperation),
    onInit: (started) => {
      vitest = started;
      // What vitest does at a signal would end the process before anything is cleaned up or reported.
      for (const [index, signal] of SIGNALS.entries())
        for (const listener of process.listeners(signal))
          if (!own[index]?.includes(listener)) process.off(signal, listener);
      if (options.signal?.aborted) stop();
    },
  };
  options.signal?.addEventListener("abort", stop);
  const started = performance.now();
  const exitCode = process.exitCode;
  const { blob } = options;
  const reporters: CliOptions["reporters"] =
    blob === undefined ? [collector] : [collector, ["blob", { outputFile: blob }]];
  const ended = await startVitest(
    "test",
    [],
    { ...configOf(options), reporters },
    { resolve: { alias: ALIASES }, logLevel: "error", cacheDir: join(tmpdir(), "specpact-vite") },
    { stdout: new Writable({ write: (_chunk, _encoding, done) => done() }) },
  );
  await ended.close();
  options.signal?.removeEventListener("abort", stop);
  // Findings are for the caller to judge; vitest has set a code of its own.
  process.exitCode = exitCode;
  const failures = [...new Set(collected.failures)];
  return { ...collected, failures, duration: performance.now() - started };
}

function configOf(options: SuiteOptions): CliOptions {
  const { folder, files, settings, broker, shard, only, merge } = options;
  const workers = Math.min(files.length, availableParallelism(), 1 + Math.floor(options.operations / FOR_A_THREAD));
  return {
    root: folder,
    dir: folder,
    include: [...files],
    config: false,
    cache: false,
    watch: false,
    env: { ...printSettings(settings), ...(broker === undefined ? {} : { SPECPACT_BROKER: broker }) },
    pool: "threads",
    // The suites of a document share what is read of it, and a thread takes longer to start than most suites to run.
    isolate: false,
    // What one suite makes on a live target another one would see, and they share its patience.
    maxWorkers: settings.target === undefined ? workers : 1,
    sequence: { sequencer: AsGiven },
    server: { deps: { external: fromSource ? [] : [KIT] } },
    // A live target has limits of its own, and may ask for pauses.
    testTimeout: settings.target === undefined ? 60_000 : 300_000,
    passWithNoTests: true,
    ...(shard === undefined ? {} : { shard }),
    ...(only === undefined ? {} : { testNamePattern: patternOf(only) }),
    ...(merge === undefined ? {} : { mergeReports: merge }),
  };
}

/** Between an operation and the name of its case vitest sees what a `describe` says of the operation, its method and path. */
function patternOf(text: string): RegExp {
  const words = text.split(" ").map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(words.join("(?: |: [A-Z]+ \\S+ )"));
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Operations that are worth another thread: a mock of its own, and everything loaded once more. */
const FOR_A_THREAD = 40;

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
