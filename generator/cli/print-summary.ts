import type { OperationSummary, Summary } from "../../contract-tests/kit/report/summary.ts";
import type { SuiteRun } from "../../contract-tests/kit/run-suites.ts";
import { matrixLines } from "./matrix-lines.ts";
import { printCoverage } from "./print-coverage.ts";
import { printFindings } from "./print-findings.ts";
import { printMutation } from "./print-mutation.ts";
import { paint, print, visible } from "./terminal.ts";

/** What is printed while the suites run, and after. */
export interface Printer {
  /** The row of an operation, once those before it in the document are there. */
  row(operation: OperationSummary, all: readonly string[]): void;
  /** The other rows, what was not checked and why, the findings, and one line to close. */
  end(summary: Summary, run: SuiteRun): void;
}

export function createPrinter(target: string): Printer {
  const waiting = new Map<string, OperationSummary>();
  let table: ReturnType<typeof createTable> | undefined;
  let next = 0;
  return {
    row: (operation, all) => {
      table ??= createTable(all);
      waiting.set(operation.operation, operation);
      for (let it = waiting.get(all[next] ?? ""); it !== undefined; it = waiting.get(all[++next] ?? ""))
        table.print(it);
    },
    end: (summary, run) => {
      table ??= createTable(summary.operations.map(({ operation }) => operation));
      for (const operation of summary.operations) table.print(operation);
      printRest(summary, run, target);
    },
  };
}

function printRest(summary: Summary, run: SuiteRun, target: string): void {
  printReasons(summary.operations);
  for (const { operation, unexplained } of summary.operations) {
    for (const what of unexplained)
      print(
        `\n${paint("red", "unexplained")} ${visible(operation)}: nothing has judged "${visible(what)}", and nothing says why.`,
      );
  }
  for (const failure of summary.failures) print(`\n${paint("red", "failed")} ${visible(failure, "lines")}`);
  printFindings(run.records);
  const matrix = matrixLines(summary, run.records);
  if (matrix.length > 0) print(`\n${matrix.join("\n")}`);
  const unseen = summary.operations.filter(({ success }) => success === "not seen").map(({ operation }) => operation);
  if (unseen.length > 0)
    print(
      `\n${paint("yellow", "no success")} was seen of ${visible(unseen.join(", "))}: what it promises was not judged.`,
    );
  const count = (key: "cases" | "pass" | "findings" | "notes") =>
    summary.operations.reduce((sum, operation) => sum + operation[key], 0);
  const notes = count("notes");
  const notChecked = summary.operations.reduce((sum, operation) => sum + operation.notChecked.length, 0);
  if (summary.coverage !== undefined) printCoverage(summary.coverage);
  if (summary.mutation !== undefined) printMutation(summary.mutation);
  const counts = `${count("cases")} cases, ${count("pass")} checks passed, ${notChecked} not checked, ${count("findings")} with findings${notes > 0 ? `, ${notes} with notes` : ""}`;
  if (count("cases") === 0 && summary.passed) {
    print(`\n${paint("yellow", "○ There is nothing to verify:")} the document declares no responses.`);
    return;
  }
  const broken =
    unseen.length < summary.operations.length ? "The pact is broken" : "Nothing is proven: no success was seen";
  const verdict = summary.passed ? paint("green", "✓ The pact is kept") : paint("red", `✗ ${broken}`);
  print(`\n${verdict} on ${target}: ${counts} ${paint("dim", `(${(run.duration / 1000).toFixed(1)} s)`)}`);
}

/** A row that is there already is not repeated, unless it has changed since. */
function createTable(names: readonly string[]): { print(operation: OperationSummary): void } {
  const width = Math.min(
    60,
    names.reduce((longest, name) => Math.max(longest, visible(name).length), 9),
  );
  const heads = ["cases", "passed", "findings", "not checked"].map((head) => head.padStart(13)).join("");
  print(paint("bold", `  ${"operation".padEnd(width)}  ${heads}`));
  const printed = new Map<string, string>();
  return {
    print: (summary) => {
      const { operation, cases, pass, findings, notChecked, unexplained } = summary;
      const columns = [cases, pass, findings, notChecked.length + unexplained.length].map((count) =>
        String(count).padStart(13),
      );
      const row = `${markOf(summary)} ${nameOf(operation, width)}  ${columns.join("")}`;
      if (printed.get(operation) === row) return;
      printed.set(operation, row);
      print(row);
    },
  };
}

/** A longer name loses its end. */
function nameOf(operation: string, width: number): string {
  const name = visible(operation);
  return name.length > width ? `${name.slice(0, width - 1)}…` : name.padEnd(width);
}

function markOf({ pass, findings, success, unexplained }: OperationSummary): string {
  if (findings + unexplained.length > 0) return paint("red", "✗");
  return success === "not seen" || pass === 0 ? paint("yellow", "○") : paint("green", "✓");
}

/** Each reason once, with what it stands for: nothing is left out silently, and nobody reads the same line forty times. */
function printReasons(operations: readonly OperationSummary[]): void {
  const reasons = new Map<string, string[]>();
  for (const { operation, notChecked } of operations) {
    for (const { because, what } of notChecked)
      reasons.set(because, [...(reasons.get(because) ?? []), `${operation} ${what}`]);
  }
  if (reasons.size > 0) print(`\n${paint("yellow", "not checked")}`);
  for (const [because, places] of reasons) {
    const more = places.length > 1 ? paint("dim", ` and ${places.length - 1} more`) : "";
    print(`  ${visible(because)}\n    ${paint("dim", visible(places[0] ?? ""))}${more}`);
  }
}
