import type { Json, JsonObject } from "../json/json.ts";
import type { Child, ObjectType } from "./grammar.ts";
import { childrenOf } from "./grammar.ts";
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
  const resultsFor = perKind<C, Map<JsonObject, JsonObject>>(() => new Map());
  let last = root.value;
  traverse(root, enter, ({ child: { type, value: original }, around, context, children }, steps) => {
    // What has no result was not entered, or holds itself: it stays.
    const value = rebuild(
      original,
      children,
      (child) => resultsFor(context, child.type).get(child.value) ?? child.value,
    );
    last = map({ type, value, steps, context }, original);
    resultsFor(around, type).set(original, last);
  });
  return last;
}

interface Frame<C extends string> {
  readonly child: Child;
  readonly around: C;
  readonly depth: number;
  /** Set once the object was entered: the frame then waits below those of its children. */
  readonly entered: { readonly context: C; readonly children: readonly Child[] } | undefined;
}

/** A stack of our own, since a document may be nested deeper than the engine's. */
function traverse<C extends string>(
  { type, value, context }: Root<C>,
  enter: Enter<C>,
  leave?: (left: { child: Child; around: C; context: C; children: readonly Child[] }, steps: Steps) => void,
): void {
  const seenFor = perKind<C, Set<JsonObject>>(() => new Set());
  const steps: (string | number)[] = [];
  const root: Child = { type, value, steps: [""] };
  const stack: Frame<C>[] = [{ child: root, around: context, depth: -1, entered: undefined }];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    const { child, around, depth, entered } = frame;
    moveTo(steps, frame);
    if (entered) {
      leave?.({ child, around, context: entered.context, children: entered.children }, steps);
      continue;
    }
    const seen = seenFor(around, child.type);
    if (seen.has(child.value)) continue;
    seen.add(child.value);
    const context = enter({ type: child.type, value: child.value, steps, context: around });
    if (context === undefined) continue;
    const children = childrenOf(child.type, child.value);
    if (leave) stack.push({ child, around, depth, entered: { context, children } });
    const within = steps.length;
    for (const inner of children.toReversed()) {
      stack.push({ child: inner, around: context, depth: within, entered: undefined });
    }
  }
}

/** In this order of visits the steps of all ancestors are still in place. The root has no step of its own. */
function moveTo(steps: (string | number)[], { child, depth }: Frame<string>): void {
  if (depth < 0) {
    steps.length = 0;
    return;
  }
  while (steps.length > depth) steps.pop();
  steps.push(child.steps[0]);
  if (child.steps[1] !== undefined) steps.push(child.steps[1]);
}

/** One store for each context and type. A joint key would be a string made anew for each object. */
function perKind<C extends string, Store>(create: () => Store): (context: C, type: ObjectType) => Store {
  const stores = new Map<C, Map<ObjectType, Store>>();
  return (context, type) => {
    const ofContext = stores.get(context) ?? new Map<ObjectType, Store>();
    const store = ofContext.get(type) ?? create();
    if (ofContext.size === 0) stores.set(context, ofContext);
    if (!ofContext.has(type)) ofContext.set(type, store);
    return store;
  };
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
