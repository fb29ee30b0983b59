import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Compiler, compile, compilerName } from "./compile.ts";
import { findDocument } from "./documents.ts";
import type { Figure } from "./figure.ts";
import { runNode, withFolder } from "./node-process.ts";
import { linkPackages, OURS } from "./peers.ts";
import type { Effort, Section } from "./section.ts";
import { median } from "./statistics.ts";
import { type Request, STYLES, type Style, squeeze } from "./styles.ts";
import { markdownTable } from "./table.ts";

const CALLS = 100;

/** What a project that calls generated code costs the compiler. */
export function measureChecking({ rounds }: Effort): Promise<Section> {
  return withFolder(async (folder) => {
    const document = findDocument("github-api").path;
    const projects = STYLES.map((style) => makeProject(style, document, join(folder, style.name)));
    const ours = projects.find(({ style }) => style.tool === OURS);
    if (ours === undefined) throw new Error("We are not among the tools.");
    const chosen = chooseCallable(projects, await readRequests(document, ours.folder));
    const measured = (["ts59", "ts7"] as const).map((compiler) => {
      return { compiler, costs: measureCosts(compiler, projects, chosen, Math.min(rounds, 5)) };
    });
    return {
      title: "Checking a project",
      text: TEXT,
      tables: measured.map(({ compiler, costs }) => printCosts(compiler, costs)),
      figures: measured.map(({ compiler, costs }) => judge(compiler, costs)),
    };
  });
}

const TEXT = `A project imports what a tool made of GitHub's document, and calls operations, spread evenly over those that take no more than
path parameters and a body, that every tool has, and whose call compiles with every tool; it reads each answer's data.
\`tsc\` (\`strict\`, \`noUncheckedIndexedAccess\`, \`skipLibCheck\`) runs as a whole process, with one call (“base”) and with ${CALLS}.
openapi-fetch stands on openapi-typescript's types. swagger-typescript-api's output starts with \`@ts-nocheck\`, so that nothing in it
is checked.`;

interface Project {
  readonly style: Style;
  readonly folder: string;
  readonly names: ReadonlyMap<string, string> | undefined;
}

function makeProject(style: Style, document: string, folder: string): Project {
  linkPackages(folder);
  const [script, ...args] = style.tool.prepare(folder, document);
  runNode(script, args, folder);
  return { style, folder, names: style.names?.(folder) };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string } | undefined>>>>;
}

/** The least request of each operation, as our fixtures have it. */
async function readRequests(document: string, folder: string): Promise<Request[]> {
  const { paths } = JSON.parse(readFileSync(document, "utf8")) as Document;
  const fixtures = new Map<string, Fixture>();
  for (const file of readdirSync(join(folder, "generated/fixtures"))) {
    const module = await import(pathToFileURL(join(folder, "generated/fixtures", file)).href);
    for (const [name, fixture] of Object.entries<Fixture>(module)) fixtures.set(squeeze(name), fixture);
  }
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operationId = item[method]?.operationId ?? "";
      const { minimal, example } = fixtures.get(squeeze(operationId))?.request ?? {};
      const { path: params = {}, body, ...others } = minimal ?? example ?? {};
      if (operationId === "" || Object.keys(others).length > 0) return [];
      const ordered = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, params[name]]);
      return [
        { operationId, method, path, params: Object.fromEntries(ordered), ...(body === undefined ? {} : { body }) },
      ];
    }),
  );
}

interface Fixture {
  readonly request?: Readonly<Partial<Record<"minimal" | "example", FixtureRequest>>>;
}

interface FixtureRequest {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const METHODS = ["get", "put", "post", "delete", "patch"];

/** Those whose calls compile with every tool: the peers' types are not always right. */
function chooseCallable(projects: readonly Project[], requests: readonly Request[]): Request[] {
  const known = requests.filter(({ operationId }) =>
    projects.every(({ names }) => names === undefined || names.has(squeeze(operationId))),
  );
  // Twice as many as needed; enough must be left.
  let candidates = spread(known, 2 * CALLS);
  for (const project of projects) {
    const lines = writeCalls(project, candidates);
    const wrong = new Set(errorLines(compile("ts7", project.folder, CALLS_ONLY).errors));
    candidates = candidates.filter((_, index) => !wrong.has(lines + index));
  }
  if (candidates.length < CALLS) throw new Error(`Only ${candidates.length} calls compile with every tool.`);
  return spread(candidates, CALLS);
}

const CALLS_ONLY = { include: "calls.ts", strictest: false };

function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step)).slice(0, count);
}

