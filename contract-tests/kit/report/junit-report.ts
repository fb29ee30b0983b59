import { printFinding } from "../conclude.ts";
import type { CaseRecord, Finding } from "../verdict.ts";
import { groupBy } from "./group-by.ts";
import type { Verified } from "./json-report.ts";
import { failuresOf } from "./outcome.ts";
import { isBroken } from "./summary.ts";

/** The runs as JUnit XML, which CI servers read: an operation is a test suite, a case a test case. */
export function junitReport(results: readonly Verified[]): string {
  const duration = results.reduce((sum, { run }) => sum + run.duration, 0);
  const time = seconds(duration);
  const suites = results.map(testSuites).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="specpact verify" time="${time}">\n${suites}</testsuites>\n`;
}

function testSuites(verified: Verified): string {
  const { summary, run } = verified;
  const own = groupBy(run.records, ({ operation }) => operation);
  const suites = summary.operations.map(({ operation, unexplained }) => {
    const cases = own.get(operation) ?? [];
    const missing = unexplained.map((what) =>
      failed(operation, {
        title: what,
        text: "No case has judged this, and nothing explains why.",
        type: "unexplained",
      }),
    );
    const counts = {
      tests: cases.length + missing.length,
      failures: cases.filter(fails).length + missing.length,
      skipped: cases.filter(isSkipped).length,
      time: seconds(cases.reduce((sum, { duration }) => sum + duration, 0)),
    };
    return suite(operation, counts, [...cases.map(testCase), ...missing].join(""));
  });
  return suites.join("") + wholeRun(verified);
}

/** What is said of the run as a whole: what failed outside of any case, and what was seen, as properties. */
function wholeRun({ document, target, summary }: Verified): string {
  const { coverage, mutation } = summary;
  const broken = failuresOf(summary).map((failure, index) =>
    failed("specpact", { title: `failure ${index + 1}`, text: failure, type: "failure" }),
  );
  const seen = Object.entries(coverage?.groups ?? {}).map(
    ([group, { seen, total }]) => [`seen.${group}`, `${seen}/${total}`] as const,
  );
  const noticed =
    mutation === undefined ? [] : [["mutations.noticed", `${mutation.noticed}/${mutation.total}`] as const];
  const properties = [["document", document] as const, ["target", target] as const, ...seen, ...noticed].map(
    ([name, value]) => `      <property name="${xml(name)}" value="${xml(value)}"/>\n`,
  );
  const inner = `    <properties>\n${properties.join("")}    </properties>\n${broken.join("")}`;
  return suite("specpact", { tests: broken.length, failures: broken.length }, inner);
}

function suite(name: string, attributes: Readonly<Record<string, string | number>>, inner: string): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `  <testsuite name="${xml(name)}"${given.join("")}>\n${inner}  </testsuite>\n`;
}

/** Errors fail a case; notes and accepted deviations are its output. */
function testCase(record: CaseRecord): string {
  const { operation, title, verdicts, duration } = record;
  const findings = verdicts.flatMap(({ verdict }) => (verdict.kind === "finding" ? [verdict.finding] : []));
  const notes = findings.filter((finding) => !isBroken(finding)).map(printNote);
  const out = notes.length === 0 ? "" : `<system-out>${xml(notes.join("\n\n"))}</system-out>`;
  const errors = findings.filter(isBroken);
  const time = seconds(duration);
  if (errors.length > 0) {
    const text = errors.map(printFinding).join("\n\n");
    return failed(operation, { title, text, type: errors[0]?.check ?? "", time, out });
  }
  const name = `    <testcase classname="${xml(operation)}" name="${xml(title)}" time="${time}"`;
  if (!isSkipped(record)) return out === "" ? `${name}/>\n` : `${name}>${out}</testcase>\n`;
  const reasons = verdicts.flatMap(({ verdict }) => (verdict.kind === "not checked" ? [verdict.because] : []));
  return `${name}><skipped message="${xml([...new Set(reasons)].join("; "))}"/></testcase>\n`;
}

function printNote(finding: Finding): string {
  const { accepted } = finding;
  const label = accepted === undefined ? "note" : `accepted until ${accepted.expires}, ${accepted.reason}:`;
  return `${label} ${printFinding(finding)}`;
}

interface Failed {
  readonly title: string;
  readonly text: string;
  readonly type: string;
  readonly time?: string;
  readonly out?: string;
}

function failed(operation: string, { title, text, type, time, out = "" }: Failed): string {
  const [first = ""] = text.split("\n");
  const took = time === undefined ? "" : ` time="${time}"`;
  const name = `    <testcase classname="${xml(operation)}" name="${xml(title)}"${took}>`;
  return `${name}<failure message="${xml(first)}" type="${xml(type)}">${xml(text)}</failure>${out}</testcase>\n`;
}

function fails({ verdicts }: CaseRecord): boolean {
  return verdicts.some(({ verdict }) => verdict.kind === "finding" && isBroken(verdict.finding));
}

function isSkipped({ verdicts }: CaseRecord): boolean {
  return verdicts.every(({ verdict }) => verdict.kind === "not checked");
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
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
