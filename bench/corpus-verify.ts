import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { SPECPACT, tryNode, withFolder } from "./node-process.ts";
import { markdownTable } from "./table.ts";

/**
 * Runs the suites of real documents against Prism. A finding is ours to answer for; what Prism or a document makes impossible
 * is counted by its reason. Alone: `npx tsx bench/corpus-verify.ts FILES…`
 */

/** What became of the suites of one document. */
export interface VerifiedDocument {
  readonly cases: number;
  readonly passed: number;
  readonly findings: readonly string[];
  /** Checks that could not be made, by reason. */
  readonly notChecked: ReadonlyMap<string, number>;
  /** Operations of which no declared success came. */
  readonly unseen: readonly string[];
}

interface Report {
  readonly operations: readonly {
    readonly operation: string;
    readonly cases: number;
    readonly pass: number;
    readonly success: string;
    readonly notChecked: readonly { readonly because: string }[];
    readonly unexplained: readonly string[];
  }[];
  readonly findings: readonly { readonly operation: string; readonly check: string; readonly what: string }[];
  readonly failures: readonly string[];
}

/** Verifies an output that lies in `generated` of the folder. */
export function verifyOutput(folder: string): VerifiedDocument {
  const args = ["verify", "generated/openapi.json", "--output", "generated", "--json"];
  const { status, stdout, stderr } = tryNode(SPECPACT, args, folder, TIMEOUT);
  const [report] = status === 0 || status === 1 ? (JSON.parse(stdout) as Report[]) : [];
  if (report === undefined) {
    const findings = [`verify ended with ${status ?? "its time"}: ${(stdout || stderr).slice(-1000)}`];
    return { cases: 0, passed: 0, findings, notChecked: new Map(), unseen: [] };
  }
  const { operations, findings, failures } = report;
  const notChecked = new Map<string, number>();
  for (const { because } of operations.flatMap((operation) => operation.notChecked))
    notChecked.set(because, (notChecked.get(because) ?? 0) + 1);
  return {
    cases: operations.reduce((sum, { cases }) => sum + cases, 0),
    passed: operations.reduce((sum, { pass }) => sum + pass, 0),
    findings: [
      ...findings.map(({ operation, check, what }) => `${operation} ${check}: ${what}`),
      ...failures,
      ...operations.flatMap(({ operation, unexplained }) =>
        unexplained.map((what) => `${operation}: nothing has judged "${what}"`),
      ),
    ],
    notChecked,
    unseen: operations.filter(({ success }) => success !== "seen").map(({ operation }) => operation),
  };
}

export const VERIFY_COLUMNS = ["cases", "passed", "findings", "not checked", "no success seen"];

export function verifyCells({ cases, passed, findings, notChecked, unseen }: VerifiedDocument): string[] {
  const unchecked = [...notChecked.values()].reduce((sum, count) => sum + count, 0);
  return [cases, passed, findings.length, unchecked, unseen.length].map(String);
}

/** Why checks could not be made, over all documents. */
export function reasonsTable(documents: readonly VerifiedDocument[]): string {
  const reasons = new Map<string, number>();
  for (const [because, count] of documents.flatMap(({ notChecked }) => [...notChecked]))
    reasons.set(because, (reasons.get(because) ?? 0) + count);
  const rows = [...reasons].sort((a, b) => b[1] - a[1]).map(([because, count]) => [String(count), because]);
  return markdownTable(["checks", "not checked, because"], rows);
}

/** The largest document has 1,223 operations. */
const TIMEOUT = 30 * 60_000;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const verified: VerifiedDocument[] = [];
  const rows = process.argv.slice(2).map((file) => {
    const result = withFolder((folder) => {
      const made = tryNode(
        SPECPACT,
        ["generate", resolve(file), "--output", join(folder, "generated")],
        folder,
        TIMEOUT,
      );
      if (made.status === 0) return verifyOutput(folder);
      const findings = [`generate ended with ${made.status}: ${made.stderr.slice(0, 500)}`];
      return { cases: 0, passed: 0, findings, notChecked: new Map<string, number>(), unseen: [] };
    });
    for (const finding of result.findings.slice(0, 10)) process.stderr.write(`${basename(file)}: ${finding}\n`);
    if (result.findings.length > 0) process.exitCode = 1;
    verified.push(result);
    const row = [basename(file), ...verifyCells(result)];
    process.stdout.write(`${row.join("\t")}\n`);
    return row;
  });
  process.stdout.write(`\n${markdownTable(["document", ...VERIFY_COLUMNS], rows)}\n${reasonsTable(verified)}`);
}
