import { basename, dirname, relative } from "node:path";
import { ACTIVE } from "./journal.ts";

/** What the file system has against a change, in words. */
export function reasonOf(error: unknown): string {
  const { code, message = String(error) } = error as Partial<NodeJS.ErrnoException>;
  if (code === undefined) return message;
  const words = REASONS[code];
  return words === undefined ? code : `${words} (${code})`;
}

/** The output file that an error is about, relative to the current folder; undefined where it is about none. */
export function placeOf(error: Error): string | undefined {
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const file = [dest, path].find((file) => file !== undefined && !isOwn(file));
  return file === undefined ? undefined : relative(".", file);
}

/** What a run prepares is nothing that the user knows of. */
function isOwn(file: string): boolean {
  return [file, dirname(file)].some((path) => basename(path).startsWith(ACTIVE));
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EBUSY: "another program uses it",
  EDQUOT: "the quota is used up",
  EFBIG: "a file would be larger than the system allows",
  EISDIR: "a folder is in the way",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "no space is left",
  ENOTDIR: "a file is in the way",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
};
