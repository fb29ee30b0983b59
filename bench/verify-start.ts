import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { findDocument } from "./documents.ts";
import type { Figure } from "./figure.ts";
import { runNode, SPECPACT, withFolder } from "./node-process.ts";
import { compareDurations, type Pair } from "./statistics.ts";

/** Ten of GitHub's 1,223 operations, of ten tags: the worst case, since each tag has a suite of its own. */
const OPERATIONS = [
  "agent-tasks/list-tasks-for-repo",
  "activity/mark-thread-as-read",
  "agents/create-org-variable",
  "api-insights/get-time-stats-by-actor",
  "orgs/get-immutable-releases-settings-repositories",
  "repos/get-community-profile-metrics",
  "issues/check-user-can-be-assigned-to-issue",
  "repos/create-repo-ruleset",
  "apps/list-installation-repos-for-authenticated-user",
  "agents/delete-repo-secret",
];

const PRISM = join(
  dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")),
  "dist/index.js",
);

/** From spawn to the first verdict of `verify` on the whole document, beside Prism's own start on just the ten operations. */
export async function measureVerifyStart({
  rounds = 5,
  document = findDocument("github-api").path,
} = {}): Promise<Figure> {
  return withFolder(async (folder) => {
    const ten = sliceForPrism(document, folder);
    const pairs: Pair[] = [];
    // The first round only fills the disk's cache.
    for (let round = 0; round <= rounds; round += 1) {
      const ours = await timeToLine([SPECPACT, "verify", document, "--operation", ...OPERATIONS], /^[✓○✗] /, folder);
      const beside = await timeToLine([PRISM, "mock", "--port", "0", ten], /listening/i, folder);
      if (round > 0) pairs.push({ ours, beside });
    }
    return compareDurations(
      "verify: first verdict of ten operations of GitHub's / Prism's own start on them",
      pairs,
      1.5,
    );
  });
}

/** What Prism would be given by hand. It refuses references to nothing, and the extension `x-webhooks` has some in a slice. */
function sliceForPrism(document: string, folder: string): string {
  runNode(SPECPACT, ["generate", document, "--operation", ...OPERATIONS, "--output", "ten"], folder);
  const sliced = JSON.parse(readFileSync(join(folder, "ten/openapi.json"), "utf8")) as Record<string, unknown>;
  const file = join(folder, "ten.json");
  writeFileSync(file, JSON.stringify({ ...sliced, "x-webhooks": undefined }));
  return file;
}

/** @throws Error if the process ends before it prints such a line */
async function timeToLine(command: readonly string[], pattern: RegExp, cwd: string): Promise<number> {
  const { NODE_OPTIONS: _, NODE_COMPILE_CACHE: __, FORCE_COLOR: ___, ...env } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, command, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`;
    if (!pattern.test(line)) continue;
    const milliseconds = performance.now() - started;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    return milliseconds;
  }
  throw new Error(`${command.slice(0, 2).join(" ")} ended too early:\n${said.slice(-2000)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const document = process.argv[2];
  process.stdout.write(
    `${JSON.stringify(await measureVerifyStart(document === undefined ? {} : { document }), null, 2)}\n`,
  );
}
