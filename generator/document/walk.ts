import type { Child, ObjectType } from "./grammar.ts";
import { childrenOf } from "./grammar.ts";
import type { Json, JsonObject } from "./json.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";

/** The way to an object. It is one list that the walk keeps changing: copy it, or make a pointer of it, to keep it. */
export type Steps = readonly (string | number)[];

/** Visits each Schema Object in schema position, parents first. An object that stands at several places is visited once. */
export function walkSchemas(document: OpenApi, visit: (schema: SchemaObject, steps: Steps) => void): void {
  walkObjects(document, (type, value, steps) => {
    if (type === "Schema") visit(value as SchemaObject, steps);
  });
}

/**
 * Visits each object of the grammar, parents first, references included: the type is then what the target has to be.
 * An object that stands at several places (a YAML alias) is visited once for each type it is taken for, at the first place.
 */
export function walkObjects(
  document: OpenApi,
  visit: (type: ObjectType, value: JsonObject, steps: Steps) => void,
): void {
  walkFrom({ type: "OpenApi", value: document, context: "" }, ({ type, value, steps }) => {
    visit(type, value, steps);
    return "";
  });
}

/** A new document with each Schema Object, innermost first, replaced by `f` of it. What does not change keeps its identity. */
export function mapSchemas(document: OpenApi, f: (schema: SchemaObject, steps: Steps) => SchemaObject): OpenApi {
  return mapObjects(document, (type, value, steps) => (type === "Schema" ? f(value as SchemaObject, steps) : value));
}

/** As `mapSchemas`, for every object of the grammar. */
export function mapObjects(
  document: OpenApi,
  f: (type: ObjectType, value: JsonObject, steps: Steps) => JsonObject,
): OpenApi {
  const map = ({ type, value, steps }: Place<"">) => f(type, value, steps);
  return mapFrom({ type: "OpenApi", value: document, context: "" }, { enter: () => "", map }) as OpenApi;
}

/** Where a walk starts, and what is known there from further out. */
export interface Root<C extends string> {
  readonly type: ObjectType;
  readonly value: JsonObject;
  readonly context: C;
}

export interface Place<C extends string> extends Root<C> {
  readonly steps: Steps;
}

/** What is known within a place, given what is known around it; undefined: do not go in. */
export type Enter<C extends string> = (place: Place<C>) => C | undefined;

/** A walk that carries a context inwards. Each object is entered once for each type and context. */
export function walkFrom<C extends string>(root: Root<C>, enter: Enter<C>): void {
  traverse(root, enter);
}

/** A map that carries a context inwards: `map` gets each place with its inner objects replaced, and as it was. */
export function mapFrom<C extends string>(
  root: Root<C>,
  { enter, map }: { enter: Enter<C>; map: (place: Place<C>, original: JsonObject) => JsonObject },
): JsonObject {
  const results = new Map<string, Map<JsonObject, JsonObject>>();
  // What is not there was not entered, or holds itself: it stays.
  const resultOf = (child: Child, context: C) => results.get(context + child.type)?.get(child.value) ?? child.value;
  let last = root.value;
  traverse(root, enter, (place, children) => {
    const value = rebuild(place.value, children, (child) => resultOf(child, place.context));
    last = map({ ...place, value }, place.value);
    const key = place.around + place.type;
    const known = results.get(key) ?? new Map();
    results.set(key, known.set(place.value, last));
  });
  return last;
}

interface Frame<C extends string> extends Child {
  readonly around: C;
  readonly depth: number;
  /** Set once the object is entered; the frame then waits below its children. */
  readonly entered?: { readonly context: C; readonly children: readonly Child[] };
}

/** A stack of our own, since a document may be nested deeper than the engine's. */
function traverse<C extends string>(
  { type, value, context }: Root<C>,
  enter: Enter<C>,
  leave?: (place: Place<C> & { around: C }, children: readonly Child[]) => void,
): void {
  const seen = new Map<string, Set<JsonObject>>();
  const steps: (string | number)[] = [];
  const stack: Frame<C>[] = [{ type, value, steps: [""], around: context, depth: -1 }];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    const { type, value, around } = frame;
    const depth = moveTo(steps, frame);
    if (frame.entered) {
      leave?.({ type, value, steps, around, context: frame.entered.context }, frame.entered.children);
      continue;
    }
    if (!addNew(seen, around + type, value)) continue;
    const context = enter({ type, value, steps, context: around });
    if (context === undefined) continue;
    const children = childrenOf(type, value);
    if (leave) stack.push({ ...frame, entered: { context, children } });
    for (const child of children.toReversed()) stack.push({ ...child, around: context, depth });
  }
}

/** In this order of visits the steps of all ancestors are still in place. The root has no step of its own. */
function moveTo(steps: (string | number)[], frame: { steps: Child["steps"]; depth: number }): number {
  steps.length = Math.max(frame.depth, 0);
  if (frame.depth >= 0) steps.push(...frame.steps);
  return steps.length;
}

function addNew(seen: Map<string, Set<JsonObject>>, key: string, value: JsonObject): boolean {
  const known = seen.get(key) ?? new Set();
  seen.set(key, known);
  if (known.has(value)) return false;
  known.add(value);
  return true;
}

function rebuild(value: JsonObject, children: readonly Child[], result: (child: Child) => JsonObject): JsonObject {
  let copy = value;
  for (const child of children) {
    const replaced = result(child);
    if (replaced === child.value) continue;
    if (copy === value) copy = { ...value };
    const [key, name] = child.steps;
    if (name === undefined) {
      put(copy, key, replaced);
      continue;
    }
    if (copy[key] === value[key]) put(copy, key, shallowCopy(value[key] as object));
    put(copy[key] as object, name, replaced);
  }
  return copy;
}

function shallowCopy(container: object): Json {
  return Array.isArray(container) ? [...container] : { ...container };
}

/** An assignment to `__proto__` would set the prototype; as a name in a document it is a key like any other. */
function put(target: object, key: string | number, value: Json): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
