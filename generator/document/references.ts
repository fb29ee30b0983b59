import type { Fault } from "../errors.ts";
import { mappingDangling, refChainTooLong, refCycle, refMended, refNotFound } from "../faults.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import { refKindWrong, saysNothing, typeOf } from "../validation-faults.ts";
import type { DraftObject } from "./copy.ts";
import { type ObjectType, sectionFor, typeInSection } from "./grammar.ts";
import { nearestName } from "./nearest.ts";
import type { Steps } from "./walk.ts";

/**
 * The references of a bundled document, collected while it is walked: where the grammar has references and not in data,
 * each must lead to a value, and a chain of them to something else than itself. Those by `$anchor` or `$id` become pointers,
 * so that no later stage knows of them.
 */
export interface References {
  /** A `$ref`, or an entry of a discriminator's mapping: `holder[key]`. */
  readonly use: (use: Use) => void;
  /** A schema that may have names of its own. */
  readonly name: (schema: DraftObject, steps: Steps) => void;
  /** All that is wrong with them; called once, at the end. */
  readonly finish: () => Fault[];
}

interface Use {
  readonly type: ObjectType;
  readonly holder: DraftObject;
  readonly key: string;
  readonly steps: Steps;
}

export function collectReferences(document: JsonObject): References {
  /** Every reference that leads somewhere, once. */
  const found = new Map<string, Json>();
  /** The type of what each leads to, where its section says it. */
  const held = new Map<string, ObjectType | undefined>();
  const wrongKinds: Fault[] = [];
  /** Where what is no schema is referred to, by the reference: what has been mended away since can't be built. */
  const built = new Map<string, string>();
  const open: { use: Use; ref: string; pointer: string; resource: string }[] = [];
  const names = new Map<string, string>();
  const resources: string[] = [];
  const named: DraftObject[] = [];

  function use(use: Use): void {
    const ref = use.holder[use.key] as string;
    const resource = resources.length === 0 ? "" : resourceOf(resources, use.steps);
    if (!held.has(ref)) held.set(ref, typeHeld(ref));
    const type = held.get(ref);
    if (type !== undefined && type !== use.type)
      wrongKinds.push(refKindWrong({ pointer: toPointer(use.steps) }, ref, { held: type, wanted: use.type }));
    if (resource === "" && found.has(ref)) return;
    const target = resource === "" ? targetOf(document, ref) : undefined;
    // An empty value is mended where it stands.
    if (target !== undefined && !isObject(target) && typeof target !== "boolean" && !saysNothing(target))
      wrongKinds.push(refKindWrong({ pointer: toPointer(use.steps) }, ref, { held: typeOf(target), wanted: use.type }));
    if (target !== undefined && use.type !== "Schema") built.set(ref, toPointer(use.steps));
    if (target !== undefined) found.set(ref, target);
    else open.push({ use, ref, pointer: toPointer(use.steps), resource });
  }

  function name(schema: DraftObject, steps: Steps): void {
    const { $id, $anchor, $dynamicAnchor } = schema;
    if ($id === undefined && $anchor === undefined && $dynamicAnchor === undefined) return;
    const pointer = toPointer(steps);
    named.push(schema);
    for (const anchor of [$anchor, $dynamicAnchor]) if (typeof anchor === "string") names.set(`#${anchor}`, pointer);
    if (typeof $id !== "string") return;
    names.set(absolute($id), pointer);
    if (!$id.startsWith("#")) resources.push(pointer);
    else names.set($id, pointer);
  }

  function finish(): Fault[] {
    const faults: Fault[] = [];
    const hints = new Map<string, string | undefined>();
    for (const one of open) {
      const pointer = resolve(document, one, names);
      if (pointer !== undefined) {
        one.use.holder[one.use.key] = `#${pointer}`;
        found.set(`#${pointer}`, valueAt(document, fromPointer(`#${pointer}`)) as Json);
        continue;
      }
      const { ref, use } = one;
      if (found.has(ref)) continue;
      const through = passThrough(document, ref);
      if (through !== undefined) {
        use.holder[use.key] = through;
        found.set(through, targetOf(document, through) as Json);
        continue;
      }
      const mended = mendRef(document, use.type, ref);
      if (mended !== undefined) {
        use.holder[use.key] = mended;
        faults.push(refMended({ pointer: one.pointer }, ref, mended));
        continue;
      }
      if (use.key !== "$ref") {
        faults.push(mappingDangling({ pointer: one.pointer }, ref));
        delete use.holder[use.key];
        continue;
      }
      // A suggestion costs a look at every name around it: enough of them, and no more for the rest.
      if (!hints.has(ref) && hints.size < MAX_HINTS) hints.set(ref, nearestTarget(document, use.type, ref));
      faults.push(refNotFound({ pointer: one.pointer }, ref, hints.get(ref)));
    }
    for (const [ref, pointer] of built)
      if (targetOf(document, ref) === undefined) faults.push(refNotFound({ pointer }, ref, undefined));
    // Ajv would resolve our pointers against these names.
    for (const schema of named) {
      delete schema.$id;
      delete schema.$anchor;
    }
    return [...faults, ...wrongKinds, ...findCycles(document, found)];
  }

  return { use, name, finish };
}

