// Looks at what would be published, after a build: `npm run package`.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { pathToFileURL } from "node:url";

export interface Contents {
  /** Of the archive that a user downloads, in bytes. */
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** What may be in it, and nothing else. */
const ALLOWED = [
  /^(README\.md|LICENSE|package\.json)$/,
  /^docs\/[\w-]+\.(md|png)$/,
  /^dist\/(generator|contract-tests\/kit)\/([\w-]+\/)*[\w-]+(\.js|\.d\.ts)$/,
  // The runtime is copied into the users' output as source.
  /^dist\/generator\/runtime\/[\w-]+\.ts$/,
  /^dist\/generator\/hashes\.json$/,
  /^dist\/templates\/compiled\.js$/,
];

/** What a build has to have made. */
const NEEDED = [
  ...["dist/generator/cli/main.js", "dist/generator/index.js", "dist/generator/index.d.ts"],
  ...["dist/contract-tests/kit/index.js", "dist/contract-tests/kit/index.d.ts"],
  ...["dist/templates/compiled.js", "dist/generator/hashes.json", "dist/generator/runtime/send.ts"],
];

/** Tests and what they need, by their names. */
const OF_TESTS = /(^|\/)(test(ing|s)?[/-]|[\w-]+\.(test|test-d)\b)/;

const SECRETS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\b(npm|gh[opsur])_[A-Za-z0-9]{36}/,
  /\bAKIA[A-Z0-9]{16}\b/,
  /:_authToken/,
];

const MOST_BYTES = 1_500_000;

/** Everything that should not be published so, a line each. `places` are folders of this machine, which no file may name. */
export function findFaults({ size, files }: Contents, places: readonly string[]): string[] {
  const paths = files.map(({ path }) => path);
  const faults = NEEDED.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`);
  if (size > MOST_BYTES) faults.push(`it has ${size} bytes; at most ${MOST_BYTES} are expected`);
  for (const { path, text } of files) {
    if (!ALLOWED.some((pattern) => pattern.test(path))) faults.push(`${path} is none of what belongs in it`);
    if (OF_TESTS.test(path)) faults.push(`${path} is of tests`);
    if (/\/\/# sourceMappingURL=/.test(text)) faults.push(`${path} has a source map`);
    if (places.some((place) => text.includes(place))) faults.push(`${path} names a folder of this machine`);
    if (SECRETS.some((pattern) => pattern.test(text))) faults.push(`${path} has what looks like a secret`);
  }
  return faults;
}

function readContents(): Contents {
  const { stdout, status } = spawnSync("npm", ["pack", "--dry-run", "--json"], {
    shell: true,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`npm pack ended with ${status}.`);
  const [packed] = JSON.parse(stdout) as { size: number; files: { path: string }[] }[];
  if (packed === undefined) throw new Error("npm pack says nothing of a package.");
  const files = packed.files.map(({ path }) => ({ path, text: readFileSync(path, "latin1") }));
  return { size: packed.size, files };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const contents = readContents();
  const faults = findFaults(contents, [process.cwd(), homedir()]);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  const verdict = faults.length === 0 ? "all of which belong in it" : `${faults.length} faults`;
  process.stdout.write(`The package has ${contents.files.length} files, ${contents.size} bytes: ${verdict}.\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
