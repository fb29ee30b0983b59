import { realpath } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../errors.ts";
import { createFetch, type Fetched } from "./fetch.ts";
import { createHosts } from "./hosts.ts";
import { displayName, loadSource, type Source } from "./load.ts";

/** Reads a file that a document refers to, or says why not. `from` is the file that refers to it. */
export type Read = (url: URL, from: URL) => Promise<ReadResult>;

export type ReadResult =
  | Fetched
  | { readonly kind: "outside"; readonly folder: string }
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
}): Read {
  const { file, roots = [], allowRemote = [], cwd = process.cwd() } = options;
  const fetch = createFetch(createHosts(file, allowRemote));
  const local = { files: 0, characters: 0 };
  const folders = [dirname(resolve(cwd, file)), ...roots.map((root) => resolve(cwd, root))];
  return async (url, from) => {
    if (url.protocol === "http:" || url.protocol === "https:") {
      if (url.username !== "" || url.password !== "")
        return unreadable("A reference cannot hold credentials.", "Remove them, and keep a copy beside the document.");
      return attempt(() => fetch(url));
    }
    if (url.protocol !== "file:") return unreadable(`A reference cannot lead to "${url.protocol}".`, NO_SCHEME);
    if (from.protocol !== "file:") return unreadable("A remote file cannot refer to a local one.", NO_SCHEME);
    const result = await readLocal(url, folders, cwd);
    if (result.kind !== "source") return result;
    local.files += 1;
    local.characters += result.source.text.length;
    return local.files > FILES || local.characters > CHARACTERS ? unreadable(TOO_MANY, SPLIT) : result;
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

/** Of all files that a document leads to together. */
const [FILES, CHARACTERS] = [10_000, 256 * 1024 * 1024];
const TOO_MANY = "The document leads to more than 10,000 files, or to more than 256 MiB of them.";
const SPLIT = "Take the part that you use, or split it.";
const NO_SCHEME = "Refer to a file by a relative path, or by http or https.";
