import { subscribe, unsubscribe } from "node:diagnostics_channel";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GeneratedFile } from "../generator/emit/file.ts";
import { type SpecError, SpecErrors, UsageError } from "../generator/errors.ts";
import { fixtureShare } from "../generator/fixtures/share.ts";
import { parseJson } from "../generator/json/json.ts";
import { fromPointer, valueAt } from "../generator/json/pointer.ts";
import { buildModel } from "../generator/model/build.ts";
import { readDocument } from "../generator/read-document.ts";
import { compareApi, compareLock, writeApi } from "../generator/write/write-api.ts";
import { runModules } from "./canary.ts";
import type { FuzzDocument } from "./document.ts";

/** A promise that a document has broken. */
export interface Broken {
  /** The same for documents that break it in the same way. */
  readonly rule: string;
  readonly detail: string;
}

export interface Judged {
  readonly broken: readonly Broken[];
  /** What was generated; nothing where the document was refused. */
  readonly files: readonly GeneratedFile[];
}

/** A folder in which documents are generated one after the other, each into the output of those before it. */
export interface Workshop {
  /** The folder of the documents; their output is its `out`. */
  readonly folder: string;
  readonly judge: (document: FuzzDocument) => Promise<Judged>;
  /** Takes the folder away. */
  readonly close: () => void;
}

/** What must hold of every document, but that the output compiles, which costs less for many at once. */
export function openWorkshop(): Workshop {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "specpact-fuzz-")));
  const folder = join(outer, "work");
  mkdirSync(folder);
  writeFileSync(join(outer, "secret.json"), JSON.stringify(SECRET_DOCUMENT));
  writeFileSync(join(folder, "other.json"), JSON.stringify(OTHER_DOCUMENT));
  const judge = async (document: FuzzDocument): Promise<Judged> => {
    for (const name of ["api.json", "api.yaml"]) rmSync(join(folder, name), { force: true });
    const path = join(folder, document.file);
    writeFileSync(path, document.bytes);
    return await judgeFile(outer, path, document.bytes.toString());
  };
  return { folder, judge, close: () => rmSync(outer, { recursive: true, force: true }) };
}

async function judgeFile(outer: string, document: string, text: string): Promise<Judged> {
  const broken: Broken[] = [];
  const breaks = (rule: string, detail = "") => broken.push({ rule, detail });
  const api = { document, output: join(outer, "work/out") };
  const before = stateOf(outer);
  const sockets = watchSockets();
  const started = processorTime();
  let files: readonly GeneratedFile[] = [];
  try {
    const { warnings } = await writeApi(api, { force: false });
    for (const fault of warnings) judgeFault(fault, text, breaks);
    files = readOutput(api.output);
    const again = await compareApi(api);
    const changed = [...again.differences, compareLock(api, again)].filter(({ kind }) => kind !== "same");
    for (const { path, kind } of changed) breaks("a second run makes the same", `${path} is ${kind}`);
  } catch (error) {
    if (error instanceof SpecErrors) {
      if (!error.errors.some(({ severity }) => severity === "error")) breaks("what is refused has a fault");
      for (const fault of error.errors) judgeFault(fault, text, breaks);
    } else if (!(error instanceof UsageError && error.code === "FILE_NOT_TEXT"))
      breaks(`no crash: ${whereOf(error)}`, stackOf(error));
  }
  if (processorTime() - started > SECONDS) breaks(`done within ${SECONDS} s`);
  for (const address of sockets.close()) breaks("no network", address);
  for (const path of changesOf(before, stateOf(outer)))
    if (files.length === 0 || !path.startsWith("work/out")) breaks("nothing is written elsewhere", path);
  if (files.length > 0) await judgeOutput(api.document, files, breaks);
  return { broken, files };
}

type Breaks = (rule: string, detail?: string) => void;