/** The type of a component, or in Swagger 2.0 of a definition; undefined for what stands elsewhere. */
function typeHeld(ref: string): ObjectType | undefined {
  const section = SECTION.exec(ref)?.[1];
  return section === undefined ? undefined : typeInSection(section === "definitions" ? "schemas" : section);
}

const SECTION = /^#\/(?:components\/)?([A-Za-z]+)\/[^/]+$/;

function targetOf(document: JsonObject, ref: string): Json | undefined {
  return isPointer(ref) ? valueAt(document, fromPointer(ref)) : undefined;
}

function isPointer(ref: string): boolean {
  return ref === "#" || ref.startsWith("#/");
}

/** The innermost schema with an `$id` around a place: references within it start there (JSON Schema 2020-12, 8.2.1). */
function resourceOf(resources: readonly string[], steps: Steps): string {
  const pointer = toPointer(steps);
  return resources.findLast((resource) => pointer.startsWith(`${resource}/`)) ?? "";
}

function resolve(
  document: JsonObject,
  { ref, resource }: { ref: string; resource: string },
  names: ReadonlyMap<string, string>,
): string | undefined {
  if (resource !== "" && isPointer(ref)) {
    for (const base of [resource, ""]) {
      const pointer = base + toPointer(fromPointer(ref));
      if (valueAt(document, fromPointer(pointer)) !== undefined) return encode(pointer);
    }
    return undefined;
  }
  const exact = names.get(ref) ?? names.get(absolute(ref));
  if (exact !== undefined) return encode(exact);
  const [id = "", fragment = ""] = absolute(ref).split("#");
  const base = names.get(id);
  const pointer = base === undefined ? undefined : base + toPointer(fromPointer(`#${fragment}`));
  return pointer !== undefined && valueAt(document, fromPointer(pointer)) !== undefined ? encode(pointer) : undefined;
}

