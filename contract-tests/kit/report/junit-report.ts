import { printFinding } from "../conclude.ts";
import type { CaseRecord } from "../verdict.ts";
import type { Verified } from "./json-report.ts";

/** The runs as JUnit XML, which CI servers read: an operation is a test suite, a case a test case. */
export function junitReport(results: readonly Verified[]): string {
  const duration = results.reduce((sum, { run }) => sum + run.duration, 0);
  const time = (duration / 1000).toFixed(3);
  const suites = results.map(testSuites).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="specpact verify" time="${time}">\n${suites}</testsuites>\n`;
}

function testSuites({ summary, run: { records } }: Verified): string {
  const suites = summary.operations.map(({ operation, unexplained }) => {
    const cases = records.filter((record) => record.operation === operation);
    const own = cases.map(testCase);
    const missing = unexplained.map((what) =>
      failed(operation, what, "No case has judged this, and nothing explains why."),
    );
    const failures = cases.filter(hasFinding).length + missing.length;
    const skipped = cases.filter(isSkipped).length;
    const counts = `tests="${own.length + missing.length}" failures="${failures}" skipped="${skipped}"`;
    return `  <testsuite name="${xml(operation)}" ${counts}>\n${[...own, ...missing].join("")}  </testsuite>\n`;
  });
  const broken = summary.failures.map((failure, index) => failed("specpact", `failure ${index + 1}`, failure));
  const own =
    broken.length === 0
      ? ""
      : `  <testsuite name="specpact" tests="${broken.length}" failures="${broken.length}">\n${broken.join("")}  </testsuite>\n`;
  return suites.join("") + own;
}

function testCase(record: CaseRecord): string {
  const { operation, title, verdicts } = record;
  const findings = verdicts.flatMap(({ verdict }) =>
    verdict.kind === "finding" ? [printFinding(verdict.finding)] : [],
  );
  if (findings.length > 0) return failed(operation, title, findings.join("\n\n"));
  const name = `    <testcase classname="${xml(operation)}" name="${xml(title)}"`;
  if (!isSkipped(record)) return `${name}/>\n`;
  const reasons = verdicts.flatMap(({ verdict }) => (verdict.kind === "not checked" ? [verdict.because] : []));
  return `${name}><skipped message="${xml([...new Set(reasons)].join("; "))}"/></testcase>\n`;
}

function failed(operation: string, title: string, text: string): string {
  const [first = ""] = text.split("\n");
  const name = `    <testcase classname="${xml(operation)}" name="${xml(title)}">`;
  return `${name}<failure message="${xml(first)}">${xml(text)}</failure></testcase>\n`;
}

function hasFinding({ verdicts }: CaseRecord): boolean {
  return verdicts.some(({ verdict }) => verdict.kind === "finding");
}

function isSkipped({ verdicts }: CaseRecord): boolean {
  return verdicts.every(({ verdict }) => verdict.kind === "not checked");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no way to write most control characters: they become U+FFFD. */
function xml(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
    .replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, (char) =>
      /[\t\n\r]/.test(char) ? `&#${char.charCodeAt(0)};` : "\ufffd",
    );
}
