import { statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { fixtureShare } from "../generator/fixtures/share.ts";
import { buildModel } from "../generator/model/build.ts";
import { readDocument } from "../generator/read-document.ts";
import { ensureBuilt } from "./build.ts";
import { COMPILERS, compile, compilerName, writeProject } from "./compile.ts";
import { type CorpusDocument, readCorpus } from "./documents.ts";
import { ensureInstalled } from "./install.ts";
import { BENCH, SPECPACT, tryNode, withFolder } from "./node-process.ts";
import { markdownTable } from "./table.ts";

/**
 * `npm run corpus [-- IDS and PATHS] [--steps ts59,ts6,ts7,fixtures,verify]`: makes the output of real documents, and tries it.
 * Ends with 1 when anything of ours is wrong.
 */

/** One thing that is tried with every output: the cells that it adds to the document's row. */
interface Step {
  readonly columns: readonly string[];
  /** The output lies in the folder's `generated`. */
  readonly run: (document: string, folder: string) => Outcome | Promise<Outcome>;
}

interface Outcome {
  readonly cells: readonly string[];
  /** What is wrong, for the terminal. */
  readonly faults: readonly string[];
}

const STEPS: Readonly<Record<string, Step>> = {
  ...Object.fromEntries(
    COMPILERS.map((compiler) => [
      compiler,
      {
        columns: [compiler],
        run: (_, folder) => {
          const { errors } = compile(compiler, folder, { include: "generated", strictest: true });
          return { cells: [String(errors.length)], faults: errors };
        },
      } satisfies Step,
    ]),
  ),
  fixtures: { columns: ["fixtures", "refused by Ajv", "unsatisfiable", "unproven"], run: judgeFixtures },
  verify: { columns: ["cases", "findings", "not checked", "unexplained"], run: verify },
};

/** Every fixture, judged by Ajv anew; schemas without a value, and whether that is proven. */
async function judgeFixtures(document: string): Promise<Outcome> {
  const read = await readDocument({ document });
  const { made, refused, unsatisfiable, unproven } = fixtureShare(read.document, buildModel(read.document));
  return {
    cells: [made, refused.length, unsatisfiable.length, unproven.length].map(String),
    faults: [...refused, ...unproven].map(({ pointer, reason }) => `fixture of ${pointer}: ${reason}`),
  };
}

/** The suites on Prism: what it can't mock is not checked, with a reason. */
function verify(document: string, folder: string): Outcome {
  const { status, stdout, stderr } = tryNode(SPECPACT, ["verify", document, "--json"], folder, VERIFY_TIMEOUT);
  if (status !== 0 && status !== 1)
    return { cells: [`ended with ${status}`, "-", "-", "-"], faults: [(stderr || stdout).slice(-1000)] };
  const [{ cases, findings, failures, operations }] = JSON.parse(stdout) as [Verified];
  const unexplained = operations.flatMap((each) => each.unexplained.map((what) => `${each.operation}: ${what}`));
  const counts = [cases, findings, operations.flatMap(({ notChecked }) => notChecked), unexplained];
  return {
    cells: counts.map(({ length }) => String(length)),
    faults: [...failures, ...findings.map((finding) => JSON.stringify(finding)), ...unexplained],
  };
}

/** What is read of verify's report. */
interface Verified {
  readonly cases: readonly unknown[];
  readonly findings: readonly unknown[];
  readonly failures: readonly string[];
  readonly operations: readonly {
    readonly operation: string;
    readonly notChecked: readonly unknown[];
    readonly unexplained: readonly string[];
  }[];
}

/** Faults of one kind and document that the terminal gets. */
const SHOWN = 10;
const TIMEOUT = 120_000;
const VERIFY_TIMEOUT = 900_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { steps: { type: "string" } } });
const steps = (values.steps?.split(",") ?? Object.keys(STEPS)).map((name) => {
  const step = STEPS[name];
  if (step === undefined) throw new Error(`No step ${name}: there are ${Object.keys(STEPS).join(", ")}.`);
  return step;
});

ensureInstalled();
ensureBuilt();
const head = ["document", "bytes", "operations", "generate", "warnings", ...steps.flatMap(({ columns }) => columns)];
const rows: string[][] = [];
for (const document of choose(positionals)) {
  const row = [document.id, String(document.bytes), String(document.operations || "")];
  row.push(...(document.missing === undefined ? await tryDocument(document) : [document.missing]));
  process.stdout.write(`${row.join("\t")}\n`);
  rows.push(row);
}
const table = markdownTable(head, [...rows, totals()]);
process.stdout.write(`\n${table}`);
if (positionals.length === 0) writeFileSync(join(BENCH, "CORPUS.md"), report());

/** Of every column of numbers; and how many documents generate. */
function totals(): string[] {
  const sums = head.map((_, column) => String(rows.reduce((sum, row) => sum + (Number(row[column]) || 0), 0)));
  const generated = rows.filter((row) => row[3] === "0").length;
  return [`all ${rows.length}`, ...sums.slice(1, 3), `0 for ${generated}`, ...sums.slice(4)];
}

/** The corpus, or what was named of it, and further documents by their paths. */
function choose(names: readonly string[]): CorpusDocument[] {
  const corpus = readCorpus();
  if (names.length === 0) return corpus;
  return names.map((name) => corpus.find(({ id }) => id === name) ?? furtherDocument(resolve(name)));
}

function furtherDocument(path: string): CorpusDocument {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size;
  const document = { id: basename(path), path, bytes: bytes ?? 0, operations: 0 };
  return bytes === undefined ? { ...document, missing: "not there" } : document;
}

async function tryDocument({ id, path }: CorpusDocument): Promise<string[]> {
  return await withFolder(async (folder) => {
    writeProject(folder);
    const { status, stdout, stderr } = tryNode(
      SPECPACT,
      ["generate", path, "--output", "generated", "--json"],
      folder,
      TIMEOUT,
    );
    if (status !== 0) {
      complain(id, [stdout || stderr]);
      return [`ended with ${status}`];
    }
    const [result] = JSON.parse(stdout) as [{ readonly warnings: readonly unknown[] }];
    const cells = ["0", String(result.warnings.length)];
    for (const step of steps) {
      const outcome = await step.run(path, folder);
      cells.push(...outcome.cells);
      complain(id, outcome.faults);
    }
    return cells;
  });
}

function complain(id: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  process.exitCode = 1;
  process.stderr.write(
    `${faults
      .slice(0, SHOWN)
      .map((fault) => `${id}: ${fault.slice(0, 1000)}\n`)
      .join("")}`,
  );
}

function report(): string {
  return `# Real documents

Made by \`npm run corpus\`. Do not edit. For each document:
- **generate**: what the command ends with, and how many warnings it gives;
- **${COMPILERS.join(", ")}**: the errors that ${COMPILERS.map(compilerName).join(", ")} find in everything generated, suites included, under
  \`strict\`, \`exactOptionalPropertyTypes\`, \`noUncheckedIndexedAccess\` and \`noPropertyAccessFromIndexSignature\`;
- **fixtures**: how many are made, how many of them Ajv refuses, how many schemas have no valid value (proven), and for how many none was
  found and nothing is proven;
- **cases**: what the suites tried on the Prism mock, and what they found. What nobody could check has its reason in the report of
  \`specpact verify\`; what has none is unexplained, and fails the run.

${table}`;
}
