import { relative, resolve } from "node:path";

/** What stands for stdin on a command line, and in a message. */
export const STDIN = "-";
export const STDIN_NAME = "<stdin>";

export function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** A document is named by its path, by its address, or by `-`. */
export function isPath(name: string): boolean {
  return name !== STDIN && name !== STDIN_NAME && !isAddress(name);
}

export function resolveName(folder: string, name: string): string {
  return isPath(name) ? resolve(folder, name) : name;
}

/** As the user would write it: relative to the current folder, with `/`. */
export function showName(name: string): string {
  return isPath(name) ? relative(".", name).replaceAll("\\", "/") : name.replace(/^(https?:\/\/)[^/?#]*@/i, "$1");
}
