import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BENCH } from "./node-process.ts";

/** Installs peers, compilers and documents, unless that was done with this lock file. */
export function ensureInstalled(): void {
  const lock = readFileSync(join(BENCH, "package-lock.json"), "utf8");
  const copy = join(BENCH, "node_modules/.installed.json");
  if (existsSync(copy) && readFileSync(copy, "utf8") === lock) return;
  const npm = process.env.npm_execpath;
  const [command, args] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  // Nothing of what is installed here runs before it is called: no script of a peer.
  const options = { cwd: BENCH, stdio: "inherit", shell: npm === undefined && process.platform === "win32" } as const;
  const { status } = spawnSync(command, [...args, "ci", "--ignore-scripts", "--loglevel=error"], options);
  if (status !== 0) throw new Error(`npm ci in bench/ ended with ${status}.`);
  writeFileSync(copy, lock);
}

/** The version of an installed package. */
export function installedVersion(name: string): string {
  const text = readFileSync(join(BENCH, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** The script behind an installed command. */
export function installedCommand(name: string, command = name.replace(/^.*\//, "")): string {
  const folder = join(BENCH, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { bin: Record<string, string> };
  const script = bin[command];
  if (script === undefined) throw new Error(`${name} has no command ${command}.`);
  return join(folder, script);
}
