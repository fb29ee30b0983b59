import type { Place } from "../errors.ts";
import { refCycle } from "../faults.ts";
import { setOwn } from "../json/json.ts";
import { fromPointer, toPointer } from "../json/pointer.ts";
import { copyObject, type DraftObject, isDraftObject } from "./copy.ts";
import type { Externals, Target } from "./external.ts";
import { freshNames } from "./fresh-names.ts";
import { type ObjectType, sectionFor } from "./grammar.ts";
import { type Prepared, preparedRef } from "./inline.ts";
import { type FoundUse, findUses } from "./uses.ts";
import { isSwagger } from "./version.ts";

/**
 * Finds every use of another file, from the document on and from each target on, and settles where each target goes:
 * - one with a section in `components` is prepared under a name there, once, and each use refers to it;
 * - the rest is put in place of the use.
 *
 * Changes `root`, which the caller has copied. Afterwards it refers to prepared objects and to itself only.
 */
export async function gather(
  root: DraftObject,
  { url, file, externals }: { url: URL; file: string; externals: Externals },
): Promise<{ prepared: Prepared; places: Map<string, Place> }> {
  const state: State = {
    root,
    externals,
    named: new Map(),
    prepared: new Map(),
    places: new Map(),
    ...{ sections: new Map(), settled: new Map(), queue: [] },
  };
  state.queue.push({
    type: "OpenApi",
    value: root,
    base: url,
    at: "",
    place: { file, pointer: "" },
    around: 0,
    depth: 0,
  });
  // The queue grows while it is read.
  for (const part of state.queue) {
    const uses = findUses(part.type, part.value);
    // Where the document itself has named a target, that name comes first.
    const naming = part.depth === 0 ? uses.filter((use) => namesTarget(use, root)) : [];
    for (const use of [...naming, ...uses]) await settle(state, part, use);
  }
  return state;
}

/** A part of the result that is to be looked through, and where it came from. */
interface Part {
  readonly type: ObjectType;
  readonly value: DraftObject;
  readonly base: URL;
  /** Its pointer in the bundled document. */
  readonly at: string;
  readonly place: Place;
  /** How many steps of its own are not in that place. */
  readonly around: number;
  /** How many targets lie around it. */
  readonly depth: number;
}

interface State {
  readonly root: DraftObject;
  readonly externals: Externals;
  /** Section and URL of a target → the pointer of its component. */
  readonly named: Map<string, string>;
  readonly prepared: Map<string, DraftObject>;
  readonly places: Map<string, Place>;
  /** The source of names of each section. */
  readonly sections: Map<string, (base: string) => string>;
  /** What is put in place of a use is looked through again, and what was already there must not be read as relative to it. */
  readonly settled: Map<DraftObject, Set<string>>;
  readonly queue: Part[];
}

/** `components.schemas.Pet: { $ref: Pet.yaml }`, and `definitions.Pet` in Swagger 2.0. */
function namesTarget({ type, steps, holder }: FoundUse, root: DraftObject): boolean {
  const depth = isSwagger(root) && Object.values(SWAGGER_SECTIONS).includes(String(steps[0])) ? 3 : 4;
  const section = depth === 3 || steps[0] === "components";
  return type !== undefined && section && steps.length === depth && Object.keys(holder).length === 1;
}

const SWAGGER_SECTIONS: { readonly [section: string]: string } = {
  ...{
    schemas: "definitions",
    parameters: "parameters",
    responses: "responses",
    securitySchemes: "securityDefinitions",
  },
};

/** Where the components of a section are. */
function stepsTo(root: DraftObject, section: string): string[] {
  const own = isSwagger(root) ? SWAGGER_SECTIONS[section] : undefined;
  return own === undefined ? ["components", section] : [own];
}

function entriesOf(root: DraftObject, section: string): DraftObject {
  return stepsTo(root, section).reduce(childOf, root);
}

