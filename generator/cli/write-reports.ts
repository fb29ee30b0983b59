import type { Verified } from "../../contract-tests/kit/report/json-report.ts";
import { flagInvalid } from "../faults.ts";
import { reasonOf } from "../write/reason.ts";
import { replaceFile } from "../write/replace-file.ts";
import type { ChosenApi } from "./choose-apis.ts";
import { printError } from "./terminal.ts";
import type { Report } from "./verify-settings.ts";

/**
 * Writes the reports that were asked for and, where GitHub Actions runs us, prints the findings as annotations: to stderr, as
 * results alone go to stdout.
 * @throws UsageError if one can't be written
 */
export async function writeReports(
  reports: readonly Report[],
  results: readonly Verified[],
  apis: readonly ChosenApi[],
): Promise<void> {
  const onGitHub = process.env.GITHUB_ACTIONS === "true";
  const located =
    onGitHub || reports.some(({ format }) => format !== "junit") ? await locateAll(results, apis) : results;
  for (const report of reports) {
    // vitest has written that one while the suites ran.
    if (report.format !== "blob") await write(report, await FORMATS[report.format](located));
  }
  if (!onGitHub) return;
  const { annotations } = await import("../../contract-tests/kit/report/annotations.ts");
  for (const line of located.flatMap(annotations)) printError(line);
}

/** Loaded for those who ask. */
const FORMATS: Readonly<Record<Exclude<Report["format"], "blob">, (results: readonly Verified[]) => Promise<string>>> =
  {
    json: async (results) => (await import("../../contract-tests/kit/report/json-report.ts")).jsonReport(results),
    junit: async (results) => (await import("../../contract-tests/kit/report/junit-report.ts")).junitReport(results),
    sarif: async (results) => (await import("../../contract-tests/kit/report/sarif-report.ts")).sarifReport(results),
    html: async (results) => (await import("../../contract-tests/kit/report/html-report.ts")).htmlReport(results),
  };

async function locateAll(results: readonly Verified[], apis: readonly ChosenApi[]): Promise<Verified[]> {
  const { locateFindings } = await import("./locate-findings.ts");
  return Promise.all(
    results.map(async (verified, index) => {
      const api = apis[index];
      if (api === undefined || verified.summary.findings.length === 0) return verified;
      return { ...verified, locate: await locateFindings(api) };
    }),
  );
}

async function write({ format, file }: Report, text: string): Promise<void> {
  try {
    await replaceFile(file, text);
  } catch (error) {
    throw flagInvalid("--report", `${format}=${file}`, `It can't be written: ${reasonOf(error)}.`);
  }
}
