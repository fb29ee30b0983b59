import type { ConformanceCase } from "./case.ts";

/** A case, and what came of it. */
export interface Outcome {
  readonly given: ConformanceCase;
  /** How the type that it shows is declared in `types.ts`. */
  readonly declared?: string;
  /** What TypeScript finds wrong; nothing where the row holds. */
  readonly faults: readonly string[];
}

/** `docs/conformance.md`. */
export function conformanceTable(outcomes: readonly Outcome[]): string {
  const groups = [...new Set(outcomes.map(({ given }) => given.group))];
  const sections = groups.map((group) => {
    const rows = outcomes.filter(({ given }) => given.group === group).map(tableRow);
    return `\n## ${group}\n| construct | in the document | in TypeScript | |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  return `${HEAD}${sections.join("")}`;
}

const HEAD = `# Conformance
What the types say of a document. Each row is a case under \`conformance\`: a document is generated, and code that uses its
types is compiled by TypeScript at its strictest, faults that have to be found included. This file is made from these
cases by \`npm run conformance\`; a test fails where the two differ.
`;

function tableRow({ given, declared, faults }: Outcome): string {
  const first = Object.values(given.schemas ?? {})[0];
  const document = first === undefined ? "" : code(JSON.stringify(first));
  return `| ${given.construct} | ${document} | ${code(declared ?? "")} | ${faults.length === 0 ? "✓" : "✗"} |`;
}

/** A cell on one line; what is long is cut, since the case itself has the whole. */
function code(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const cut = line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
  return cut === "" ? "" : `\`${cut.replaceAll("|", "\\|").replaceAll("`", "'")}\``;
}

const MAX_LENGTH = 160;
