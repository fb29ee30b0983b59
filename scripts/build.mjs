// Compiles into dist/, and puts what is read at run time beside the compiled code, at the same relative place as in the source.
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
cpSync("templates", "dist/templates", { recursive: true });
for (const name of readdirSync("generator/runtime")) {
  // The runtime is copied into the users' output as source.
  if (/^[\w-]+\.ts$/.test(name)) cpSync(`generator/runtime/${name}`, `dist/generator/runtime/${name}`);
}
