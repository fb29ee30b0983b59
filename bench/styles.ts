import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OPENAPI_TYPESCRIPT, OURS, PEERS, type Tool } from "./peers.ts";

/** One call, as every tool can make it: path parameters in the order of the path, and perhaps a body. */
export interface Request {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** How a project calls what a tool has generated; each call reads the answer's data. */
export interface Style {
  readonly name: string;
  readonly tool: Tool;
  /** What the operations are called, by their squeezed operationIds; missing where calls go by path. */
  readonly names?: (folder: string) => ReadonlyMap<string, string>;
  readonly head: (names: readonly string[]) => string;
  readonly call: (request: Request, name: string) => string;
}

/** operationIds and the names made of them, without what casing changes. */
export function squeeze(name: string): string {
  return name.replace(/[^a-z0-9]/gi, "").toLowerCase();
}

const byName = new Map(PEERS.map((tool) => [tool.name, tool]));

export const STYLES: readonly Style[] = [
  {
    name: "specpact",
    tool: OURS,
    names: (folder) => namesIn(filesOf(join(folder, "generated/operations")), /^export (?:const|function) (\w+)/gm),
    head: (names) => `import { createClient, ${names.join(", ")} } from "./generated/index.js";
const client = createClient({}, "https://api.example.com");`,
    call: ({ params, body }, name) => `(await ${name}(client, ${JSON.stringify({ path: params, body })})).data;`,
  },
  {
    name: "openapi-fetch",
    tool: OPENAPI_TYPESCRIPT,
    head: () => `import createClient from "openapi-fetch";
import type { paths } from "./openapi";
const client = createClient<paths>({ baseUrl: "https://api.example.com" });`,
    call: ({ method, path, params, body }) =>
      `(await client.${method.toUpperCase()}("${path}", ${JSON.stringify({ params: { path: params }, body })})).data;`,
  },
  {
    name: "hey-api",
    tool: peer("hey-api"),
    names: (folder) => namesIn([join(folder, "client/sdk.gen.ts")], /^export const (\w+)/gm),
    head: (names) => `import { ${names.join(", ")} } from "./client";`,
    call: ({ params, body }, name) => `(await ${name}(${JSON.stringify({ path: params, body })})).data;`,
  },
  {
    name: "orval",
    tool: peer("orval"),
    names: (folder) => namesIn([join(folder, "client/api.ts")], /^export const (\w+) = async/gm),
    head: (names) => `import { ${names.join(", ")} } from "./client/api";`,
    call: (request, name) => `(await ${name}(${positional(request)})).data;`,
  },
  {
    name: "oazapfts",
    tool: peer("oazapfts"),
    names: (folder) => namesIn([join(folder, "client.ts")], /^export function (\w+)/gm),
    head: (names) => `import { ${names.join(", ")} } from "./client";`,
    call: (request, name) => `(await ${name}(${positional(request)})).data;`,
  },
  {
    name: "swagger-typescript-api",
    tool: peer("swagger-typescript-api"),
    names: (folder) => methodsIn(readFileSync(join(folder, "client/Api.ts"), "utf8")),
    head: () => `import { Api } from "./client/Api";\nconst api = new Api();`,
    call: (request, name) => `(await api.${name}(${positional(request)})).data;`,
  },
  {
    name: "kubb",
    tool: peer("kubb"),
    names: (folder) => namesIn([join(folder, "client/index.ts")], /^export \{ (\w+) \} from ".\/clients\//gm),
    head: (names) => `import { ${names.join(", ")} } from "./client/index.ts";`,
    call: (request, name) => `(await ${name}(${positional(request)}));`,
  },
];

function peer(name: string): Tool {
  const tool = byName.get(name);
  if (tool === undefined) throw new Error(`No peer ${name}.`);
  return tool;
}

function positional({ params, body }: Request): string {
  return [...Object.values(params), ...(body === undefined ? [] : [body])].map((value) => JSON.stringify(value)).join();
}

function filesOf(folder: string): string[] {
  return readdirSync(folder).map((file) => join(folder, file));
}

function namesIn(files: readonly string[], pattern: RegExp): Map<string, string> {
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const names = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name));
  return new Map(names.map((name) => [squeeze(name), name]));
}

/** The methods of swagger-typescript-api's class stand in groups. */
function methodsIn(text: string): Map<string, string> {
  const names = new Map<string, string>();
  let group = "";
  for (const [, outer, inner] of text.matchAll(/^(?: {2}(\w+) = \{| {4}(\w+): \()/gm)) {
    if (outer !== undefined) group = outer;
    if (inner !== undefined) names.set(squeeze(inner), `${group}.${inner}`);
  }
  return names;
}
