import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type CorpusDocument, findDocument } from "./documents.ts";
import type { Figure } from "./figure.ts";
import { BENCH, type Run, runNode, tryNode, withFolder } from "./node-process.ts";
import { linkPackages, OPENAPI_TYPESCRIPT, OURS, PEERS, type Tool } from "./peers.ts";
import type { Effort, Section } from "./section.ts";
import { compareDurations, median, type Pair } from "./statistics.ts";
import { markdownTable } from "./table.ts";

/** The first run in a new folder, of us and of the peers, against the least that any generator does. */
export function measureCold(effort: Effort): Section {
  const documents = effort.documents.map(findDocument);
  const measured = documents.map((document) => ({ document, samples: measureDocument(document, effort) }));
  return {
    title: "A first run",
    text: TEXT,
    tables: [
      printTools(effort),
      printRatios("× the limit", "pairs", measured),
      printRatios("processors' time, × the limit's", "processor", measured),
      printMemory(measured),
    ],
    figures: [...measured.map(judgeTime), ...measured.map(judgeMemory)],
  };
}

const TEXT = `Each tool makes everything in a new folder, from spawn to exit. The limit is \`bench/limit.mjs\`: it reads the document, parses it
(JSON.parse, or js-yaml), and writes as many bytes as openapi-typescript does. It runs right before every run of every tool, and
each ratio is taken within such a pair; the tools take turns. Ratios and times are medians. Judged is the time that passes; the
processors' time, of all threads, tells how much of it is work. hey-api works in a process that it starts: its rows of processors'
time and memory lack that.`;

/** What a tool took on a document, each run beside the limit's. */
interface Sample {
  readonly tool: Tool;
  readonly pairs: readonly Pair[];
  /** The same of the processors' time. */
  readonly processor: readonly Pair[];
  readonly kilobytes: number;
  /** How it failed, if it did. */
  readonly fault?: string;
}

interface Measured {
  readonly document: CorpusDocument;
  readonly samples: readonly Sample[];
}

/** Longer than any peer takes on the largest document of the list. */
const TIMEOUT = 180_000;

