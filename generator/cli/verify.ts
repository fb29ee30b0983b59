import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import type { BaselineEntry } from "../../contract-tests/kit/baseline.ts";
import type { Thresholds } from "../../contract-tests/kit/coverage/coverage.ts";
import type { Broker } from "../../contract-tests/kit/mock/broker.ts";
import type { Verified } from "../../contract-tests/kit/report/json-report.ts";
import type { Settings } from "../../contract-tests/kit/settings.ts";
import type { VerifyOptions } from "../../contract-tests/kit/verify.ts";
import { flagInvalid } from "../faults.ts";
import { showName } from "../source/named.ts";
import { type ApiFlags, addApiFlags, type ChosenApi, chooseApis } from "./choose-apis.ts";
import { findOutput, type Place } from "./find-output.ts";
import { interruptedExit, interruptible } from "./interrupt.ts";
import { checkEvidence, type EvidenceFlags, keepEvidence } from "./keep-evidence.ts";
import { loadBaseline } from "./load-baseline.ts";
import { createPrinter } from "./print-summary.ts";
import { paint, print, startProgress, visible } from "./terminal.ts";
import { addPartFlags, type PartFlags, parsePart } from "./verify-part.ts";
import { addProxyFlags, type ProxyFlags, verifyProxy } from "./verify-proxy.ts";
import { checkSchemes, parseReport, parseSettings, type TargetFlags, withConfig } from "./verify-settings.ts";
import { writeReports } from "./write-reports.ts";

interface Flags extends ApiFlags, TargetFlags, EvidenceFlags, PartFlags, ProxyFlags {
  readonly plan?: boolean;
  readonly report?: readonly string[];
  readonly json?: boolean;
  readonly baseline?: string;
}

/**
 * `specpact verify`: runs the contract suites with the generated client. Passes when every promise was kept.
 * @param traffic the command behind `--`, which sends the traffic that `--proxy` judges
 */
export function verifyCommand(finish: (passed: boolean) => void, traffic: readonly string[]): Command {
  const command = new Command("verify").description("run the contract suites against a mock or a live API");
  return addProxyFlags(addPartFlags(addApiFlags(command)))
    .option("--output <folder>", "use the client and suites of this output folder")
    .option("--suites <folder>", "use the suites of this folder")
    .option("--target <mock|url>", "a base URL, or the Prism mock", "mock")
    .option(
      "--auth <scheme=value...>",
      "credentials for the target, by security scheme; $NAME takes them from the environment",
    )
    .option("--allow-writes", "send requests that may change something to a target on another machine")
    .option("--value <name=value...>", "values of parameters that the target knows: workspaceId=64a6…")
    .option("--rate <number>", "send at most so many requests a second")
    .option("--seed <integer>", "where generated cases start from; the same seed, the same cases")
    .option("--plan", "show what is taken for the API's resources and what would be done with them; send nothing")
    .option("--strict", "let notes fail the run as errors do")
    .option("--baseline <file>", "accept the known deviations that this file lists")
    .option("--mutate", "change answers in flight, one way at a time, and say which changes the suite doesn't notice")
    .option("--record <folder>", "write there the richest answer of each operation and status, without secrets")
    .option(
      "--suggest-overlay <file>",
      "propose an OpenAPI Overlay of what the target does otherwise than the document",
    )
    .option("--report <format=file...>", "write a report: blob=FILE, html=FILE, json=FILE, junit=FILE, sarif=FILE")
    .option("--json", "print the JSON report")
    .addHelpText("after", EXAMPLES)
    .action(async (document: string | undefined, flags: Flags) => {
      const settings = parseSettings(flags);
      const reports = (flags.report ?? []).map(parseReport);
      const apis = await chooseApis(document, flags);
      if (apis.length > 1 && settings.target !== undefined)
        throw flagInvalid("--target", settings.target, "The config has several APIs: name the document of one.");
      checkEvidence(flags, apis, settings.target);
      const keep = flags.record === undefined && flags.suggestOverlay === undefined ? {} : ({ keep: "all" } as const);
      const mutate = flags.mutate ? { mutate: true } : {};
      const part = parsePart(flags, { apis: apis.length, blob: reports.find(({ format }) => format === "blob")?.file });
      const results = await verifyApis(apis, { settings: { ...settings, ...keep, ...mutate }, flags, part, traffic });
      const [[api], [verified]] = [apis, results];
      if (api !== undefined && verified !== undefined) await keepEvidence(flags, api, verified);
      await writeReports(reports, results, apis);
      finish(results.every(({ summary }) => summary.passed));
    });
}

