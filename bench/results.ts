import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { goalMet } from "./figure.ts";
import type { Section } from "./section.ts";
import { printTable } from "./table.ts";

/** A section as it stands in the results. */
export function printSection({ text, tables, figures }: Section, command: string, versions: readonly string[]): string {
  const missed = figures.filter((figure) => !goalMet(figure)).length;
  const verdict = missed === 0 ? "Every goal is met." : `**${missed} of ${figures.length} goals missed.**`;
  const taken = [`Taken by \`${command}\` on`, ...versions.map((line) => `- ${line}`)].join("\n");
  const parts = [text, ...tables, figures.length === 0 ? "" : `${verdict}\n\n${printTable(figures)}`, taken];
  return `${parts.flatMap((part) => part.trim() || []).join("\n\n")}\n`;
}

/** Puts new sections in place of the old ones with the same titles; the others stay as they are. */
export function replaceSections(
  report: string,
  titles: readonly string[],
  sections: ReadonlyMap<string, string>,
): string {
  const old = report.split(/^## /m).slice(1);
  const bodies = new Map(old.map((section) => [section.slice(0, section.indexOf("\n")), section]));
  const kept = titles.flatMap((title) => {
    const fresh = sections.get(title);
    return fresh === undefined ? (bodies.get(title) ?? []) : `${title}\n\n${fresh}\n`;
  });
  return `${[HEAD, ...kept].join("## ").trimEnd()}\n`;
}

/** The same, in a file. */
export function writeSections(file: string, titles: readonly string[], sections: ReadonlyMap<string, string>): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  writeFileSync(file, replaceSections(before, titles, sections));
}

const HEAD = `# Figures

Made by \`npm run bench\`, which ends with 1 when a goal is missed. Do not edit. Every figure is a ratio from one run on one machine.

`;
