import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../bench/build.ts";
import { type FuzzDocument, makeDocument } from "./document.ts";
import type { Broken } from "./judge.ts";
import { createJudges } from "./judges.ts";
import { readSeeds } from "./seeds.ts";
import { shrink } from "./shrink.ts";

/**
 * `npm run fuzz [-- --seed N --from N --runs N --minutes N --corpus DIR --finds DIR]` changes documents and judges what comes of
 * them; `-- --replay FILE` judges one again. Each new way to break a promise is written as a small document. Ends with 1 when
 * there is any.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    runs: { type: "string", default: "1000" },
    minutes: { type: "string" },
    corpus: { type: "string" },
    finds: { type: "string", default: fileURLToPath(new URL("finds", import.meta.url)) },
    replay: { type: "string" },
  },
});

const AT_ONCE = 40;
const REPORT_EVERY = 400;
const SHRINK_MILLISECONDS = 90_000;

const judges = createJudges();
ensureBuilt();
try {
  if (values.replay === undefined) await fuzz();
  else await replay(values.replay);
} finally {
  judges.close();
}

async function fuzz(): Promise<void> {
  const seeds = readSeeds(values.corpus);
  const seed = Number(values.seed);
  const end = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;
  const last = Number(values.from) + (values.minutes === undefined ? Number(values.runs) : Number.POSITIVE_INFINITY);
  const found = new Map<string, number>();
  const ended = { generated: 0, refused: 0 };
  for (let from = Number(values.from); from < last && Date.now() < end; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, last - from) }, (_, index) => from + index);
    const documents = numbers.map((number) => makeDocument(seeds, seed, number));
    const outcomes = await judges.judge(documents, { asCommand: [0] });
    for (const [index, { kind, broken }] of outcomes.entries()) {
      ended[kind] += 1;
      for (const each of broken) {
        const times = found.get(each.rule) ?? 0;
        found.set(each.rule, times + 1);
        const document = documents[index] as FuzzDocument;
        if (times === 0) await keep(document, each, `${seed}-${from + index}`);
      }
    }
    if (from % REPORT_EVERY === 0)
      report(`${from + numbers.length}: ${ended.generated} generated, ${ended.refused} refused`);
  }
  report(
    `seed ${seed}: ${ended.generated} documents generated, ${ended.refused} refused, ${found.size} promises broken`,
  );
  for (const [rule, times] of found) report(`${times} times: ${rule}`);
  if (found.size > 0) process.exitCode = 1;
}

/** Makes a find small, and writes it where it can be replayed. */
async function keep(document: FuzzDocument, { rule, detail }: Broken, name: string): Promise<void> {
  report(`broken by ${name}: ${rule}\n  ${detail}`);
  const breaks = async (documents: readonly FuzzDocument[]) => {
    const asCommand = /^the command/.test(rule) ? [...documents.keys()] : [];
    const outcomes = await judges.judge(documents, { asCommand, compiles: /compiles/.test(rule) });
    return outcomes.map(({ broken }) => broken.some((each) => each.rule === rule));
  };
  const small = await shrink(document, breaks, SHRINK_MILLISECONDS);
  mkdirSync(values.finds, { recursive: true });
  const file = join(values.finds, `${name}-${nameOf(rule)}${extname(document.file)}`);
  writeFileSync(file, small.bytes);
  report(`  npm run fuzz -- --replay ${file}`);
}

function nameOf(rule: string): string {
  return rule
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
}

async function replay(path: string): Promise<void> {
  const file = extname(path) === ".json" ? "api.json" : "api.yaml";
  const [outcome] = await judges.judge([{ file, bytes: readFileSync(path) }], { asCommand: [0] });
  for (const { rule, detail } of outcome?.broken ?? []) report(`broken: ${rule}\n  ${detail}`);
  if (outcome?.broken.length === 0) report(`${outcome.kind}; no promise is broken`);
  else process.exitCode = 1;
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
