import { existsSync, readFileSync } from "node:fs";
import { CHECKS, type CheckId } from "../verdict.ts";

/** What docs/checks.md says of a check. */
export interface Rule {
  readonly id: CheckId;
  /** What it asks for, in a sentence or two. */
  readonly what: string;
  /** The whole section, as Markdown. */
  readonly help: string;
}

/** The checks in their order, with their pages. A text that isn't there is left empty: nobody's report fails for want of it. */
export function readRules(): readonly Rule[] {
  const sections = new Map(readSections().map((section) => [section.split("\n", 1)[0], section]));
  return CHECKS.map((id) => {
    const [, what = "", ...rest] = (sections.get(id) ?? id).split("\n\n");
    return { id, what: plain(what), help: [what, ...rest].join("\n\n").trim() };
  });
}

function readSections(): readonly string[] {
  const file = PLACES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (file === undefined) return [];
  return readFileSync(file, "utf8")
    .split(/^### /m)
    .slice(1)
    .map((section) => section.replace(/^## .*/ms, ""));
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}

/** From the source, and from the build, which lies one folder deeper. */
const PLACES = ["../../../docs/checks.md", "../../../../docs/checks.md"];
