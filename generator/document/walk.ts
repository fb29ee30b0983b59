import type { Json, JsonObject } from "../json/json.ts";
import { setOwn } from "../json/json.ts";
import { isTree, markTree } from "../json/tree.ts";
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
  const mapped = traverse(root, enter, map);
  return isTree(root.value) ? markTree(mapped) : mapped;
}

/** An object that was entered and not left yet. */
interface Open<C extends string> {
  readonly child: Child;
  readonly around: C;
  readonly context: C;
  readonly children: readonly Child[];
  /** What has become of the children so far; the next one is the first that is not here. */
  readonly results: JsonObject[];
  /** How many steps lead to it. */
  readonly depth: number;
}

/** A stack of our own, since a document may be nested deeper than the engine's. */
function traverse<C extends string>(
  { type, value, context }: Root<C>,
  enter: Enter<C>,
  map?: (place: Place<C>, original: JsonObject) => JsonObject,
): JsonObject {
  // What an object has become, for each type and context; undefined until that is known.
  const resultsFor = isTree(value) ? undefined : perKind<C, Map<JsonObject, JsonObject | undefined>>(() => new Map());
  const steps: (string | number)[] = [];
  const open: Open<C>[] = [];
  let last = value;

  function settle(result: JsonObject): void {
    last = result;
    open.at(-1)?.results.push(result);
  }

  function visit(child: Child, around: C): void {
    const results = resultsFor?.(around, child.type);
    // What is not entered, or holds itself, stays.
    if (results?.has(child.value)) {
      settle(results.get(child.value) ?? child.value);
      return;
    }
    results?.set(child.value, undefined);
    const context = enter({ type: child.type, value: child.value, steps, context: around });
    const children = context === undefined ? [] : childrenOf(child.type, child.value);
    if (context === undefined) settle(child.value);
    else if (children.length === 0) settle(finish(child, around, context, child.value));
    else open.push({ child, around, context, children, results: [], depth: steps.length });
  }

  function finish(child: Child, around: C, context: C, value: JsonObject): JsonObject {
    if (!map) return value;
    const result = map({ type: child.type, value, steps, context }, child.value);
    resultsFor?.(around, child.type).set(child.value, result);
    return result;
  }

  visit({ type, value, key: "", name: undefined }, context);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    while (steps.length > top.depth) steps.pop();
    const next = top.children[top.results.length];
    if (next !== undefined) {
      steps.push(next.key);
      if (next.name !== undefined) steps.push(next.name);
      visit(next, top.context);
    } else {
      open.pop();
      settle(finish(top.child, top.around, top.context, map ? rebuild(top) : top.child.value));
    }
  }
  return last;
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

/** The object with its children replaced by what has become of them. */
function rebuild({ child: { value }, children, results }: Open<string>): JsonObject {
  let copy = value;
  for (const [index, { value: before, key, name }] of children.entries()) {
    const after = results[index];
    if (after === undefined || after === before) continue;
    if (copy === value) copy = { ...value };
    if (name === undefined) {
      setOwn(copy, key, after);
      continue;
    }
    if (copy[key] === value[key]) setOwn(copy, key, shallowCopy(value[key] as object));
    setOwn(copy[key] as object, name, after);
  }
  return copy;
}

function shallowCopy(container: object): Json {
  return Array.isArray(container) ? [...container] : { ...container };
}
