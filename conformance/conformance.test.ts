import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { GeneratedFile } from "../generator/emit/file.ts";
import { compile } from "../generator/emit/testing/compile.ts";
import { generateDocument } from "../generator/emit/testing/generate-document.ts";
import type { ConformanceCase } from "./case.ts";
import { OPERATION_CASES } from "./operation-cases.ts";
import { SCHEMA_CASES } from "./schema-cases.ts";
import { conformanceTable, type Outcome } from "./table.ts";

const CASES = [...SCHEMA_CASES, ...OPERATION_CASES];
const TABLE = "docs/conformance.md";

describe("conformance", () => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(async () => {
    outcomes = await tryCases();
  }, 300_000);

  it.each(CASES.map(({ group, construct }, index) => ({ name: `${group}: ${construct}`, index })))(
    "$name",
    ({ index }) => {
      expect(outcomes[index]?.faults).toEqual([]);
    },
  );

  it("has a name for each case", () => {
    const names = CASES.map(({ group, construct }) => `${group}: ${construct}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("is told as it is: `npm run conformance` writes the table", () => {
    const table = conformanceTable(outcomes);
    if (process.env.UPDATE_CONFORMANCE !== undefined) writeFileSync(TABLE, table);
    expect(existsSync(TABLE) ? readFileSync(TABLE, "utf8") : "").toBe(table);
  });
});

/** All cases in one program, each in a folder of its own, so that the standard library is checked once. */
async function tryCases(): Promise<Outcome[]> {
  const generated: (readonly GeneratedFile[])[] = [];
  for (const given of CASES) generated.push(await generateDocument(documentOf(given)));
  const files = CASES.flatMap((given, index) => programOf(given, index, generated[index] ?? []));
  const faults = compile(files, "nodenext");
  return CASES.map((given, index) => {
    const types = generated[index]?.find(({ path }) => path === "types.ts")?.contents ?? "";
    return {
      given,
      ...declarationOf(types, given.shows ?? Object.keys(given.schemas ?? {})[0]),
      faults: faults.filter((fault) => fault.startsWith(`case-${index}/`)),
    };
  });
}

function documentOf({ openapi = "3.1.0", schemas, document = {} }: ConformanceCase) {
  const components = (document.components ?? {}) as object;
  return {
    openapi,
    info: { title: "Case", version: "1" },
    paths: {},
    ...document,
    components: { ...components, ...(schemas === undefined ? {} : { schemas }) },
  };
}

function programOf({ uses }: ConformanceCase, index: number, files: readonly GeneratedFile[]): GeneratedFile[] {
  const needed = /\b(api|client|paths)\b/.test(uses)
    ? files.filter(({ path }) => !path.includes("contract-tests/"))
    : files.filter(({ path }) => /^(types|openapi|runtime\/(result|status))\.ts$/.test(path));
  const imports = [
    ...(/\btypes\./.test(uses) ? ['import type * as types from "./types.js";'] : []),
    ...(/\bpaths\b/.test(uses) ? ['import type { paths } from "./openapi.js";'] : []),
    ...(/\b(api|client)\b/.test(uses) ? ['import * as api from "./index.js";', CLIENT] : []),
  ];
  const contents = [...imports, PRELUDE, uses].join("\n");
  return [...needed, { path: "use.ts", contents }].map((file) => ({ ...file, path: `case-${index}/${file.path}` }));
}

const CLIENT = 'export const client = api.createClient({ baseUrl: "http://localhost" });';

const PRELUDE = `
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export function same<Wanted>(value: Wanted): Wanted { return value; }
export function equal<A, B>(yes: Same<A, B>): boolean { return yes; }
`;

/** The declaration of a type, without its comment. */
function declarationOf(types: string, name: string | undefined): { declared?: string } {
  const found = new RegExp(`^export (?:type|interface) ${name}\\b[^]*?(?=\\n(?:\\n|$))`, "m").exec(types);
  return found === null ? {} : { declared: found[0] };
}
