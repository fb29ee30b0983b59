import { distinctFindings } from "./distinct-findings.ts";
import type { Verified } from "./json-report.ts";
import { failuresOf } from "./outcome.ts";

/**
 * The findings as workflow commands of GitHub Actions, one a line: https://docs.github.com/actions/reference/workflow-commands.
 * They show at their lines in a pull request. What the baseline accepts is not told again.
 */
export function annotations({ summary, run, locate }: Verified): string[] {
  const findings = distinctFindings(run.records).map(({ finding }) => finding);
  const told = findings.filter(({ accepted }) => accepted === undefined);
  const lines = told.map((finding) => {
    const { operation, check, severity, what, expected, received, documentPointer } = finding;
    const place = locate?.(documentPointer);
    const title = `${operation} ${check}`;
    const at = place === undefined ? { title } : { file: place.file, line: place.line, col: place.column, title };
    const text = `${what}\nexpected: ${expected}\nreceived: ${received}\nat #${documentPointer}`;
    return command(severity === "error" ? "error" : "notice", at, text);
  });
  const failures = failuresOf(summary).map((failure) => command("error", { title: "specpact verify" }, failure));
  return [...failures, ...lines];
}

function command(
  name: "error" | "notice",
  properties: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${given.join(",")}::${escapeData(text)}`;
}

/** What arrives from the wire must not begin a command of its own. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