async function settle(state: State, part: Part, use: FoundUse): Promise<void> {
  const { holder, key, ref } = use;
  const settled = state.settled.get(holder) ?? new Set();
  if (settled.has(key)) return;
  state.settled.set(holder, settled.add(key));
  if (part.depth === 0 && ref.startsWith("#")) return;
  const at = { file: part.place.file, pointer: part.place.pointer + toPointer(use.steps.slice(part.around)) };
  const target = await state.externals.find({ ref, base: part.base, at });
  if (target?.kind === "local") setOwn(holder, key, `#${target.pointer}`);
  if (target?.kind !== "external") return;
  const section = use.type && sectionFor(use.type);
  // A path item is a part of its path; and 3.0 has no section for it.
  const known = !isSwagger(state.root) || SWAGGER_SECTIONS[section ?? ""] !== undefined;
  const hasName = use.type && section && known && section !== "pathItems" && section !== "mediaTypes";
  if (hasName)
    giveName(state, { use, type: use.type, section, target }, part.depth === 0 && namesTarget(use, state.root));
  else if (part.depth <= MAX_DEPTH) putInPlace(state, part, { use, target });
  else state.externals.faults.push(refCycle(at, [ref]));
}

type External = Extract<Target, { kind: "external" }>;

interface NamedUse {
  readonly use: FoundUse;
  readonly type: ObjectType;
  readonly section: string;
  readonly target: External;
}

function giveName(state: State, named: NamedUse, isEntry: boolean): void {
  const { use, section, target } = named;
  const id = `${section} ${target.url.href}`;
  const known = state.named.get(id);
  if (known === undefined && isEntry) {
    const pointer = toPointer(use.steps.slice(0, -1));
    state.named.set(id, pointer);
    use.holder.$ref = prepare(state, named, pointer);
    return;
  }
  const pointer = known ?? addEntry(state, named);
  state.named.set(id, pointer);
  setOwn(use.holder, use.key, `#${pointer}`);
}

function addEntry(state: State, named: NamedUse): string {
  const entries = entriesOf(state.root, named.section);
  const name = freshName(state, named.section, named.target.url);
  const pointer = toPointer([...stepsTo(state.root, named.section), name]);
  setOwn(entries, name, { $ref: prepare(state, named, pointer) });
  return pointer;
}

function prepare(state: State, { type, target }: NamedUse, at: string): string {
  const ref = preparedRef(state.prepared.size);
  const value = copyObject(target.value);
  state.prepared.set(ref, value);
  state.places.set(at, target.place);
  state.queue.push({ type, value, base: target.url, at, place: target.place, around: 0, depth: 1 });
  return ref;
}

/** What stands beside the `$ref` of a path item stays, and wins. */
function putInPlace(state: State, part: Part, { use, target }: { use: FoundUse; target: External }): void {
  const { holder, steps, type, within } = use;
  delete holder.$ref;
  state.settled.get(holder)?.delete("$ref");
  for (const [key, value] of Object.entries(copyObject(target.value))) {
    if (!Object.hasOwn(holder, key)) setOwn(holder, key, value);
  }
  const at = part.at + toPointer(steps.slice(0, -1));
  state.places.set(at, target.place);
  const found = { base: target.url, place: target.place, depth: part.depth + 1 };
  if (type !== undefined) {
    state.queue.push({ ...found, type, value: holder, at, around: 0 });
    return;
  }
  // A whole map is read as what its owner holds there.
  const key = String(steps.at(-2));
  const around = { value: { [key]: holder }, at: part.at + toPointer(steps.slice(0, -2)), around: 1 };
  state.queue.push({ ...found, ...around, type: within });
}

/** `schemas/Pet.yaml` → `Pet`, `common.yaml#/components/schemas/Err` → `Err`; `Err2` where that is taken. */
function freshName(state: State, section: string, url: URL): string {
  const entries = entriesOf(state.root, section);
  const fresh = state.sections.get(section) ?? freshNames((name) => Object.hasOwn(entries, name));
  state.sections.set(section, fresh);
  const file = (url.pathname.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
  const name = fromPointer(url.hash || "#").at(-1) ?? fromPointer(`#/${file}`)[0] ?? "";
  // Only what OpenAPI 3.1, section 4.8.7, allows.
  return fresh(name.replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 100) || "Unnamed");
}

function childOf(object: DraftObject, key: string): DraftObject {
  const child = object[key];
  if (isDraftObject(child)) return child;
  const made: DraftObject = {};
  object[key] = made;
  return made;
}

const MAX_DEPTH = 20;
