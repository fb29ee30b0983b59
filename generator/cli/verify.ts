import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import type { Summary } from "../../contract-tests/kit/report/summary.ts";
import type { SuiteRun } from "../../contract-tests/kit/run-suites.ts";
import type { Settings } from "../../contract-tests/kit/settings.ts";
import { flagInvalid } from "../faults.ts";
import { type ApiFlags, addApiFlags, type ChosenApi, chooseApis } from "./choose-apis.ts";
import { printSummary } from "./print-summary.ts";
import { printJson, startProgress } from "./terminal.ts";

interface Flags extends ApiFlags {
  readonly target: string;
  readonly auth?: readonly string[];
  readonly allowWrites?: boolean;
  readonly report?: readonly string[];
  readonly json?: boolean;
}

/** `specpact verify`: runs the contract suites with the generated client. Passes when every promise was kept. */
export function verifyCommand(finish: (passed: boolean) => void): Command {
  return addApiFlags(new Command("verify").description("run the contract suites against a mock or a live API"))
    .option("--output <folder>", "use the client and suites of this output folder")
    .option("--suites <folder>", "use the suites of this folder")
    .option("--target <mock|url>", "a base URL, or the Prism mock", "mock")
    .option(
      "--auth <scheme=value...>",
      "credentials for the target, by security scheme; $NAME takes them from the environment",
    )
    .option("--allow-writes", "send requests that may change something to a target on another machine")
    .option("--report <format=file...>", "write a report: json=FILE, junit=FILE")
    .option("--json", "print the JSON report")
    .addHelpText("after", EXAMPLES)
    .action(async (document: string | undefined, flags: Flags) => {
      const settings = parseSettings(flags);
      const reports = (flags.report ?? []).map(parseReport);
      const apis = await chooseApis(document, flags);
      const passed: boolean[] = [];
      for (const api of apis) passed.push(await verifyApi(api, { flags, settings, reports }));
      finish(passed.every(Boolean));
    });
}

type Report = { readonly format: "json" | "junit"; readonly file: string };

async function verifyApi(
  api: ChosenApi,
  { flags, settings, reports }: { flags: Flags; settings: Settings; reports: readonly Report[] },
): Promise<boolean> {
  const target = settings.target ?? "the Prism mock";
  const place = await findOutput(api);
  const progress = startProgress(`Verifying against ${target}`);
  try {
    const { verify } = await import("../../contract-tests/kit/verify.ts");
    const { summary, run } = await verify({ ...place, settings });
    progress.done();
    await writeReports(reports, { summary, run, target });
    if (flags.json) printJson({ target, ...summary, cases: run.records });
    else printSummary(summary, run, { target });
    return summary.passed;
  } finally {
    progress.done();
    await place.remove();
  }
}

/** The output that lies there; without any, one is made for this run and removed after it. */
async function findOutput(api: ChosenApi): Promise<{ output: string; suites: string; remove(): Promise<void> }> {
  if (api.output !== undefined && existsSync(join(api.output, "openapi.json"))) {
    return { output: api.output, suites: api.suites ?? join(api.output, "contract-tests"), remove: async () => {} };
  }
  const output = await mkdtemp(join(tmpdir(), "specpact-"));
  const remove = () => rm(output, { recursive: true, force: true });
  try {
    const { writeApi } = await import("../write/write-api.ts");
    const { suites: _, ...rest } = api;
    await writeApi({ ...rest, output }, { force: false });
    return { output, suites: join(output, "contract-tests"), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function writeReports(
  reports: readonly Report[],
  { summary, run, target }: { summary: Summary; run: SuiteRun; target: string },
): Promise<void> {
  for (const { format, file } of reports) {
    const { jsonReport } = await import("../../contract-tests/kit/report/json-report.ts");
    const { junitReport } = await import("../../contract-tests/kit/report/junit-report.ts");
    await writeFile(file, format === "json" ? jsonReport(summary, run, target) : junitReport(summary, run));
  }
}

function parseSettings({ target, auth = [], allowWrites = false }: Flags): Settings {
  const credentials = Object.fromEntries(auth.map(parseCredential));
  if (target === "mock") return { auth: credentials, writes: true };
  if (!URL.canParse(target) || !/^https?:/.test(target))
    throw flagInvalid("--target", target, "Give a base URL such as https://api.example.com/v1, or mock.");
  return { target, auth: credentials, writes: allowWrites };
}

function parseCredential(text: string): [string, string] {
  const [, scheme = "", value = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  // The whole text is a credential, or most of one: it isn't repeated.
  if (scheme === "")
    throw flagInvalid("--auth", "…", "Give a security scheme and its credential: --auth ApiKeyAuth=$API_KEY.");
  if (!value.startsWith("$")) return [scheme, value];
  const secret = process.env[value.slice(1)];
  if (secret === undefined) throw flagInvalid("--auth", text, `The environment has no ${value.slice(1)}.`);
  return [scheme, secret];
}

function parseReport(text: string): Report {
  const [, format, file] = /^(json|junit)=(.+)$/.exec(text) ?? [];
  if (format === undefined || file === undefined) throw flagInvalid("--report", text, "Give json=FILE or junit=FILE.");
  return { format: format as Report["format"], file };
}

const EXAMPLES = `
Without --allow-writes only GET, HEAD and OPTIONS are sent to another machine; what that leaves unchecked is listed.

Examples:
  specpact verify                                            the APIs of specpact.config.ts, on the mock
  specpact verify openapi.yaml --target http://localhost:3000/v1
  specpact verify --target https://api.example.com/v1 --auth 'ApiKeyAuth=$API_KEY' --allow-writes
  specpact verify --report junit=report.xml --report json=report.json`;
