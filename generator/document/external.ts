import type { Fault, Place } from "../errors.ts";
import { refCycle, refMended, refNotFound, refOutside, refRemote, refUnreadable } from "../faults.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { encodeText, fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import type { Source } from "../source/load.ts";
import { parseSource } from "../source/parse.ts";
import type { Read } from "../source/reader.ts";
import { nearestName } from "./nearest.ts";
import { absolute } from "./references.ts";

/** Whether a reference leads to the document by the address that it gives itself (OpenAPI 3.2, section 4.1.1). */
function namesItself({ $self }: JsonObject, ref: string): boolean {
  if (typeof $self !== "string" || !URL.canParse($self) || !URL.canParse(ref, $self)) return false;
  return withoutHash(new URL(ref, $self)) === withoutHash(new URL($self));
}

/** What a reference leads to in the end: a place in the document itself, or an object in another file. */
export type Target =
  | { readonly kind: "local"; readonly pointer: string }
  | { readonly kind: "external"; readonly url: URL; readonly value: JsonObject; readonly place: Place };

/** Where a `$ref` stands: its own place, and the file that it is relative to. */
export interface Use {
  readonly ref: string;
  readonly base: URL;
  readonly at: Place;
}

/** Reads other files, each once, and remembers what was wrong with them. */
export interface Externals {
  readonly find: (use: Use) => Promise<Target | undefined>;
  readonly faults: Fault[];
  readonly sources: Source[];
}

interface Root {
  readonly url: URL;
  readonly document: JsonObject;
  readonly relocate?: ((pointer: string) => string) | undefined;
}

export function createExternals(root: Root, read: Read): Externals {
  const faults: Fault[] = [];
  const sources: Source[] = [];
  const files = new Map<string, Promise<OtherFile>>();
  const names = findIds(root.document);

  function open(url: URL, from: URL): Promise<OtherFile> {
    const href = withoutHash(url);
    const known = files.get(href);
    if (known) return known;
    const opened = read(url, from).then((result): OtherFile => {
      if (result.kind !== "source") return { refused: (at, ref) => refusal(result, at, ref) };
      sources.push(result.source);
      const parsed = parseSource(result.source);
      faults.push(...parsed.faults);
      return { file: result.source.file, document: parsed.document };
    });
    files.set(href, opened);
    return opened;
  }

  /** A reference that leads to nothing but a reference is followed, so that no name is given to an alias. */
  async function find({ ref, base, at }: Use): Promise<Target | undefined> {
    const seen: string[] = [];
    if (names.has(withoutHash(absolute(ref)))) return undefined;
    const bare = bareName(root.document, ref);
    if (bare !== undefined) return taken(at, ref, bare);
    let [next, from] = [ref, base];
    for (;;) {
      const url = URL.canParse(next, from) ? new URL(next, from) : undefined;
      if (url === undefined)
        return report(refUnreadable(at, `"${next.slice(0, 200)}" is not a URL.`, "Write a relative path."));
      const pointer = toPointer(fromPointer(url.hash || "#"));
      if (withoutHash(url) === withoutHash(root.url) || (from === root.url && namesItself(root.document, next)))
        return { kind: "local", pointer: root.relocate?.(pointer) ?? pointer };
      if (seen.includes(url.href)) return report(refCycle(at, seen.map(shorten).concat(shorten(url.href))));
      seen.push(url.href);
      const file = await open(url, from);
      if ("refused" in file) return report(file.refused(at, ref));
      if (file.document === undefined) return undefined;
      const value = valueAt(file.document, fromPointer(pointer));
      if (!isObject(value)) {
        // Many a file of a set is written as if it stood in the document.
        const inRoot = next.startsWith("#/") && isObject(root.document[fromPointer(pointer)[0] ?? ""]);
        return inRoot ? taken(at, ref, pointer) : report(refNotFound(at, ref, nearestIn(file.document, ref, pointer)));
      }
      if (!isAlias(value))
        return { kind: "external", url: asTarget(url, pointer), value, place: { file: file.file, pointer } };
      [next, from] = [value.$ref, url];
    }
  }

  function report(fault: Fault): undefined {
    faults.push(fault);
  }

  function taken(at: Place, ref: string, pointer: string): Target {
    faults.push(refMended(at, ref, `#${pointer}`));
    return { kind: "local", pointer };
  }

  return { find, faults, sources };
}

/** The schemas of a document may have addresses of their own, which then are not read from the network. */
function findIds(value: Json | undefined, ids = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) findIds(item, ids);
  else if (isObject(value)) {
    if (typeof value.$id === "string") ids.add(withoutHash(absolute(value.$id)));
    for (const inner of Object.values(value)) if (typeof inner === "object") findIds(inner, ids);
  }
  return ids;
}

/** Before 2.0 a schema was referred to by its name alone. */
function bareName(document: JsonObject, ref: string): string | undefined {
  if (!/^\w[\w-]*$/.test(ref)) return undefined;
  const ways = [
    ["components", "schemas", ref],
    ["definitions", ref],
  ];
  const way = ways.find((steps) => valueAt(document, steps) !== undefined);
  return way && toPointer(way);
}

function nearestIn(document: JsonObject, ref: string, pointer: string): string | undefined {
  const steps = fromPointer(pointer);
  const around = valueAt(document, steps.slice(0, -1));
  const nearest = isObject(around) ? nearestName(steps.at(-1) ?? "", Object.keys(around)) : undefined;
  return nearest && `${ref.split("#")[0]}#${toPointer([...steps.slice(0, -1), nearest])}`;
}

type OtherFile =
  | { readonly file: string; readonly document: JsonObject | undefined }
  | { readonly refused: (at: Place, ref: string) => Fault };

function refusal(result: Exclude<Awaited<ReturnType<Read>>, { kind: "source" }>, at: Place, ref: string): Fault {
  switch (result.kind) {
    case "outside":
      return refOutside(at, ref, result.folder);
    case "remote":
      return refRemote(at, ref, result);
    case "unreadable":
      return refUnreadable(at, result.what, result.hint);
    default:
      return result satisfies never;
  }
}

function isAlias(value: JsonObject): value is { $ref: string } {
  return typeof value.$ref === "string" && Object.keys(value).length === 1;
}

/** The same target has the same URL, however its pointer was written. */
function asTarget(url: URL, pointer: string): URL {
  const target = new URL(url);
  target.hash = pointer.split("/").map(encodeText).join("/");
  return target;
}

function withoutHash(url: URL | string): string {
  return String(url).split("#")[0] as string;
}

/** The machine's own folders have no place in a message. */
function shorten(href: string): string {
  return href.startsWith("file:") ? href.slice(href.lastIndexOf("/", href.split("#")[0]?.length) + 1) : href;
}