/** Every document is read before the first request is sent. */
async function verifyApis(
  apis: readonly ChosenApi[],
  {
    settings,
    flags,
    part,
    traffic,
  }: Pick<VerifyContext, "settings" | "part"> & {
    readonly flags: Flags;
    readonly traffic: readonly string[];
  },
): Promise<Verified[]> {
  const places: Place[] = [];
  const results: Verified[] = [];
  const broker = settings.target === undefined ? await startMocks() : undefined;
  try {
    for (const api of apis) places.push(await withProgress("Generating", () => findOutput(api, flags)));
    checkSchemes(settings, [...new Set(places.flatMap(({ schemes }) => schemes))]);
    for (const [index, place] of places.entries()) {
      if (interruptedExit() !== undefined) break;
      const document = showName(apis[index]?.document ?? "");
      if (apis.length > 1 && !flags.json) print(`${index > 0 ? "\n" : ""}${paint("bold", document)}`);
      const { verify = {} } = apis[index] ?? {};
      const baseline = flags.baseline ?? verify.baseline;
      const context = {
        document,
        settings: { ...withConfig(settings, verify), ...(isCut(apis[index]) ? { partial: true } : {}) },
        baseline: baseline === undefined ? [] : loadBaseline(baseline),
        coverage: verify.coverage ?? {},
        broker: broker?.url,
        json: flags.json === true,
        part,
      };
      if (flags.plan) {
        print(visible((await planOf(place, context.settings)).join("\n"), "lines"));
        continue;
      }
      results.push(
        flags.proxy === undefined
          ? await interruptible((signal) => verifyPlace(place, { ...context, signal }))
          : await verifyProxy(place, { ...context, port: flags.port, command: traffic }),
      );
    }
    if (flags.json) {
      const { jsonReport } = await import("../../contract-tests/kit/report/json-report.ts");
      print(jsonReport(results).trimEnd());
    }
    return results;
  } finally {
    await broker?.close();
    for (const place of places) await place.remove();
  }
}

/** Whether only some operations are taken: a path may then have more methods than are seen. */
function isCut(api: ChosenApi | undefined): boolean {
  return [api?.operations, api?.tags, api?.paths, api?.methods].some((list) => list !== undefined && list.length > 0);
}

/** Prism loads while the document is read. */
async function startMocks(): Promise<Broker> {
  const { startBroker } = await import("../../contract-tests/kit/mock/broker.ts");
  return startBroker();
}

interface VerifyContext {
  readonly document: string;
  readonly settings: Settings;
  readonly baseline: readonly BaselineEntry[];
  readonly coverage: Thresholds;
  readonly broker: string | undefined;
  readonly json: boolean;
  readonly part: NonNullable<VerifyOptions["part"]>;
  readonly signal: AbortSignal;
}

async function verifyPlace(
  { output, suites }: Place,
  { document, settings, baseline, coverage, broker, json, part, signal }: VerifyContext,
): Promise<Verified> {
  const target = settings.target ?? "the Prism mock";
  const { verify } = await import("../../contract-tests/kit/verify.ts");
  const progress = startProgress(`Verifying against ${target}`);
  const printer = createPrinter(target);
  const { summary, run } = await verify({
    ...{ output, suites, settings, baseline, coverage, broker, part, signal },
    onOperation: (operation, all) => {
      progress.done();
      if (!json) printer.row(operation, all);
    },
  }).finally(() => progress.done());
  if (part.only !== undefined && run.records.length + run.failures.length === 0)
    throw flagInvalid("--case", part.only, "No case is called so: `--report json=FILE` lists them, `operation title`.");
  if (!json) printer.end(summary, run);
  return { document, target, summary, run };
}

async function planOf({ output }: Place, { resources }: Settings): Promise<readonly string[]> {
  const [{ readPlan }, { describePlan }] = await Promise.all([
    import("../../contract-tests/kit/session.ts"),
    import("../../contract-tests/kit/state/plan.ts"),
  ]);
  const { document, model } = readPlan(pathToFileURL(join(output, "openapi.json")));
  return describePlan(document, model, resources);
}

async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const progress = startProgress(what);
  return work().finally(() => progress.done());
}

const EXAMPLES = `
Without --allow-writes only GET, HEAD and OPTIONS are sent to another machine; what that leaves unchecked is listed.
Exit code 1: the pact is broken; 4: nothing answers at the target.

Examples:
  specpact verify                                            the APIs of specpact.config.ts, on the mock
  specpact verify openapi.yaml --target http://localhost:3000/v1
  specpact verify --target https://api.example.com/v1 --auth 'ApiKeyAuth=$API_KEY' --allow-writes
  specpact verify --report html=report.html --report junit=report.xml`;