/** Writes a module of calls, one a line; returns the first one's line. */
function writeCalls({ style, folder, names }: Project, requests: readonly Request[]): number {
  const called = requests.map((request) => ({ request, name: names?.get(squeeze(request.operationId)) ?? "" }));
  const head = style.head(called.map(({ name }) => name));
  const calls = called.map(({ request, name }) => style.call(request, name));
  writeFileSync(join(folder, "calls.ts"), `${[head, ...calls].join("\n")}\nexport {};\n`);
  return head.split("\n").length + 1;
}

function errorLines(errors: readonly string[]): number[] {
  return errors.flatMap((error) => /^calls\.ts\((\d+),/.exec(error)?.[1] ?? []).map(Number);
}

interface Cost {
  readonly style: Style;
  /** Milliseconds with one call, and with all. */
  readonly base: readonly number[];
  readonly all: readonly number[];
  readonly megabytes: number;
  /** In the tool's own output. */
  readonly errors: number;
}

function measureCosts(
  compiler: Compiler,
  projects: readonly Project[],
  requests: readonly Request[],
  rounds: number,
): Cost[] {
  const turns = Array.from({ length: rounds }, () =>
    projects.map((project) => {
      const [base, all] = [requests.slice(0, 1), requests].map((some) => {
        writeCalls(project, some);
        return compile(compiler, project.folder, CALLS_ONLY);
      });
      if (base === undefined || all === undefined) throw new Error("Nothing was compiled.");
      if (errorLines(all.errors).length > 0) throw new Error(all.errors.join("\n"));
      return { base, all };
    }),
  );
  return projects.map(({ style }, index) => {
    const own = turns.flatMap((turn) => turn[index] ?? []);
    return {
      style,
      base: own.map(({ base }) => base.milliseconds),
      all: own.map(({ all }) => all.milliseconds),
      megabytes: median(own.map(({ all }) => all.kilobytes ?? Number.NaN)) / 1024,
      errors: own[0]?.all.errors.length ?? 0,
    };
  });
}

function printCosts(compiler: Compiler, costs: readonly Cost[]): string {
  const rows = costs.map(({ style, base, all, megabytes, errors }) => [
    style.name,
    `${(median(base) / 1000).toFixed(2)} s`,
    `${perCall({ base, all }).toFixed(1)} ms`,
    `${(median(all) / 1000).toFixed(2)} s`,
    `${Math.round(megabytes)} MB`,
    String(errors),
  ]);
  const head = [compilerName(compiler), "base", "per call", `${CALLS} calls`, "peak memory", "errors in the output"];
  return markdownTable(head, rows);
}

function perCall({ base, all }: Pick<Cost, "base" | "all">): number {
  return median(all.map((whole, index) => (whole - (base[index] ?? Number.NaN)) / (CALLS - 1)));
}

function judge(compiler: Compiler, costs: readonly Cost[]): Figure {
  const ours = costs.filter(({ style }) => style.tool === OURS).flatMap(({ all }) => all);
  const peers = costs.filter(({ style }) => style.tool !== OURS);
  const best = peers.toSorted((a, b) => median(a.all) - median(b.all))[0];
  const ratios = ours.map((own, index) => own / (best?.all[index] ?? Number.NaN));
  return {
    what: `${compilerName(compiler)}: import and ${CALLS} calls / the best peer's (${best?.style.name})`,
    ours: `${Math.round(median(ours))} ms`,
    beside: `${Math.round(median(best?.all ?? []))} ms`,
    value: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    goal: 1,
    unit: "ratio",
  };
}