function measureDocument(document: CorpusDocument, { rounds, peerRounds }: Effort): Sample[] {
  const bytes = bytesOfTypes(document);
  const turns = PEERS.map((tool) => {
    if (tool === OPENAPI_TYPESCRIPT) return { tool, turns: rounds };
    return { tool, turns: Math.min(rounds, peerRounds[document.bytes < 1e6 ? 0 : 1]) };
  });
  const runs = [{ tool: OURS, turns: rounds }, ...turns].map((turn) => ({ ...turn, taken: [] as Taken[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { tool, turns, taken } of runs) {
      if (round >= turns || taken.some(({ run }) => run.status !== 0)) continue;
      const limit = withFolder((folder) => runNode(LIMIT, [document.path, String(bytes)], folder));
      taken.push({ limit, run: runTool(tool, document.path) });
    }
  }
  return runs.filter(({ taken }) => taken.length > 0).map(({ tool, taken }) => toSample(tool, taken));
}

interface Taken {
  readonly limit: Run;
  readonly run: Run;
}

const LIMIT = join(BENCH, "limit.mjs");

/** How much openapi-typescript writes; the first run also fills the system's file cache. */
function bytesOfTypes(document: CorpusDocument): number {
  if (document.missing !== undefined) throw new Error(`${document.id}: ${document.missing}`);
  return withFolder((folder) => {
    runNode(...split(OPENAPI_TYPESCRIPT.prepare(folder, document.path)), folder);
    return statSync(join(folder, OPENAPI_TYPESCRIPT.output)).size;
  });
}

function runTool(tool: Tool, document: string): Run {
  return withFolder((folder) => {
    const project = join(folder, "project");
    if (tool === OURS) mkdirSync(project);
    else linkPackages(project);
    return tryNode(...split(tool.prepare(project, document)), project, TIMEOUT);
  });
}

function split([script, ...args]: readonly [string, ...string[]]): [string, string[]] {
  return [script, args];
}

function toSample(tool: Tool, taken: readonly Taken[]): Sample {
  const failed = taken.find(({ run }) => run.status !== 0)?.run;
  const good = taken.filter(({ run }) => run.status === 0);
  const pairs = good.map(({ run, limit }) => ({ ours: run.milliseconds, beside: limit.milliseconds }));
  const processor = good.map(({ run, limit }) => ({
    ours: run.processor ?? Number.NaN,
    beside: limit.processor ?? Number.NaN,
  }));
  const kilobytes = median(good.map(({ run }) => run.kilobytes ?? Number.NaN));
  if (failed === undefined) return { tool, pairs, processor, kilobytes };
  if (tool === OURS) throw new Error(`${tool.name} ended with ${failed.status}:\n${failed.stderr}`);
  const fault = failed.status === null ? `over ${TIMEOUT / 1000} s` : `ended with ${failed.status}`;
  return { tool, pairs, processor, kilobytes, fault };
}

function judgeTime({ document, samples }: Measured): Figure {
  const ours = samples.find(({ tool }) => tool === OURS)?.pairs ?? [];
  return compareDurations(`${document.id}: first \`generate\` / limit`, ours, document.bytes > 10e6 ? 6 : 8);
}

function judgeMemory({ document, samples }: Measured): Figure {
  const [ours = Number.NaN, beside = Number.NaN] = [OURS, OPENAPI_TYPESCRIPT].map(
    (wanted) => samples.find(({ tool }) => tool === wanted)?.kilobytes,
  );
  return {
    what: `${document.id}: peak memory / openapi-typescript's`,
    ours: megabytes(ours),
    beside: megabytes(beside),
    value: ours / beside,
    goal: 1,
    unit: "ratio",
  };
}

function printTools({ rounds, peerRounds: [small, large] }: Effort): string {
  const rows = [OURS, ...PEERS].map((tool) => [tool.name, tool.makes, `\`${tool.command.replaceAll("`", "")}\``]);
  const table = markdownTable(["tool", "makes", "command"], rows);
  return `${table}\nRuns: ${rounds} of specpact and openapi-typescript, ${small} of each other peer below 1 MB, ${large} above.\n`;
}

function printRatios(what: string, which: "pairs" | "processor", measured: readonly Measured[]): string {
  const limits = measured.map(({ samples }) => {
    const taken = samples.flatMap((sample) => sample[which].map(({ beside }) => beside));
    return `${Math.round(median(taken))} ms`;
  });
  const rows = toolsOf(measured).map((tool) => [
    tool.name,
    ...measured.map(({ samples }) => {
      const sample = samples.find((candidate) => candidate.tool === tool);
      if (sample === undefined) return "not run";
      if (sample.fault !== undefined) return sample.fault;
      const ratio = median(sample[which].map(({ ours, beside }) => ours / beside));
      return `${ratio.toFixed(1)} × (${(median(sample[which].map(({ ours }) => ours)) / 1000).toFixed(2)} s)`;
    }),
  ]);
  return markdownTable(headOf(what, measured), [["the limit", ...limits], ...rows]);
}

function printMemory(measured: readonly Measured[]): string {
  const rows = toolsOf(measured).map((tool) => [
    tool.name,
    ...measured.map(({ samples }) => {
      const sample = samples.find((candidate) => candidate.tool === tool);
      return sample === undefined || Number.isNaN(sample.kilobytes) ? "-" : megabytes(sample.kilobytes);
    }),
  ]);
  return markdownTable(headOf("peak memory", measured), rows);
}

/** Those that were run on any of the documents. */
function toolsOf(measured: readonly Measured[]): Tool[] {
  const run = new Set(measured.flatMap(({ samples }) => samples.map(({ tool }) => tool)));
  return [OURS, ...PEERS].filter((tool) => run.has(tool));
}

function headOf(what: string, measured: readonly Measured[]): string[] {
  return [what, ...measured.map(({ document: { id, bytes } }) => `${id}, ${(bytes / 1e6).toFixed(2)} MB`)];
}

function megabytes(kilobytes: number): string {
  return `${Math.round(kilobytes / 1024)} MB`;
}
