import type { Fault } from "../errors.ts";
import { refCycle, refNotFound } from "../faults.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import { type ObjectType, sectionFor } from "./grammar.ts";
import { nearestName } from "./nearest.ts";
import type { OpenApi } from "./openapi.ts";
import { type Steps, walkObjects } from "./walk.ts";

/**
 * Every `$ref` of a bundled document, where the grammar has references and not in data, must lead to a value; and so must
 * the pointers in a discriminator's mapping. A chain of references that comes back to itself is a fault too.
 * One walk, and every `$ref` followed once; only where there is a fault, a second one finds the places.
 */
export function checkReferences(document: JsonObject): Fault[] {
  const { targets, anchors } = followReferences(document);
  const dangling = new Set<string>();
  for (const [ref, target] of targets) if (target === undefined && !anchors.has(ref)) dangling.add(ref);
  if (dangling.size === 0 && !hasCycle(targets)) return [];
  const references = listReferences(document);
  return [...explainDangling(document, references, dangling), ...findCycles(references)];
}

/** Each reference within the document → what it leads to. What does not begin with `#` is left to `bundle`. */
type Targets = ReadonlyMap<string, Json | undefined>;

function followReferences(document: JsonObject): { targets: Targets; anchors: ReadonlySet<string> } {
  const targets = new Map<string, Json | undefined>();
  const anchors = new Set<string>();
  const follow = (ref: unknown) => {
    if (typeof ref !== "string" || !ref.startsWith("#") || targets.has(ref)) return;
    targets.set(ref, isPointer(ref) ? valueAt(document, fromPointer(ref)) : undefined);
  };
  walkObjects(document as OpenApi, (type, value) => {
    follow(value.$ref);
    if (type !== "Schema") return;
    for (const anchor of [value.$anchor, value.$dynamicAnchor])
      if (typeof anchor === "string") anchors.add(`#${anchor}`);
    for (const [, ref] of mappedReferences(value)) follow(ref);
  });
  return { targets, anchors };
}

/** A chain goes on where a target is itself a reference. */
function hasCycle(targets: Targets): boolean {
  const done = new Set<Json>();
  for (let target of targets.values()) {
    const chain = new Set<Json>();
    while (isObject(target) && typeof target.$ref === "string" && !done.has(target)) {
      if (chain.has(target)) return true;
      chain.add(target);
      target = targets.get(target.$ref);
    }
    for (const member of chain) done.add(member);
  }
  return false;
}

interface Reference {
  readonly type: ObjectType;
  readonly ref: string;
  /** Of the `$ref` itself. */
  readonly pointer: string;
}

function listReferences(document: JsonObject): Reference[] {
  const references: Reference[] = [];
  walkObjects(document as OpenApi, (type, value, steps) => {
    if (typeof value.$ref === "string") references.push(toReference(type, value.$ref, [...steps, "$ref"]));
    if (type !== "Schema") return;
    for (const [name, ref] of mappedReferences(value))
      references.push(toReference("Schema", ref, [...steps, "discriminator", "mapping", name]));
  });
  return references;
}

function toReference(type: ObjectType, ref: string, steps: Steps): Reference {
  return { type, ref, pointer: toPointer(steps) };
}

/** OpenAPI 3.1, section 4.8.25: a value is the name of a schema or a reference; only what begins like a pointer is certain. */
function mappedReferences({ discriminator }: JsonObject): [name: string, ref: string][] {
  const mapping = isObject(discriminator) ? discriminator.mapping : undefined;
  if (!isObject(mapping)) return [];
  return Object.entries(mapping).flatMap(([name, ref]) =>
    typeof ref === "string" && ref.startsWith("#/") ? [[name, ref]] : [],
  );
}

function explainDangling(
  document: JsonObject,
  references: readonly Reference[],
  dangling: ReadonlySet<string>,
): Fault[] {
  const hints = new Map<string, string | undefined>();
  return references.flatMap(({ type, ref, pointer }) => {
    if (!dangling.has(ref)) return [];
    // A suggestion costs a look at every name around it: enough of them, and no more for the rest.
    if (!hints.has(ref) && hints.size < MAX_HINTS) hints.set(ref, nearestTarget(document, type, ref));
    return [refNotFound({ pointer }, ref, hints.get(ref))];
  });
}

function isPointer(ref: string): boolean {
  return ref === "#" || ref.startsWith("#/");
}

/** A name like it at the same place, or in the section where this type belongs. */
function nearestTarget(document: JsonObject, type: ObjectType, ref: string): string | undefined {
  const steps = fromPointer(isPointer(ref) ? ref : "#");
  const name = steps.at(-1) ?? ref.slice(1);
  const section = sectionFor(type);
  const containers = [steps.slice(0, -1), ...(section ? [["components", section]] : [])];
  for (const container of containers) {
    const values = valueAt(document, container);
    if (!isObject(values)) continue;
    const nearest = Object.hasOwn(values, name) ? name : nearestName(name, Object.keys(values));
    if (nearest !== undefined) return `#${toPointer([...container, nearest])}`;
  }
  return undefined;
}

/** A reference leads to at most one other, so following each once from the start of its chain finds every cycle. */
function findCycles(references: readonly Reference[]): Fault[] {
  const next = new Map<string, string>();
  for (const { ref, pointer } of references) {
    if (isPointer(ref) && pointer.endsWith("/$ref"))
      next.set(pointer.slice(0, -"/$ref".length), toPointer(fromPointer(ref)));
  }
  const done = new Set<string>();
  const faults: Fault[] = [];
  for (const start of next.keys()) {
    const chain = new Map<string, number>();
    let pointer: string | undefined = start;
    while (pointer !== undefined && !done.has(pointer) && !chain.has(pointer)) {
      chain.set(pointer, chain.size);
      pointer = next.get(pointer);
    }
    if (pointer !== undefined && chain.has(pointer)) {
      const members = [...chain.keys()].slice(chain.get(pointer));
      faults.push(
        refCycle(
          { pointer: `${pointer}/$ref` },
          [...members, pointer].map((member) => `#${member}`),
        ),
      );
    }
    for (const member of chain.keys()) done.add(member);
  }
  return faults;
}

const MAX_HINTS = 100;
