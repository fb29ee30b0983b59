import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORE_SCHEMA, load } from "js-yaml";
import { OPERATION_CASES } from "../conformance/operation-cases.ts";
import { SCHEMA_CASES } from "../conformance/schema-cases.ts";
import { HOSTILE_TEXTS, hostileDocument } from "../generator/emit/testing/hostile.ts";
import type { Random } from "./random.ts";
import { copyTree, isTreeObject, type Tree, type TreeObject } from "./tree.ts";

/** What documents are made from: the example, everything that our own tests know, and the documents of a folder. */
export function readSeeds(corpus?: string): TreeObject[] {
  const files = [
    ...["../spec/clockify/openapi.yaml", "../generator/emit/testing/features.yaml"].map((path) => join(HERE, path)),
    ...list(join(HERE, "../bench/corpus")),
    ...(corpus === undefined ? [] : list(corpus)),
  ];
  return [
    ...files.map((file) => load(readFileSync(file, "utf8"), { schema: CORE_SCHEMA })).filter(isTreeObject),
    hostileDocument({ texts: HOSTILE_TEXTS.slice(0, 6), names: ["A", "B", "C", "D", "E", "F"] }) as TreeObject,
    ...conformanceDocuments(),
  ];
}

/** A part of a document that is small enough to be tried quickly: some of its paths, with all that they may refer to. */
export function takeSome(seed: TreeObject, random: Random): TreeObject {
  const copy = copyTree(seed) as TreeObject;
  if (!isTreeObject(copy.paths)) return copy;
  const paths = Object.entries(copy.paths);
  const start = random.below(paths.length);
  copy.paths = Object.fromEntries(paths.slice(start, start + 1 + random.below(MOST_PATHS)));
  return copy;
}

const MOST_PATHS = 4;

/** The smaller documents of a folder: of a large one, what is left unused takes most of the time. */
function list(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(json|ya?ml)$/.test(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size < LARGEST);
}

const LARGEST = 50_000;
const HERE = fileURLToPath(new URL(".", import.meta.url));

function conformanceDocuments(): TreeObject[] {
  const cases = [...SCHEMA_CASES, ...OPERATION_CASES];
  return cases.map(({ openapi = "3.1.0", schemas = {}, document = {} }) => {
    const { paths = usesOf(Object.keys(schemas)), components = {}, ...rest } = copyTree(document as Tree) as TreeObject;
    const info = { title: "Case", version: "1" };
    return {
      openapi,
      info,
      paths,
      ...rest,
      components: { schemas: copyTree(schemas as Tree), ...(components as TreeObject) },
    };
  });
}

/** Each schema as what is sent and what comes back, since a schema that nothing uses has no fixtures. */
function usesOf(names: readonly string[]): TreeObject {
  return Object.fromEntries(
    names.map((name) => {
      const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
      const post = { requestBody: { content }, responses: { 200: { description: "", content } } };
      return [`/${name}`, { post: copyTree(post) }];
    }),
  );
}
