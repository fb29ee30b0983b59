import { isAbsolute, relative, resolve } from "node:path";
import type { Location } from "../../contract-tests/kit/report/json-report.ts";
import { createLocate, type Locate } from "../source/locate.ts";
import { isPath } from "../source/named.ts";
import type { ChosenApi } from "./choose-apis.ts";

/**
 * From a pointer into an API's document to the line that its author wrote. The files are read once more for that, so this is
 * for findings only. Undefined where they can't be: a document from stdin or the network, one that was broken meanwhile.
 */
export async function locateFindings(api: ChosenApi): Promise<((pointer: string) => Location | undefined) | undefined> {
  if (!isPath(api.document)) return undefined;
  const { readDocument } = await import("../read-document.ts");
  const read = await readDocument(api).catch(() => undefined);
  if (read === undefined) return undefined;
  const locates = new Map<string, Locate>();
  return (pointer) => {
    const place = read.origin(pointer);
    const text = read.sources.find(({ file }) => file === place.file)?.text;
    if (text === undefined) return undefined;
    const locate = locates.get(place.file) ?? createLocate(text);
    locates.set(place.file, locate);
    return { file: fromCheckout(place.file), ...locate(place.pointer) };
  };
}

/** GitHub takes paths from where the repository was checked out, wherever in it the command runs. */
function fromCheckout(file: string): string {
  const root = process.env.GITHUB_WORKSPACE;
  if (!root) return file;
  const inside = relative(resolve(root), resolve(file)).replaceAll("\\", "/");
  return inside.startsWith("../") || isAbsolute(inside) ? file : inside;
}