async function judgeOutput(document: string, files: readonly GeneratedFile[], breaks: Breaks): Promise<void> {
  for (const { path, contents } of files) if (contents.includes(SECRET)) breaks("nothing is read elsewhere", path);
  for (const what of runModules(files))
    breaks(`modules load and do nothing: ${what.replaceAll(/"[^"]*"|\d+/g, "…")}`, what);
  const known = new Set(Object.getOwnPropertyNames(Object.prototype));
  if (known.size !== PROTOTYPE_KEYS) breaks("no prototype is changed", [...known].join(" "));
  try {
    const read = await readDocument({ document });
    const { refused } = fixtureShare(read.document, buildModel(read.document));
    // What Ajv can't judge, for its depth, says nothing of the fixture.
    for (const { pointer, reason } of refused.filter(({ reason }) => /^(\/|it )/.test(reason)))
      breaks(`a fixture is valid: ${reason.replaceAll(/"[^"]*"|\d+|^\/\S*/g, "…")}`, pointer);
  } catch (error) {
    breaks(`no crash: ${whereOf(error)}`, stackOf(error));
  }
}

function judgeFault({ at, code, what, hint }: SpecError, text: string, breaks: Breaks): void {
  const place = `${at.file}:${at.line}:${at.column} ${code} ${what} at ${at.pointer}`;
  if (!(at.line > 0 && at.column > 0)) breaks(`a fault has a place: ${code}`, place);
  if (!/\b(api|other)\.(json|yaml)$/.test(at.file)) breaks(`a fault is in a file of the user's: ${code}`, place);
  if (what === "" || hint === "") breaks(`a fault has words: ${code}`, place);
  const value = at.file.endsWith("other.json") ? (OTHER_DOCUMENT as object) : parseJson(text);
  if (value === undefined || at.file.endsWith("yaml")) return;
  if (at.line > text.split(/\r\n?|\n/).length) breaks(`a fault's line exists: ${code}`, place);
  if (valueAt(value as never, fromPointer(at.pointer)) === undefined)
    breaks(`a pointer leads somewhere: ${code}`, place);
}

/** Of this process, in seconds: what others do meanwhile doesn't count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** For generating twice. */
const SECONDS = 10;

/** Where the program was: what tells one crash from another. */
function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frame = /at (?:async )?(\S+) \(?.*?((?:generator|contract-tests)\/[\w/.-]+\.ts)/.exec(error.stack ?? "");
  const message = error.message
    .split("\n")[0]
    ?.replaceAll(/"[^"]*"|\d+/g, "…")
    .slice(0, 80);
  return `${error.name} ${message} in ${frame?.[1]} of ${frame?.[2]}`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? String(error.stack).slice(0, 2000) : String(error);
}

/** Every path that a connection is made to or prepared for, until it is closed. */
function watchSockets(): { readonly close: () => readonly string[] } {
  const seen: string[] = [];
  const note = (_: unknown, name: string | symbol) => seen.push(String(name));
  for (const channel of CHANNELS) subscribe(channel, note);
  const close = () => {
    for (const channel of CHANNELS) unsubscribe(channel, note);
    return seen;
  };
  return { close };
}

const CHANNELS = ["net.client.socket", "http.client.request.start", "undici:request:create"];

/** Every path, with what changes when something is written there. */
function stateOf(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  return new Map(
    paths.map((path) => {
      const stats = statSync(join(folder, path));
      return [path, stats.isDirectory() ? "a folder" : `${stats.size} ${stats.mtimeMs} ${stats.ino}`];
    }),
  );
}

function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}

function readOutput(folder: string): GeneratedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(folder.length + 1).replaceAll("\\", "/"), contents: readFileSync(path, "utf8") };
    });
}

const PROTOTYPE_KEYS = Object.getOwnPropertyNames(Object.prototype).length;

const SECRET = "a secret of another folder";
const SECRET_DOCUMENT = {
  components: { schemas: { Secret: { type: "string", description: SECRET, const: SECRET } } },
  description: SECRET,
};

/** What a reference to another file may find. */
const OTHER_DOCUMENT = {
  components: {
    schemas: {
      Pet: {
        type: "object",
        required: ["id"],
        properties: { id: { type: "integer" }, friend: { $ref: "#/components/schemas/Pet" } },
      },
      Loop: { $ref: "#/components/schemas/Loop" },
    },
  },
};
