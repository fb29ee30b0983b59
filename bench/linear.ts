import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findDocument } from "./documents.ts";
import { runNode, SPECPACT, withFolder } from "./node-process.ts";
import type { Effort, Section } from "./section.ts";
import { compareDurations, median, type Pair } from "./statistics.ts";
import { markdownTable } from "./table.ts";

const FEW = 100;

/** What an operation costs in a large document, against what it costs in a small one. */
export function measureLinear({ rounds }: Effort): Section {
  return withFolder((folder) => {
    const { path, operations: all } = findDocument("github-api");
    const ids = operationIds(path);
    const documents = [ids.slice(0, 1), everyNth(ids, FEW), ids].map((chosen) => ({
      operations: chosen.length,
      path: sliceTo(chosen, path, folder),
    }));
    const turns = Array.from({ length: rounds }, () => documents.map((document) => generate(document.path)));
    const pairs = turns.map(([one = 0, few = 0, many = 0]): Pair => {
      return { ours: (many - one) / (ids.length - 1), beside: (few - one) / (FEW - 1) };
    });
    const rows = documents.map(({ operations, path: file }, index) => [
      String(operations),
      `${(readFileSync(file).length / 1e6).toFixed(2)} MB`,
      `${Math.round(median(turns.map((turn) => turn[index] ?? Number.NaN)))} ms`,
    ]);
    return {
      title: "Growth",
      text: TEXT,
      tables: [markdownTable(["operations", "document", "first `generate`"], rows)],
      figures: [compareDurations(`time per operation, ${all} operations / ${FEW}`, pairs, 1.2)],
    };
  });
}

const TEXT = `GitHub's document cut to one operation, to 100 that are spread evenly over it, and to all, by our own selection. The time of one
operation is what the whole process takes more than with one operation, by the operations added: without this, the start of the
process would count as the operations' cost, and make small documents look slow. (The schemas that many operations share weigh
more on the smaller cut.)`;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string } | undefined>>>>;
}

function operationIds(path: string): string[] {
  const { paths } = JSON.parse(readFileSync(path, "utf8")) as Document;
  return Object.values(paths).flatMap((item) =>
    ["get", "put", "post", "delete", "patch"].flatMap((method) => item[method]?.operationId ?? []),
  );
}

function everyNth(ids: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => ids[Math.floor((index * ids.length) / count)] ?? "");
}

/** The document that our output carries: it holds the chosen operations, and what they reach. */
function sliceTo(ids: readonly string[], path: string, folder: string): string {
  const output = join(folder, `of-${ids.length}`);
  runNode(SPECPACT, ["generate", path, "--output", output, "--operation", ...ids], folder);
  const copy = join(folder, `${ids.length}.json`);
  writeFileSync(copy, readFileSync(join(output, "openapi.json")));
  return copy;
}

function generate(path: string): number {
  return withFolder((folder) => runNode(SPECPACT, ["generate", path, "--output", "generated"], folder).milliseconds);
}
