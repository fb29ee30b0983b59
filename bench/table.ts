import { type Figure, goalMet } from "./figure.ts";

/** The figures as a Markdown table. */
export function printTable(figures: readonly Figure[]): string {
  return markdownTable(["what", "ours", "beside", "judged", "least and most", "goal", ""], figures.map(toRow));
}

/** Aligned, so that it reads well on a terminal too. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return `${[lines[0], rule, ...lines.slice(1)].join("\n")}\n`;
}

function toRow(figure: Figure): string[] {
  const { what, ours, beside, value, spread, goal, unit } = figure;
  const show = (number: number) => (unit === "bytes" ? String(number) : number.toFixed(3));
  const range = spread === undefined ? "" : `${show(spread[0])} to ${show(spread[1])}`;
  return [what, ours, beside, show(value), range, `<= ${show(goal)}`, goalMet(figure) ? "met" : "**MISSED**"];
}
