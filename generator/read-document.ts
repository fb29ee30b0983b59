import type { ApiConfig } from "./config.ts";
import { bundle } from "./document/bundle.ts";
import { completeDocument } from "./document/complete.ts";
import { splitDirections } from "./document/directions.ts";
import { normalise } from "./document/normalise.ts";
import type { OpenApi } from "./document/openapi.ts";
import { createOrigin } from "./document/origin.ts";
import { applyOverlay } from "./document/overlay.ts";
import { type Slice, sliceDocument } from "./document/slice.ts";
import { validate } from "./document/validate.ts";
import { isSwagger } from "./document/version.ts";
import { type Fault, type SpecError, SpecErrors } from "./errors.ts";
import { selectionEmpty, selectionUnknown } from "./faults.ts";
import type { JsonObject } from "./json/json.ts";
import { fromPointer, valueAt } from "./json/pointer.ts";
import type { Source } from "./source/load.ts";
import { loadDocument } from "./source/load-document.ts";
import { locateFaults, type Origin } from "./source/locate-faults.ts";
import { parseSource } from "./source/parse.ts";
import { createReader } from "./source/reader.ts";

/** What says where a document is and what is taken of it. */
export type DocumentOptions = Omit<ApiConfig, "output" | "suites" | "name">;

export interface SpecDocument {
  /** Corrected, bundled, OpenAPI 3.1, sliced, each schema in the shape of its direction. */
  readonly document: OpenApi;
  /** Everything that was read, by the name that the user would give it. */
  readonly sources: readonly Source[];
  /** The faults of this run so far, all of severity `warning`, and later ones, whose pointers lead into `document`. */
  readonly locateWarnings: (later: readonly Fault[]) => SpecError[];
  /** Where what stands at a pointer of `document` was written. */
  readonly origin: Origin;
}

/**
 * The way from files to the one document that everything else is made from; from what `loadSources` gave, if it was asked.
 * @throws SpecErrors with all faults of the stage that could not go on
 * @throws UsageError if a file can't be read, or the selection names what isn't there
 */
export async function readDocument(options: DocumentOptions, loaded?: readonly Source[]): Promise<SpecDocument> {
  const { run, slice, lifted } = await readSlice(options, loaded);
  if (!lifted) judge(run, slice.document);
  const { document: split, origins } = splitDirections(normalise(slice.document));
  const origin: Origin = (pointer) => run.origin(originalOf(pointer, origins));
  // Lines are looked up once, and only for those who ask.
  const found = run.faults.map((fault) =>
    fault.file === undefined ? { ...fault, ...run.origin(fault.pointer) } : fault,
  );
  const locateWarnings = (later: readonly Fault[]) => locateFaults([...found, ...later], run.sources, origin);
  return { document: split, sources: run.sources, locateWarnings, origin };
}

/**
 * The document and its overlays, in this order.
 * @throws UsageError if one can't be read
 */
export async function loadSources({ document, overlays = [], allowRemote }: DocumentOptions): Promise<Source[]> {
  return Promise.all([document, ...overlays].map((name) => loadDocument(name, allowRemote)));
}

/** The document as its overlays leave it, before anything else is done to it, as a source of its own. */
export async function readCorrected(options: DocumentOptions): Promise<{ source: Source; document: JsonObject }> {
  const [source, ...overlays] = await loadSources(options);
  if (source === undefined) throw new Error("No source was loaded.");
  const run = startRun([source, ...overlays]);
  const document = await correct(run, run.sources);
  return { source: { file: source.file, text: JSON.stringify(document) }, document };
}

/**
 * The first half of it: corrected, bundled and cut, still in its own version, and not yet judged. So what isn't taken need not
 * be valid, and a slice in a file of its own makes the same output as the selection does.
 */
