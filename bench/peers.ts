import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installedCommand, installedVersion } from "./install.ts";
import { BENCH, SPECPACT } from "./node-process.ts";

/** A generator as its own users run it, for types and a client on fetch. */
export interface Tool {
  readonly name: string;
  /** What is run, with DOCUMENT in place of the path; the config with it, if it needs one. */
  readonly command: string;
  readonly makes: string;
  /** Where its output goes, in the folder that it runs in. */
  readonly output: string;
  /** Writes the config that it needs; returns the script and its arguments. */
  readonly prepare: (folder: string, document: string) => readonly [script: string, ...args: string[]];
}

export const OURS: Tool = {
  name: "specpact",
  command: "specpact generate DOCUMENT --output generated",
  makes: "types, client, fixtures, suites",
  output: "generated",
  prepare: (_, document) => [SPECPACT, "generate", document, "--output", "generated"],
};

export const OPENAPI_TYPESCRIPT: Tool = {
  name: "openapi-typescript",
  command: "openapi-typescript DOCUMENT -o openapi.ts",
  makes: "types",
  output: "openapi.ts",
  prepare: (_, document) => [installedCommand("openapi-typescript"), document, "-o", "openapi.ts"],
};

const OAZAPFTS: Tool = {
  name: "oazapfts",
  command: "oazapfts DOCUMENT client.ts",
  makes: "types, client",
  output: "client.ts",
  prepare: (_, document) => [installedCommand("oazapfts"), document, "client.ts"],
};

const ORVAL: Tool = {
  name: "orval",
  command:
    'orval --config orval.config.mjs: `{ input: DOCUMENT, output: { target: "client/api.ts", client: "fetch" } }`',
  makes: "types, client",
  output: "client",
  prepare: (folder, document) => {
    const api = { input: document, output: { target: "client/api.ts", client: "fetch" } };
    writeFileSync(join(folder, "orval.config.mjs"), `export default ${JSON.stringify({ api })};\n`);
    return [installedCommand("orval"), "--config", "orval.config.mjs"];
  },
};

const HEY_API: Tool = {
  name: "hey-api",
  command: "openapi-ts -i DOCUMENT -o client",
  makes: "types, client",
  output: "client",
  prepare: (_, document) => [installedCommand("@hey-api/openapi-ts"), "-i", document, "-o", "client"],
};

const SWAGGER_TYPESCRIPT_API: Tool = {
  name: "swagger-typescript-api",
  command: "swagger-typescript-api generate -p DOCUMENT -o client",
  makes: "types, client",
  output: "client",
  prepare: (_, document) => [installedCommand("swagger-typescript-api"), "generate", "-p", document, "-o", "client"],
};

const KUBB: Tool = {
  name: "kubb",
  command:
    'kubb generate: plugins `oas({ generators: [] })`, `ts()`, `client({ client: "fetch" })`, without formatter and linter',
  makes: "types, client",
  output: "client",
  prepare: (folder, document) => {
    writeFileSync(join(folder, "kubb.config.mjs"), kubbConfig(document));
    return [installedCommand("@kubb/cli", "kubb"), "generate", "--config", "kubb.config.mjs"];
  },
};

/** In the order of their speed. */
export const PEERS = [OAZAPFTS, OPENAPI_TYPESCRIPT, ORVAL, HEY_API, SWAGGER_TYPESCRIPT_API, KUBB];

/** Makes a folder a project with the peers among its packages. */
export function linkPackages(folder: string): void {
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(BENCH, "node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
}

export function peerVersions(): string[] {
  const packages = { "hey-api": "@hey-api/openapi-ts", kubb: "@kubb/plugin-client" } as Record<string, string>;
  return PEERS.map(({ name }) => `${name} ${installedVersion(packages[name] ?? name)}`);
}

function kubbConfig(document: string): string {
  return `import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

export default defineConfig({
  root: ".",
  input: { path: ${JSON.stringify(document)} },
  output: { path: "client", clean: true, format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch" })],
});
`;
}
