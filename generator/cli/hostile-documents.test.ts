import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../emit/testing/compile.ts";
import type { Hostile } from "../testing/hostile/document.ts";
import { DOCUMENTS } from "../testing/hostile/documents.ts";
import { COMMAND, ENVIRONMENT, makeFolder, readFolder } from "./test-command.ts";

/** Of each kind what was worst once, and what is named in what we promise. `HOSTILE=all` runs them all. */
const CHOSEN = new Set(
  `alias-lists.yaml alias-maps-deep.yaml merge-keys.yaml merge-keys-doubled.yaml alias-schemas.yaml alias-example.yaml
  deep-properties-10000.json deep-enum-10000.json deep-flow-map-10000.yaml deep-allOf-150.json deep-const-150.json
  cycle-allOf.json cycle-patternProperties.json cycle-securitySchemes.json cycle-of-three-pathItems.json chain-$ref.json
  doubling-allOf.json doubling-not.json
  many-enum.json many-properties-required-closed.json many-prefix-items-100000.json many-all-of-10000.json
  many-one-of-same-10000.json many-example-items-unique.json many-media-examples.json many-pattern-properties.json
  many-path-parameters-undeclared.json many-duplicates.json many-security.json
  pattern-nested-plus.json pattern-polynomial-short-text.json pattern-long.json pattern-many-slow.json
  bounds-minItems.json bounds-minLength.json bounds-multipleOf-tiny.json number-of-digits.json
  large-info.json large-single-quotes.yaml large-literal.yaml large-const.json
  long-path-1000000.json long-title-spaces-1000000.json long-ref-slashes-1000000.json`.split(/\s+/),
);
const chosen = process.env.HOSTILE === "all" ? DOCUMENTS : DOCUMENTS.filter(({ file }) => CHOSEN.has(file));

/** What TypeScript has given up on, or might. */
const COMPILED =
  `deep-allOf-150.json deep-const-150.json cycle-patternProperties.json doubling-allOf.json many-properties-required-closed.json
  many-all-of-10000.json`.split(/\s+/);

const folder = makeFolder();

describe("the command ends with success or with a fault that has a place, within 10 s and 1 GB, given", {
  timeout: 300_000,
}, () => {
  it.concurrent.each(chosen)("$file", async (document) => {
    const { code, stderr, seconds, megabytes } = await generate(document);
    expect([0, 3], stderr.slice(0, 1000)).toContain(code);
    if (code === 3) expect(stderr).toMatch(/^error \S+:\d+:\d+ [A-Z_]+ /m);
    expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
    expect(seconds).toBeLessThan(10);
    expect(megabytes).toBeLessThan(1000);
    expect(existsSync(join(folder, output(document), "openapi.json"))).toBe(code === 0);
    if (COMPILED.includes(document.file)) expect(compiled(document)).toEqual([]);
    rmSync(join(folder, output(document)), { recursive: true, force: true });
  });
});

interface Ended {
  readonly code: number | string | null;
  readonly stderr: string;
  /** Of processor time, of all threads: a busy machine adds little to it. */
  readonly seconds: number;
  /** That lay in memory at most. */
  readonly megabytes: number;
}

function generate(document: Hostile): Promise<Ended> {
  const { file } = document;
  writeFileSync(join(folder, file), document.text());
  const usage = join(folder, `${file}.usage`);
  // Before all else, so that it tells of everything.
  const measure = `import { writeFileSync } from "node:fs";
    process.on("exit", () => writeFileSync(${JSON.stringify(usage)}, JSON.stringify(process.resourceUsage())));`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(measure)}`, ...COMMAND];
  const options = { cwd: folder, env: ENVIRONMENT, maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...args, "generate", file, "--output", output(document)],
      options,
      (error, _, stderr) => {
        // A process that was ended by the system has not told what it took.
        const used = existsSync(usage) ? (JSON.parse(readFileSync(usage, "utf8")) as NodeJS.ResourceUsage) : undefined;
        rmSync(join(folder, file));
        resolve({
          code: error === null ? 0 : (error.code ?? null),
          stderr,
          seconds: ((used?.userCPUTime ?? Number.POSITIVE_INFINITY) + (used?.systemCPUTime ?? 0)) / 1e6,
          megabytes: ((used?.maxRSS ?? Number.POSITIVE_INFINITY) * 1024) / 1e6,
        });
      },
    );
  });
}

function output({ file }: Hostile): string {
  return `out-${file}`;
}

function compiled(document: Hostile): string[] {
  const files = Object.entries(readFolder(join(folder, output(document))));
  return compile(
    files.map(([path, contents]) => ({ path, contents })),
    "nodenext",
  );
}
