import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./node-process.ts";

/** What the figures were taken with, one entry a line. */
export function listVersions(): string[] {
  return [
    `node ${process.versions.node}`,
    `typescript ${ts.version}`,
    `openapi-typescript ${versionOf(load.resolve("openapi-typescript/package.json"))}`,
    `specpact ${versionOf(join(ROOT, "package.json"))}`,
    `cores: ${availableParallelism()}`,
  ];
}

const load = createRequire(import.meta.url);

function versionOf(path: string): string {
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
