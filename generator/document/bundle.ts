import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Fault } from "../errors.ts";
import type { JsonObject } from "../json/json.ts";
import type { Source } from "../source/load.ts";
import type { Read } from "../source/reader.ts";
import { copyObject } from "./copy.ts";
import { createExternals } from "./external.ts";
import { gather } from "./gather.ts";
import { inlinePrepared } from "./inline.ts";
import type { Places } from "./origin.ts";
import { mentionsOtherFiles } from "./uses.ts";

interface Options {
  readonly file: string;
  readonly read: Read;
  /** Where in the document the places of its file are, if it was completed. */
  readonly relocate?: ((pointer: string) => string) | undefined;
  readonly cwd?: string;
}

/**
 * Brings what lies in other files into the document and gives it a name: `$ref: schemas/Pet.yaml` becomes
 * `$ref: "#/components/schemas/Pet"` wherever it stands. What has no section in `components` (a Path Item, a whole `paths`)
 * is put where it is used. Nothing is dereferenced, and cycles stay. A document that uses no other file is returned itself.
 *
 * `file` names the document as the user did, and `read` decides what may be read (`createReader`). `places` says what came
 * from which file, and `sources` has their texts. With faults the document is returned as it was.
 */
export async function bundle(
  document: JsonObject,
  { file, read, relocate, cwd = process.cwd() }: Options,
): Promise<{ document: JsonObject; faults: Fault[]; sources: Source[]; places: Places }> {
  if (!mentionsOtherFiles(document)) return { document, faults: [], sources: [], places: new Map() };
  const url = /^https?:/.test(file) ? new URL(file) : pathToFileURL(resolve(cwd, file));
  const externals = createExternals({ url, document, relocate }, read);
  const { faults, sources } = externals;
  const root = copyObject(document);
  const { prepared, places } = await gather(root, { url, file, externals });
  if (faults.some(({ severity }) => severity === "error")) return { document, faults, sources, places: new Map() };
  return { document: await inlinePrepared(root, prepared), faults, sources, places };
}
