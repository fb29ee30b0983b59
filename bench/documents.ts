import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BENCH } from "./node-process.ts";

/** A real document: a row of `corpus/corpus.tsv`. */
export interface CorpusDocument {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  readonly operations: number;
  /** Why it can't be used. */
  readonly missing?: string;
}

/** The documents of the list, in its order. The packages of the bench must have been installed. */
export function readCorpus(): CorpusDocument[] {
  const [head = "", ...rows] = readFileSync(join(BENCH, "corpus/corpus.tsv"), "utf8").trim().split("\n");
  const names = head.split("\t");
  return rows.map((row) => toDocument(Object.fromEntries(row.split("\t").map((cell, index) => [names[index], cell]))));
}

/** @throws Error if the list has no such document */
export function findDocument(id: string): CorpusDocument {
  const found = readCorpus().find((document) => document.id === id);
  if (found === undefined) throw new Error(`corpus.tsv has no document "${id}".`);
  return found;
}

function toDocument(row: Readonly<Record<string, string | undefined>>): CorpusDocument {
  const { id = "", source, name = "", version, path = "", sha256, bytes, operations } = row;
  // "folder::file" names the entry of a document of several files.
  const file = path.replace("::", "/");
  const places = source === "npm" ? [join(BENCH, "node_modules", name)] : FOLDERS;
  const found = places.map((place) => join(place, file)).find((candidate) => existsSync(candidate));
  const document = { id, path: found ?? file, bytes: Number(bytes), operations: Number(operations) };
  if (found === undefined) return { ...document, missing: `not there: ${name} ${version}, ${path}` };
  // The list has one hash for all files of a folder; npm has checked the package's by the lock file.
  if (path.includes("::")) return document;
  const actual = createHash("sha256").update(readFileSync(found)).digest("hex");
  return actual === sha256 ? document : { ...document, missing: `another version: sha256 ${actual}` };
}

const FOLDERS = [join(BENCH, "corpus"), process.env.SPECPACT_CORPUS].filter((folder) => folder !== undefined);
