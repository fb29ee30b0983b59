import { realpath } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../errors.ts";
import { fetchSource } from "./fetch.ts";
import { displayName, loadSource, type Source } from "./load.ts";
import { isAddress } from "./named.ts";

/** Reads a file that a document refers to, or says why not. `from` is the file that refers to it. */
export type Read = (url: URL, from: URL) => Promise<ReadResult>;

export type ReadResult =
  | { readonly kind: "source"; readonly source: Source }
  | { readonly kind: "outside"; readonly folder: string }
  | { readonly kind: "remote"; readonly host: string }
  | { readonly kind: "unreadable"; readonly what: string; readonly hint: string };

/**
 * What a document may make us read: files in its own folder, links followed, or in one of `roots`; and, over the network,
 * what lies at one of the hosts in `allowRemote` (`example.com`, or with a port), or where the document itself was fetched from.
 * A remote file never leads to a local one.
 */
export function createReader(options: {
  readonly file: string;
  readonly roots?: readonly string[];
  readonly allowRemote?: readonly string[];
  readonly cwd?: string;
  readonly fetch?: typeof fetch;
}): Read {
  const { file, roots = [], allowRemote = [], cwd = process.cwd() } = options;
  const own = isAddress(file) ? new URL(file).origin : undefined;
  const folders = [dirname(resolve(cwd, file)), ...roots.map((root) => resolve(cwd, root))];
  return async (url, from) => {
    if (url.protocol === "http:" || url.protocol === "https:") {
      if (url.origin !== own && !allowRemote.includes(url.host) && !allowRemote.includes(url.hostname))
        return { kind: "remote", host: url.host };
      return attempt(() => fetchSource(url, options.fetch ?? fetch));
    }
    if (url.protocol !== "file:") return unreadable(`A reference cannot lead to "${url.protocol}".`, NO_SCHEME);
    if (from.protocol !== "file:") return unreadable("A remote file cannot refer to a local one.", NO_SCHEME);
    return readLocal(url, folders, cwd);
  };
}

async function readLocal(url: URL, folders: readonly string[], cwd: string): Promise<ReadResult> {
  let path: string;
  try {
    path = fileURLToPath(url);
  } catch {
    return unreadable("This is not the path of a file.", "Write a path relative to this file, with `/`.");
  }
  const outside: ReadResult = { kind: "outside", folder: displayName(commonFolder(folders[0] as string, path), cwd) };
  // Asked before the file system is: whether a file exists outside is nobody's business.
  if (!folders.some((folder) => holds(folder, path))) return outside;
  return attempt(async () => {
    const real = await realpath(path).catch(() => path);
    const realFolders = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
    if (!realFolders.some((folder) => holds(folder, real)))
      return { ...outside, folder: displayName(dirname(real), cwd) };
    return { ...(await loadSource(real, cwd)), file: displayName(path, cwd) };
  });
}

async function attempt(read: () => Promise<Source | ReadResult>): Promise<ReadResult> {
  try {
    const result = await read();
    return "kind" in result ? result : { kind: "source", source: result };
  } catch (error) {
    if (error instanceof UsageError) return unreadable(error.what, error.hint);
    throw error;
  }
}

function unreadable(what: string, hint: string): ReadResult {
  return { kind: "unreadable", what, hint };
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

function commonFolder(folder: string, path: string): string {
  let common = folder;
  while (!holds(common, path) && dirname(common) !== common) common = dirname(common);
  return common;
}

const NO_SCHEME = "Refer to a file by a relative path, or by http or https.";
