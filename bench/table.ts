import { type Figure, goalMet } from "./figure.ts";

/** The figures as a Markdown table, aligned so that it reads well on a terminal too. */
export function printTable(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(toRow)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return `${[lines[0], rule, ...lines.slice(1)].join("\n")}\n`;
}

const HEAD = ["what", "ours", "beside", "judged", "least and most", "goal", ""];

function toRow(figure: Figure): string[] {
  const { what, ours, beside, value, spread, goal, unit } = figure;
  const show = (number: number) => (unit === "bytes" ? String(number) : number.toFixed(3));
  const range = spread === undefined ? "" : `${show(spread[0])} to ${show(spread[1])}`;
  return [what, ours, beside, show(value), range, `<= ${show(goal)}`, goalMet(figure) ? "met" : "**MISSED**"];
}
