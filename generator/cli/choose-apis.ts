import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Command } from "commander";
import type { ApiConfig } from "../config.ts";
import type { UsageError } from "../errors.ts";
import { configNotFound, flagInvalid, outputMissing, outputShared } from "../faults.ts";
import { resolveName } from "../source/named.ts";
import { loadConfig } from "./load-config.ts";

/** The flags that say what to work on; each overrides the config's key of the same name. */
export interface ApiFlags {
  readonly config?: string;
  readonly name?: string;
  readonly output?: string;
  readonly suites?: string;
  readonly captures?: string;
  readonly overlay?: readonly string[];
  readonly operation?: readonly string[];
  readonly tag?: readonly string[];
  readonly path?: readonly string[];
  readonly method?: readonly string[];
  readonly root?: string;
  readonly allowRemote?: readonly string[];
  readonly allFaults?: boolean;
}

/** What says where a document is, and what is taken of it. */
export function addSourceFlags(command: Command): Command {
  return command
    .argument("[document]", "a file, a URL, or - for stdin, in JSON or YAML; without it, what specpact.config.ts says")
    .option("--overlay <file...>", "correct the document with OpenAPI Overlay files")
    .option("--operation <id...>", "take only these operations, by operationId: 'list*', '!deletePet'")
    .option("--tag <name...>", "take only the operations with one of these tags: pets, '!internal'")
    .option("--path <pattern...>", "take only the operations at these paths: '/repos/**', '!/repos/*/*/actions/**'")
    .option("--method <name...>", "take only the operations of these methods: get, '!delete'")
    .option("--root <folder>", "let $refs name files anywhere in this folder")
    .option("--allow-remote <host...>", "let $refs fetch from these hosts")
    .option("--all-faults", "show every fault and warning, with its hint; without it, what fits on a screen")
    .option("--config <file>", "a config file other than ./specpact.config.ts");
}

export function addApiFlags(command: Command): Command {
  return addSourceFlags(command)
    .option("--name <name>", "the API's name in generated identifiers; without it, the document's title")
    .option("--captures <folder>", "take examples from the answers that verify --record has written there");
}

/** An API whose output folder may still be missing: verify and mock can do without. */
export type ChosenApi = Omit<ApiConfig, "output"> & { readonly output?: string };

/**
 * The APIs that a command works on: the named document with the flags, or those of the config. A document that the config
 * knows is taken with the config's settings.
 * @throws UsageError if there is nothing to work on
 */
export async function chooseApis(document: string | undefined, flags: ApiFlags): Promise<ChosenApi[]> {
  const configured = await loadConfig(flags.config);
  if (document === undefined) {
    if (configured.length === 0) throw swallowed(flags) ?? configNotFound(flags.config);
    return configured.map((api) => withFlags(api, flags));
  }
  const path = resolveName(".", document);
  const known = configured.filter((api) => api.document === path);
  return (known.length > 0 ? known : [{ document: path }]).map((api) => withFlags(api, flags));
}

/** @throws UsageError if an API doesn't say where its output goes, or two would write to the same folder */
export function requireOutputs(apis: readonly ChosenApi[]): ApiConfig[] {
  const outputs = new Set<string>();
  return apis.map((api) => {
    if (api.output === undefined) throw outputMissing();
    if (outputs.has(api.output)) throw outputShared(relative(".", api.output));
    outputs.add(api.output);
    return { ...api, output: api.output };
  });
}

/** A flag that takes several words takes the document's name too, if that follows. */
function swallowed(flags: ApiFlags): UsageError | undefined {
  const { overlay = [], operation = [], tag = [], path = [], method = [], allowRemote = [] } = flags;
  const lists = Object.entries({ overlay, operation, tag, path, method, "allow-remote": allowRemote });
  const [name, words] = lists.find(([, list]) => list.slice(1).some((word) => existsSync(word))) ?? [];
  const file = words?.slice(1).find((word) => existsSync(word));
  if (file === undefined) return undefined;
  return flagInvalid(`--${name}`, file, "It takes every word that follows: name the document before it.");
}

/** An unset shell variable must not turn the current folder into the output. */
function folder(flag: string, path: string): string {
  if (path === "") throw flagInvalid(flag, path, "Give a folder.");
  return resolve(path);
}

function withFlags(api: ChosenApi, flags: ApiFlags): ChosenApi {
  const { name, output, suites, captures, overlay, operation, tag, path, method, root, allowRemote } = flags;
  return {
    ...api,
    ...(name === undefined ? {} : { name }),
    ...(output === undefined ? {} : { output: folder("--output", output) }),
    ...(suites === undefined ? {} : { suites: folder("--suites", suites) }),
    ...(captures === undefined ? {} : { captures: folder("--captures", captures) }),
    ...(overlay === undefined ? {} : { overlays: overlay.map((file) => resolve(file)) }),
    ...(operation === undefined ? {} : { operations: operation }),
    ...(tag === undefined ? {} : { tags: tag }),
    ...(path === undefined ? {} : { paths: path }),
    ...(method === undefined ? {} : { methods: method }),
    ...(root === undefined ? {} : { root: resolve(root) }),
    ...(allowRemote === undefined ? {} : { allowRemote }),
  };
}
