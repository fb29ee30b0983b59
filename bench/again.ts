import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type CorpusDocument, findDocument } from "./documents.ts";
import type { Figure } from "./figure.ts";
import { BENCH, ROOT, type Run, runNode, SPECPACT, withFolder } from "./node-process.ts";
import type { Effort, Section } from "./section.ts";
import { compareDurations, type Pair } from "./statistics.ts";

/** Runs in a folder that has the output already: with the same document, and with one operation of it changed. */
export function measureAgain({ rounds, documents }: Effort): Section {
  const chosen = documents.map(findDocument);
  return {
    title: "A run after the first",
    text: TEXT,
    tables: [],
    figures: [
      ...chosen.map((document) => measureUnchanged(document, rounds)),
      ...chosen.map((document) => measureChanged(document, rounds)),
    ],
  };
}

const TEXT = `“Nothing changed” is a second run in the same folder, against \`bench/hash.mjs\`: node starts, reads the document and hashes it.
“One operation changed” is a run after one operation, another one each time, got one more query parameter, against the first run in
the same folder.`;

function measureUnchanged({ id, path }: CorpusDocument, rounds: number): Figure {
  const pairs = withFolder((folder) => {
    generate(path, folder);
    return Array.from({ length: rounds }, (): Pair => {
      const hash = runNode(join(BENCH, "hash.mjs"), [path], folder);
      const again = generate(path, folder);
      if (!again.stdout.includes("is up to date")) throw new Error(`The second run did work:\n${again.stdout}`);
      return { ours: again.milliseconds, beside: hash.milliseconds };
    });
  });
  return compareDurations(`${id}: nothing changed / read and hash`, pairs, 3);
}

function measureChanged({ id, path }: CorpusDocument, rounds: number): Figure {
  const pairs = Array.from({ length: rounds }, (_, round) =>
    withFolder((folder): Pair => {
      const document = readDocument(path);
      const copy = join(folder, path.endsWith(".json") ? "openapi.json" : "openapi.yaml");
      writeDocument(copy, document);
      const first = generate(copy, folder);
      changeOperation(document, (round + 1) / (rounds + 1));
      writeDocument(copy, document);
      const changed = generate(copy, folder);
      if (changed.stdout.includes("is up to date")) throw new Error(`The change was not seen:\n${changed.stdout}`);
      return { ours: changed.milliseconds, beside: first.milliseconds };
    }),
  );
  return compareDurations(`${id}: one operation changed / first run`, pairs, 0.25);
}

function generate(document: string, folder: string): Run {
  return runNode(SPECPACT, ["generate", document, "--output", "generated"], folder);
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { parameters?: unknown[] } | undefined>>>>;
}

/** Adds a parameter to the operation that stands at this share of the document. */
function changeOperation({ paths }: Document, share: number): void {
  const operations = Object.values(paths).flatMap((item) =>
    METHODS.flatMap((method) => (item[method] === undefined ? [] : [item[method]])),
  );
  const operation = operations[Math.floor(operations.length * share)];
  if (operation === undefined) throw new Error("The document has no operation.");
  const parameter = { name: "bench", in: "query", schema: { type: "integer" } };
  operation.parameters = [...(operation.parameters ?? []), parameter];
}

const METHODS = ["get", "put", "post", "delete", "patch"];

const yaml: { load: (text: string) => unknown; dump: (value: unknown) => string } = createRequire(
  join(ROOT, "package.json"),
)("js-yaml");

function readDocument(path: string): Document {
  const text = readFileSync(path, "utf8");
  return (path.endsWith(".json") ? JSON.parse(text) : yaml.load(text)) as Document;
}

function writeDocument(path: string, document: Document): void {
  writeFileSync(path, path.endsWith(".json") ? JSON.stringify(document, undefined, 2) : yaml.dump(document));
}
