import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ApiConfig, Config } from "../config.ts";
import { configInvalid, configNotFound } from "../faults.ts";
import { resolveName } from "../source/named.ts";
import { problemsOfVerify } from "./verify-config.ts";

const CONFIG_FILES = ["specpact.config.ts", "specpact.config.mts", "specpact.config.js", "specpact.config.mjs"];

/**
 * The APIs of the config file, their paths made absolute. Without `file`, the one in this folder is taken, if there is one.
 * @throws UsageError if the file is missing, can't be run, or doesn't hold a config; all that is wrong in it at once
 */
export async function loadConfig(file: string | undefined): Promise<ApiConfig[]> {
  const found = file ?? CONFIG_FILES.find((name) => existsSync(name));
  if (found === undefined) return [];
  const path = resolve(found);
  if (!existsSync(path)) throw configNotFound(found);
  const config = await importConfig(path, found);
  const apis = Array.isArray(config) ? (config as unknown[]) : [config];
  if (apis.length === 0) throw configInvalid(found, "its list of APIs is empty");
  const problems = apis.flatMap((api, index) =>
    problemsOf(api).map((problem) => (apis.length > 1 ? `[${index}] ${problem}` : problem)),
  );
  if (problems.length > 0) throw configInvalid(found, problems.join("; "));
  return (apis as ApiConfig[]).map((api) => absolute(api, dirname(path)));
}

async function importConfig(path: string, name: string): Promise<unknown> {
  try {
    return defaultOf(/ts$/.test(path) ? await loadTypeScript(path) : await import(pathToFileURL(path).href));
  } catch (error) {
    throw configInvalid(name, reasonOf(error));
  }
}

/**
 * A config seldom has more of TypeScript than its name: Node's own `require` takes it then (and types too, from 22.18 on),
 * where a loader would cost more than a second run has.
 */
async function loadTypeScript(path: string): Promise<unknown> {
  try {
    return createRequire(import.meta.url)(path);
  } catch (error) {
    // What the config itself throws is its own affair.
    if (!(error instanceof SyntaxError) && !/^ERR_/.test(String((error as NodeJS.ErrnoException).code))) throw error;
    const { tsImport } = await import("tsx/esm/api");
    return tsImport(pathToFileURL(path).href, import.meta.url);
  }
}

/** Loaders wrap the module of a package that is CommonJS once more. */
function defaultOf(module: unknown): unknown {
  const { default: config } = module as { default?: Config | { default?: Config } };
  return typeof config === "object" && "default" in config ? config.default : config;
}

/** Loaders say more than the fault: the last line that isn't about who asked names it, with its place in the file. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = "", second] = message.split("\n");
  const reason = second !== undefined && /^Transform failed/.test(first) ? second : first;
  return reason.replace(/\.$/, "");
}

const TEXTS = ["document", "output", "suites", "name", "captures", "root"];
const LISTS = ["overlays", "operations", "tags", "paths", "methods", "allowRemote"];

function problemsOf(api: unknown): string[] {
  if (typeof api !== "object" || api === null)
    return ["it exports no config; write `export default defineConfig({ … })`"];
  const entries = Object.entries(api).filter(([, value]) => value !== undefined);
  const missing = ["document", "output"].filter((key) => !entries.some(([name]) => name === key));
  return [
    ...missing.map((key) => `\`${key}\` is missing`),
    ...entries.flatMap(([key, value]) => {
      if (TEXTS.includes(key)) return typeof value === "string" && value !== "" ? [] : [`\`${key}\` must be a text`];
      if (key === "verify") return problemsOfVerify(value);
      if (LISTS.includes(key)) return isTexts(value) ? [] : [`\`${key}\` must be a list of texts`];
      return [`\`${key}\` is unknown; there are ${[...TEXTS, ...LISTS, "verify"].join(", ")}`];
    }),
  ];
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function absolute(api: ApiConfig, folder: string): ApiConfig {
  const at = (path: string) => resolve(folder, path);
  const { document, output, suites, captures, root, overlays, verify } = api;
  return {
    ...api,
    document: resolveName(folder, document),
    output: at(output),
    ...(suites === undefined ? {} : { suites: at(suites) }),
    ...(captures === undefined ? {} : { captures: at(captures) }),
    ...(root === undefined ? {} : { root: at(root) }),
    ...(overlays === undefined ? {} : { overlays: overlays.map(at) }),
    ...(verify?.baseline === undefined ? {} : { verify: { ...verify, baseline: at(verify.baseline) } }),
  };
}
