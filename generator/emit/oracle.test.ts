import { fileURLToPath } from "node:url";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { OpenApi } from "../document/openapi.ts";
import { generate } from "../generate.ts";
import { isObject } from "../json/json.ts";
import { compile } from "./testing/compile.ts";

/**
 * openapi-typescript reads the same document, and its types and ours must take each other's values. Where they don't, the
 * reason stands here.
 */
const DOCUMENTS = [
  {
    name: "the example",
    document: "../../generated/clockify/openapi.json",
    differs: {},
  },
  {
    name: "every feature",
    document: "testing/features.yaml",
    differs: {
      'operations["getStyles"]':
        "a parameter with `content` has its value's type, and Accept is the client's, not the caller's",
      'operations["sendBodies"]':
        "what travels as bytes is a Blob, and text a string, whatever the schema says that it stands for",
      'operations["sendOptional"]': "it takes and gives a Node",
      'operations["getShapes"]': "it gives Shapes",
      'operations["upload"]': "files of multipart bodies are Blobs, also where only a content type says so",
      'operations["uploadInline"]': "as before",
      'operations["getUploadsById"]': "bytes without a schema are a Blob",
      'components["schemas"]["Node"]': "what is required but not declared is asked for, and holds anything",
      'components["schemas"]["Upload"]': "it is used in JSON too, where a file is a text",
      'components["schemas"]["Shapes"]':
        "`additionalProperties` beside `properties`, and a property named `constructor`",
    },
  },
] as const;

describe.each(DOCUMENTS)("$name", ({ document, differs }) => {
  it("has the types that openapi-typescript gives it, but for what we mean to do otherwise", {
    timeout: 120_000,
  }, async () => {
    const path = fileURLToPath(new URL(document, import.meta.url));
    const { files } = await generate({ document: path, output: "generated" });
    const read = JSON.parse(files.find((file) => file.path === "openapi.json")?.contents ?? "") as OpenApi;
    const oracle = { path: "oracle.ts", contents: await printOracle(read) };
    const needed = files.filter((file) => /^(types|openapi|runtime\/(result|status))\.ts$/.test(file.path));
    const { names, contents } = comparison(read);
    const faults = compile([...needed, oracle, { path: "compare.ts", contents }], "nodenext");
    const lines = faults.flatMap((fault) => {
      const line = /^compare\.ts:(\d+)/.exec(fault)?.[1];
      return line === undefined ? [fault] : [names[Number(line) - HEAD.length - 1] ?? fault];
    });
    expect([...new Set(lines)].sort()).toEqual(Object.keys(differs).sort());
  });
});

async function printOracle(document: OpenApi): Promise<string> {
  const blob = ts.factory.createTypeReferenceNode("Blob");
  // It takes references in a discriminator's mapping, and no names.
  const text = JSON.stringify(document).replaceAll('"dog":"Dog"', '"dog":"#/components/schemas/Dog"');
  const nodes = await openapiTS(JSON.parse(text) as OpenAPI3, {
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
    transform: (schema) => (isObject(schema) && schema.format === "binary" ? blob : undefined),
  });
  return astToString(nodes);
}

const HEAD = [
  'import type { components as ourComponents, operations as ourOperations } from "./openapi.js";',
  'import type { components, operations } from "./oracle.js";',
  "type Both<A, B> = [A] extends [B] ? ([B] extends [A] ? true : B) : A;",
  "export const compared: true[] = [];",
];

/** One line for each operation and component: an error of the line is a difference. */
function comparison(document: OpenApi): { names: readonly string[]; contents: string } {
  const operations = Object.values(document.paths ?? {}).flatMap((item) =>
    Object.values(item).flatMap((operation) =>
      isObject(operation) && typeof operation.operationId === "string" ? [operation.operationId] : [],
    ),
  );
  const names = [
    ...[...new Set(operations)].map((id) => `operations[${JSON.stringify(id)}]`),
    ...Object.keys(document.components?.schemas ?? {}).map((id) => `components["schemas"][${JSON.stringify(id)}]`),
  ];
  const lines = names.map((name) => {
    const ours = name.replace(/^\w/, (first) => `our${first.toUpperCase()}`);
    return `const is${names.indexOf(name)}: Both<${ours}, ${name}> = true; compared.push(is${names.indexOf(name)});`;
  });
  return { names, contents: [...HEAD, ...lines].join("\n") };
}