/** A pointer within a `#…` is percent-encoded where it must be. */
function encode(pointer: string): string {
  return pointer.replace(/[%"<>\\^`{|} ]/g, encodeURIComponent);
}

/** `$id`s are compared by the addresses that they stand for. */
export function absolute(id: string): string {
  return URL.canParse(id, BASE) ? new URL(id, BASE).href.replace(/#$/, "") : id;
}

const BASE = "https://document.invalid/";

/** A pointer that leads through another reference → the one that doesn't. */
function passThrough(document: JsonObject, ref: string): string | undefined {
  if (!isPointer(ref)) return undefined;
  let way: string[] = [];
  let rest = fromPointer(ref);
  for (let hops = 0; hops < 20; hops += 1) {
    let value: Json | undefined = valueAt(document, way);
    let count = 0;
    while (count < rest.length) {
      const next = valueAt(value, [rest[count] as string]);
      if (next === undefined) break;
      value = next;
      count += 1;
    }
    if (count === rest.length) return `#${encode(toPointer([...way, ...rest]))}`;
    const next = isObject(value) ? value.$ref : undefined;
    if (typeof next !== "string" || !isPointer(next)) return undefined;
    way = fromPointer(next);
    rest = rest.slice(count);
  }
  return undefined;
}

/** A slash too many or too few, or the bare name of a component as it was written before 2.0. */
function mendRef(document: JsonObject, type: ObjectType, ref: string): string | undefined {
  if (ref.length > LONGEST) return undefined;
  const section = sectionFor(type);
  const candidates = [
    ref.replace(/\/+$/, ""),
    ref.replace(/^#\/(?=[^/]+$)/, "#/components/schemas/"),
    ref.replace(/^#?\/*(?=components\/|definitions\/)/, "#/"),
    ref.replace(/^#\/definitions\//, "#/components/schemas/"),
    ref.replace(/^#\/(parameters|responses)\//, "#/components/$1/"),
    ...(/^[\w.-]+$/.test(ref) && section !== undefined
      ? [`#/components/${section}/${ref}`, `#/definitions/${ref}`]
      : []),
  ];
  return candidates.find((candidate) => candidate !== ref && targetOf(document, candidate) !== undefined);
}

/** In characters. No slip of the pen is longer, and slashes at its end are looked for at each slash. */
const LONGEST = 2000;

/** A name like it at the same place, or in the section where this type belongs. */
function nearestTarget(document: JsonObject, type: ObjectType, ref: string): string | undefined {
  const steps = fromPointer(isPointer(ref) ? ref : "#");
  const name = steps.at(-1) ?? ref.slice(1);
  const section = sectionFor(type);
  const around = steps.slice(0, -1);
  const isSection = around.length === 2 && around[0] === "components" && around[1] === section;
  const containers = section === undefined || isSection ? [around] : [around, ["components", section]];
  for (const container of containers) {
    const values = valueAt(document, container);
    if (!isObject(values)) continue;
    const nearest = Object.hasOwn(values, name) ? name : nearestName(name, Object.keys(values));
    if (nearest !== undefined) return `#${toPointer([...container, nearest])}`;
  }
  return undefined;
}

/** A reference leads to at most one other, so following each once from the start of its chain finds every cycle. */
function findCycles(document: JsonObject, found: ReadonlyMap<string, Json>): Fault[] {
  const done = new Set<string>();
  const faults: Fault[] = [];
  for (const start of found.keys()) {
    const chain = new Map<string, number>();
    let ref: string | undefined = start;
    while (ref !== undefined && !done.has(ref) && !chain.has(ref)) {
      chain.set(ref, chain.size);
      ref = nextRef(document, found, ref);
    }
    const members = [...chain.keys()];
    if (ref !== undefined && chain.has(ref)) {
      const cycle = members.slice(chain.get(ref)).map(pointerOf);
      faults.push(
        refCycle(
          { pointer: `${pointerOf(ref)}/$ref` },
          [...cycle, pointerOf(ref)].map((member) => `#${member}`),
        ),
      );
    } else if (chain.size > MAX_CHAIN) {
      faults.push(refChainTooLong({ pointer: `${pointerOf(start)}/$ref` }, start, MAX_CHAIN));
    }
    for (const member of members) done.add(member);
  }
  return faults;
}

function nextRef(document: JsonObject, found: ReadonlyMap<string, Json>, ref: string): string | undefined {
  const target = found.get(ref) ?? targetOf(document, ref);
  return isObject(target) && typeof target.$ref === "string" && isPointer(target.$ref) ? target.$ref : undefined;
}

function pointerOf(ref: string): string {
  return toPointer(fromPointer(ref));
}

const MAX_HINTS = 20;
/** Past any design; and what follows it would have to be followed at every step. */
const MAX_CHAIN = 100;
