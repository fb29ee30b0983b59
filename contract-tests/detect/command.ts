import { execFile } from "node:child_process";

export interface Ended {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Seconds of wall time. */
  readonly seconds: number;
}

/** The built command, as a user has it, in a process of its own. */
export function runCommand(args: readonly string[]): Promise<Ended> {
  const started = performance.now();
  return new Promise((resolve) => {
    const options = { maxBuffer: 2 ** 28, timeout: LIMIT };
    execFile(process.execPath, ["dist/generator/cli/main.js", ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : (error.code ?? error.signal ?? null);
      resolve({ code, stdout, stderr, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** Milliseconds; a run that takes so long has failed. */
const LIMIT = 120_000;
