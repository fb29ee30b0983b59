import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const BENCH = join(ROOT, "bench");

/** Our command, as a user's npm would link it. */
export const SPECPACT = join(ROOT, "dist/generator/cli/main.js");

/** A whole process of node, from spawn to exit. */
export interface Run {
  readonly milliseconds: number;
  /** The most memory that it held at once; missing where it was ended. */
  readonly kilobytes?: number;
  /** The milliseconds that processors worked for it, in all threads; missing likewise. */
  readonly processor?: number;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script under plain node in a folder, whatever comes of it. It is ended when its time is over. */
export function tryNode(script: string, args: readonly string[], cwd: string, timeout?: number): Run {
  rmSync(USAGE, { force: true });
  // What the bench itself was started with must not reach the measured process: a loader, a compile cache, colours.
  const { NODE_OPTIONS: _, NODE_COMPILE_CACHE: __, FORCE_COLOR: ___, ...inherited } = process.env;
  const env = { ...inherited, DO_NOT_TRACK: "1", NO_COLOR: "1", SPECPACT_BENCH_USAGE: USAGE };
  const command = ["--require", join(BENCH, "report-usage.cjs"), script, ...args];
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd,
    env,
    encoding: "utf8",
    timeout,
    killSignal: "SIGKILL",
    maxBuffer: 1 << 28,
  });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  const run = { milliseconds, status, stdout, stderr };
  if (!existsSync(USAGE)) return run;
  const usage = JSON.parse(readFileSync(USAGE, "utf8")) as Required<Pick<Run, "kilobytes" | "processor">>;
  rmSync(USAGE);
  return { ...run, ...usage };
}

/**
 * The same, of what must not fail.
 * @throws Error if it fails: the time of a failure says nothing
 */
export function runNode(script: string, args: readonly string[], cwd: string): Run {
  const run = tryNode(script, args, cwd);
  const { status, stdout, stderr } = run;
  if (status !== 0) throw new Error(`${[script, ...args].join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return run;
}

/** Calls `use` with a new folder outside the repository, so that no config of ours is found, and removes it afterwards. */
export function withFolder<Result>(use: (folder: string) => Result): Result {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "specpact-bench-")));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let result: Result;
  try {
    result = use(folder);
  } catch (error) {
    remove();
    throw error;
  }
  if (!(result instanceof Promise)) remove();
  return result instanceof Promise ? (result.finally(remove) as Result) : result;
}

const USAGE = join(tmpdir(), `specpact-bench-${process.pid}.usage`);
