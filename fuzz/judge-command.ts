import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SPECPACT } from "../bench/node-process.ts";
import type { GeneratedFile } from "../generator/emit/file.ts";
import { LOCK_FILE } from "../generator/write/lock.ts";
import type { FuzzDocument } from "./document.ts";
import type { Broken } from "./judge.ts";

/** What users run, with a document that lies in a folder: its exit code, its words, and that its output is this one. */
export function judgeCommand(folder: string, { file }: FuzzDocument, files: readonly GeneratedFile[]): Broken[] {
  const broken: Broken[] = [];
  const output = join(folder, "command");
  rmSync(output, { recursive: true, force: true });
  const args = [SPECPACT, "generate", file, "--output", "command"];
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, NO_COLOR: "1" };
  const { status, signal, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: TIMEOUT,
  });
  const breaks = (rule: string, detail = stderr) => broken.push({ rule: `the command: ${rule}`, detail });
  const expected = files.length > 0 ? [0] : [2, 3];
  if (!expected.includes(status ?? -1))
    breaks(`ends with ${expected}`, `${status ?? signal}: ${stderr.slice(0, 2000)}`);
  if (stderr.trimEnd().split("\n").length > 20) breaks("says no more than twenty lines");
  if (/^\s+at .*(node:|\.[cm]?[jt]s:\d+)/m.test(stderr)) breaks("shows no stack");
  if (status === 3 && !/^error (api|other)\.\w+:\d+:\d+ [A-Z_]+ /m.test(stderr)) breaks("names the place of a fault");
  for (const { path, contents } of status === 0 ? files : [])
    if (path !== LOCK_FILE && readFileSync(join(output, path), "utf8") !== contents)
      breaks("makes the same output", path);
  rmSync(output, { recursive: true, force: true });
  return broken;
}

/** In milliseconds; long, since the machine may have other things to do. */
const TIMEOUT = 60_000;
