// Runs the contract suites of a document as a whole and in four shards, merges these, and compares: `npm run shards -- DOCUMENT [flags of verify]`.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [document, ...flags] = process.argv.slice(2);
if (document === undefined) {
  process.stderr.write("Name a document: npm run shards -- openapi.yaml\n");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "specpact-shards-"));
const output = join(folder, "output");
const blobs = join(folder, "blobs");
mkdirSync(blobs);
try {
  specpact("generate", document, "--output", output);
  const whole = verify("whole");
  const count = 4;
  for (let shard = 1; shard <= count; shard++)
    verify(`shard ${shard}`, "--shard", `${shard}/${count}`, "--report", `blob=${join(blobs, `${shard}.json`)}`);
  const merged = verify("merged", "--merge-reports", blobs);
  const differing = ["operations", "findings", "failures", "passed", "coverage"].filter(
    (key) => withoutPorts(whole[key]) !== withoutPorts(merged[key]),
  );
  process.stdout.write(differing.length === 0 ? "the same as the whole\n" : `other ${differing.join(", ")}\n`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function verify(name, ...more) {
  const report = join(folder, "report.json");
  const started = performance.now();
  specpact("verify", document, "--output", output, ...flags, ...more, "--report", `json=${report}`);
  const [result] = JSON.parse(readFileSync(report, "utf8"));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const sizes = `${result.cases.length} cases, ${result.findings.length} findings`;
  process.stdout.write(`${name.padEnd(8)} ${result.operations.length} operations, ${sizes}, ${seconds} s\n`);
  return result;
}

/** Exit code 1 says that there are findings, which are compared. */
function specpact(...args) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const main = fileURLToPath(new URL("../generator/cli/main.ts", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ["--import", tsx, main, ...args], { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(stderr);
}

/** Each mock listens on a port of its own. */
function withoutPorts(value) {
  return JSON.stringify(value)?.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1");
}
