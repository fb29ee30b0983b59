import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Our command, as a user's npm would link it. */
export const SPECPACT = join(ROOT, "dist/generator/cli/main.js");

/** openapi-typescript's command, likewise. */
export const OPENAPI_TYPESCRIPT = join(
  dirname(createRequire(import.meta.url).resolve("openapi-typescript/package.json")),
  "bin/cli.js",
);

export interface Run {
  readonly milliseconds: number;
  readonly stdout: string;
}

/**
 * Runs a script under plain node in a folder, from start to exit.
 * @throws Error if it fails: the time of a failure says nothing
 */
export function runNode(script: string, args: readonly string[], cwd: string): Run {
  // What the bench itself was started with must not reach the measured process: a loader, a compile cache, colours.
  const { NODE_OPTIONS: _, NODE_COMPILE_CACHE: __, FORCE_COLOR: ___, ...env } = process.env;
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, env, encoding: "utf8" });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== 0) throw new Error(`${[script, ...args].join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return { milliseconds, stdout };
}
