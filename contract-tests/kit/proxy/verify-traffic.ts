import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { createValidators } from "../../../generator/fixtures/validators.ts";
import { buildModel } from "../../../generator/model/build.ts";
import { type BaselineEntry, createBaseline } from "../baseline.ts";
import { coverage, type Thresholds } from "../coverage/coverage.ts";
import { reach } from "../live/reach.ts";
import { type Summary, summarise } from "../report/summary.ts";
import type { SuiteRun } from "../run-suites.ts";
import type { Settings } from "../settings.ts";
import { createTrafficJudge } from "./judge-traffic.ts";
import { startProxyServer } from "./proxy-server.ts";

export interface TrafficRunOptions {
  /** The output folder: it holds `openapi.json`. */
  readonly output: string;
  /** With the target that traffic goes to. */
  readonly settings: Settings & { readonly target: string };
  readonly port: number;
  readonly baseline?: readonly BaselineEntry[];
  readonly coverage?: Thresholds;
  /** Called with the base URL that clients are to use; when it ends, the run does. It gives what has failed beside the traffic. */
  readonly during: (url: string) => Promise<readonly string[]>;
}

export interface TrafficRun {
  readonly summary: Summary;
  readonly run: SuiteRun;
  /** Requests to nothing that the document has, and how often. */
  readonly strangers: ReadonlyMap<string, number>;
}

/**
 * Judges somebody else's traffic: it passes a proxy on the way to the target, unchanged, and each request and answer is held
 * against the document.
 * @throws TargetError if nothing answers at the target
 */
export async function verifyTraffic(options: TrafficRunOptions): Promise<TrafficRun> {
  const { settings, port, baseline: entries = [] } = options;
  await reach(settings.target);
  const document = JSON.parse(readFileSync(join(options.output, "openapi.json"), "utf8")) as OpenApi;
  const model = buildModel(document);
  const basePath = new URL(settings.target).pathname.replace(/\/$/, "");
  const traffic = createTrafficJudge({ document, model, validators: createValidators(document), settings, basePath });
  const started = performance.now();
  const proxy = await startProxyServer(settings.target, { port, onPassed: traffic.judge });
  const failures: string[] = [];
  try {
    failures.push(...(await options.during(proxy.url)));
  } finally {
    await proxy.close();
  }
  const baseline = createBaseline(entries, new Date().toISOString().slice(0, 10));
  const records = traffic.records().map(baseline.accept);
  failures.push(...baseline.problems());
  const run = { records, expected: new Map(), failures, duration: performance.now() - started };
  const covered = coverage({ document, operations: model.operations, records, by: "target" }, options.coverage);
  const summary = summarise(model, run, run.expected);
  const passed = summary.passed && covered.shortfalls.length === 0;
  return { summary: { ...summary, coverage: covered, passed }, run, strangers: traffic.strangers };
}