export async function readSlice(
  options: DocumentOptions,
  loaded?: readonly Source[],
): Promise<{ run: Run; slice: Slice; whole: JsonObject; lifted: boolean }> {
  const { document: path, root, allowRemote = [] } = options;
  const [source, ...overlays] = loaded ?? (await loadSources(options));
  if (source === undefined) throw new Error("No source was loaded.");
  const run = startRun([source, ...overlays]);
  const corrected = await correct(run, run.sources);
  const completed = completeDocument(corrected, { file: source.file });
  proceed(run, completed.faults);
  follow(run, completed.moves);
  const read = createReader({ file: path, roots: root === undefined ? [] : [root], allowRemote });
  const bundled = await bundle(completed.document, { file: source.file, read, relocate: completed.relocate });
  run.sources.push(...bundled.sources);
  run.origin = createOrigin(bundled.places, run.origin);
  proceed(run, [...bundled.faults, ...(cuts(options) ? [] : alsoFound(bundled))]);

  const document = isSwagger(bundled.document) ? await lift(run, bundled.document) : bundled.document;
  const slice = sliceDocument(document as OpenApi, options);
  if (slice.unknown.length > 0) throw selectionUnknown(slice.unknown);
  if (slice.chosen?.length === 0) throw selectionEmpty();
  follow(run, slice.origins);
  return { run, slice, whole: document, lifted: document !== bundled.document };
}

/** What isn't taken need not be valid. */
function cuts({ operations, tags, paths, methods }: DocumentOptions): boolean {
  return [operations, tags, paths, methods].some((patterns) => patterns !== undefined);
}

/** A reference to another file that leads nowhere hides no other fault, but for those that may come of it. */
function alsoFound({ document, faults }: { document: JsonObject; faults: readonly Fault[] }): Fault[] {
  if (!faults.some(({ severity }) => severity === "error")) return [];
  return validate(document).faults.filter(({ code, pointer }) => {
    if (!code.startsWith("REF_")) return !code.startsWith("PATH_PARAMETER_");
    const ref = valueAt(document, fromPointer(pointer));
    return typeof ref !== "string" || ref.startsWith("#");
  });
}

/** Swagger 2.0 is judged as a whole and as it was written; what comes after knows OpenAPI 3.0. */
async function lift(run: Run, swagger: JsonObject): Promise<JsonObject> {
  judge(run, swagger);
  // Loaded for those who need it.
  const { liftSwagger } = await import("./document/lift-swagger.ts");
  const { document, before } = await liftSwagger(swagger);
  const { origin } = run;
  run.origin = (pointer) => origin(before(pointer));
  return document;
}

function judge(run: Run, document: JsonObject): void {
  const { faults, moves } = validate(document);
  proceed(run, faults);
  follow(run, moves);
}

/** Lets later pointers be followed back over what a stage has moved. */
function follow(run: Run, moved: ReadonlyMap<string, string>): void {
  const { origin } = run;
  if (moved.size > 0) run.origin = (pointer) => origin(originalOf(pointer, moved));
}

export interface Run {
  readonly sources: Source[];
  /** Warnings so far. */
  readonly faults: Fault[];
  origin: Origin;
}

/** Keeps warnings, by the places that they have now; stops at errors, with everything that was found until now. */
function proceed(run: Run, faults: readonly Fault[]): void {
  for (const fault of faults)
    run.faults.push(fault.file === undefined ? { ...fault, ...run.origin(fault.pointer) } : fault);
  if (run.faults.some(({ severity }) => severity === "error")) {
    throw new SpecErrors(locateFaults(run.faults, run.sources, run.origin));
  }
}

function startRun(sources: readonly Source[]): Run {
  return { sources: [...sources], faults: [], origin: (pointer) => ({ file: sources[0]?.file ?? "", pointer }) };
}

function parse(run: Run, source: Source): JsonObject {
  const { document, faults } = parseSource(source);
  proceed(run, faults);
  return document ?? {};
}

/** Overlays are parsed before the document, so that their faults come first. */
async function correct(run: Run, [source, ...overlays]: readonly Source[]): Promise<JsonObject> {
  if (source === undefined) return {};
  const parsed = overlays.map((overlay) => ({ file: overlay.file, overlay: parse(run, overlay) }));
  let corrected = parse(run, source);
  for (const { file, overlay } of parsed) {
    const applied = await applyOverlay(corrected, overlay, { file, documentFile: source.file });
    run.origin = createOrigin(applied.places, run.origin);
    proceed(run, applied.faults);
    corrected = applied.document;
  }
  return corrected;
}

/** The pointer as it was before components were split off: the nearest component around it says where it came from. */
function originalOf(pointer: string, origins: ReadonlyMap<string, string>): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const original = origins.get(pointer.slice(0, end));
    if (original !== undefined) return `${original}${pointer.slice(end)}`;
  }
  return pointer;
}
