import type { JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { componentOf } from "./component-ref.ts";
import { refsOf } from "./name-targets.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";
import type { SchemaList } from "./schema-list.ts";
import { listSchemas } from "./schema-list.ts";

/** What a document says with `readOnly` and `writeOnly` (JSON Schema 2020-12, validation, section 9.4). */
export interface Marks {
  /** The schemas that read and write differently, by themselves or by what they hold or refer to. */
  readonly twofold: ReadonlySet<SchemaObject>;
  /** The names of the properties that an instance of the schema does not have when it is read, or written. */
  readonly hidden: ReadonlyMap<SchemaObject, Hidden>;
  /** The components that name a schema in their `allOf`. */
  readonly heirs: ReadonlyMap<SchemaObject, readonly string[]>;
}

export type Hidden = { readonly [direction in Direction]: ReadonlySet<string> };
export type Direction = "read" | "write";

/** The marks of a document all of whose local references are to components (`nameTargets`); undefined: there is none. */
export function findMarks(document: OpenApi): Marks | undefined {
  const list = listSchemas(document);
  const { readOnly, writeOnly } = findFlags(list);
  if (readOnly.length + writeOnly.length === 0) return undefined;
  const { holders, sameInstance } = relate(list, document);
  const own = ownNames(list, { read: spread(writeOnly, sameInstance), write: spread(readOnly, sameInstance) });
  const twofold = new Set([...spread([...own.keys()], holders)].map((index) => list.schemas[index] as SchemaObject));
  return { twofold, hidden: hiddenNames(list, { own, twofold }, document), heirs: findHeirs(document) };
}

function findFlags({ schemas }: SchemaList): { readOnly: number[]; writeOnly: number[] } {
  const flags: { readOnly: number[]; writeOnly: number[] } = { readOnly: [], writeOnly: [] };
  for (const [index, schema] of schemas.entries()) {
    if (schema.readOnly === true) flags.readOnly.push(index);
    if (schema.writeOnly === true) flags.writeOnly.push(index);
  }
  return flags;
}

/** The component schema that a reference, or a bare name in a discriminator's mapping, stands for. */
export function componentName(document: OpenApi, ref: string): string | undefined {
  const schemas = document.components?.schemas ?? {};
  if (isSchema(schemas, ref)) return ref;
  const [section, name] = componentOf(ref) ?? [];
  return section === "schemas" && name !== undefined && isSchema(schemas, name) ? name : undefined;
}

function componentAt(document: OpenApi, ref: string): SchemaObject | undefined {
  const name = componentName(document, ref);
  return name === undefined ? undefined : document.components?.schemas?.[name];
}

function isSchema(schemas: JsonObject, name: string): boolean {
  return Object.hasOwn(schemas, name) && isObject(schemas[name]);
}

/** From the index of a schema to those of others. */
type Links = (index: number) => readonly number[];

/** From each schema to those that hold or refer to it, and to those of them that describe the same instance. */
function relate(list: SchemaList, document: OpenApi): { holders: Links; sameInstance: Links } {
  const { schemas } = list;
  const components = new Map<string, SchemaObject | undefined>();
  const target = (ref: string) => {
    if (!components.has(ref)) components.set(ref, componentAt(document, ref));
    return components.get(ref);
  };
  const referring = new Map<SchemaObject, number[]>();
  const mapping = new Map<SchemaObject, number[]>();
  for (const [index, schema] of schemas.entries()) {
    if (typeof schema.$ref === "string") link(referring, target(schema.$ref), index);
    if (schema.discriminator !== undefined) for (const ref of refsOf(schema)) link(mapping, target(ref), index);
  }
  const linked = (links: ReadonlyMap<SchemaObject, readonly number[]>, index: number) =>
    links.get(schemas[index] as SchemaObject) ?? [];
  return {
    holders: (index) => [...parentsOf(list, index), ...linked(referring, index), ...linked(mapping, index)],
    sameInstance: (index) => [
      ...parentsOf(list, index).filter((parent) =>
        branches(schemas[parent] as SchemaObject, "allOf").includes(schemas[index] as SchemaObject),
      ),
      ...linked(referring, index),
    ],
  };
}

function parentsOf({ schemas, parents, otherParents }: SchemaList, index: number): readonly number[] {
  const parent = parents[index] ?? -1;
  const others = otherParents.get(schemas[index] as SchemaObject) ?? [];
  return parent < 0 ? others : [parent, ...others];
}

function link(links: Map<SchemaObject, number[]>, from: SchemaObject | undefined, to: number): void {
  if (from === undefined) return;
  const known = links.get(from);
  if (known) known.push(to);
  else links.set(from, [to]);
}

/** The schemas that hold for each instance of this one too. */
function partsOf(schema: SchemaObject, document: OpenApi): SchemaObject[] {
  const target = typeof schema.$ref === "string" ? componentAt(document, schema.$ref) : undefined;
  return [...(target ? [target] : []), ...branches(schema, "allOf")];
}

/** Allows for what is no list, and for what is no object within it. */
function branches(schema: SchemaObject, key: "allOf" | "oneOf" | "anyOf"): SchemaObject[] {
  const list: unknown = schema[key];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function spread(start: readonly number[], links: Links): Set<number> {
  const reached = new Set(start);
  for (const index of reached) for (const next of links(index)) reached.add(next);
  return reached;
}

/** By the index of the schema. */
type OwnNames = Map<number, readonly (readonly [Direction, string])[]>;

/** A property with both marks contradicts itself (OpenAPI 3.0, 4.7.24.2 forbids it) and counts as unmarked. */
function ownNames(list: SchemaList, marked: { [d in Direction]: ReadonlySet<number> }): OwnNames {
  const schemaAt = (index: number) => list.schemas[index] as SchemaObject;
  const schemas = { read: new Set([...marked.read].map(schemaAt)), write: new Set([...marked.write].map(schemaAt)) };
  const holders = new Set([...marked.read, ...marked.write].flatMap((index) => parentsOf(list, index)));
  const own: OwnNames = new Map();
  for (const index of holders) {
    const { properties } = schemaAt(index);
    const names = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => {
      const [read, write] = [schemas.read.has(property), schemas.write.has(property)];
      return read === write ? [] : [[read ? "read" : "write", name] as const];
    });
    if (names.length > 0) own.set(index, names);
  }
  return own;
}

/** A schema comes before those that it holds, so that what an `allOf` or a branch inherits is known when it comes. */
function hiddenNames(
  { schemas }: SchemaList,
  { own, twofold }: { own: OwnNames; twofold: ReadonlySet<SchemaObject> },
  document: OpenApi,
): Map<SchemaObject, Hidden> {
  const hidden = new Map<SchemaObject, Hidden>();
  const ownOf = new Map([...own].map(([index, names]) => [schemas[index] as SchemaObject, names]));
  for (const schema of schemas) {
    if (!twofold.has(schema) && !hidden.has(schema)) continue;
    if (!DESCRIBING.some((key) => Object.hasOwn(schema, key))) continue;
    const names = { read: new Set(hidden.get(schema)?.read), write: new Set(hidden.get(schema)?.write) };
    for (const part of allParts(schema, document)) {
      for (const [direction, name] of ownOf.get(part) ?? []) names[direction].add(name);
    }
    if (names.read.size + names.write.size === 0) continue;
    hidden.set(schema, names);
    for (const part of branches(schema, "allOf")) hidden.set(part, names);
    for (const branch of [...branches(schema, "oneOf"), ...branches(schema, "anyOf")]) {
      if (!choosesBy(branch, names)) hidden.set(branch, names);
    }
  }
  return hidden;
}

const DESCRIBING = ["properties", "required", "allOf", "oneOf", "anyOf"];

/** A branch that does nothing but require hidden properties cannot be taken; relieved of them it would always be. */
function choosesBy(branch: SchemaObject, names: Hidden): boolean {
  if (!Array.isArray(branch.required) || Object.hasOwn(branch, "properties")) return false;
  return branch.required.every((name) => names.read.has(name) || names.write.has(name));
}

/** Nearest first. Deeper or wider inheritance is not somebody's design but somebody's attack. */
const MOST_PARTS = 250;

function allParts(schema: SchemaObject, document: OpenApi): ReadonlySet<SchemaObject> {
  const parts = new Set([schema]);
  for (const part of parts) {
    if (parts.size > MOST_PARTS) break;
    for (const next of partsOf(part, document)) parts.add(next);
  }
  return parts;
}

function findHeirs(document: OpenApi): Map<SchemaObject, string[]> {
  const heirs = new Map<SchemaObject, string[]>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    for (const { $ref } of isObject(schema) ? branches(schema, "allOf") : []) {
      const parent = typeof $ref === "string" ? componentAt(document, $ref) : undefined;
      if (parent === undefined) continue;
      const known = heirs.get(parent) ?? [];
      known.push(name);
      heirs.set(parent, known);
    }
  }
  return heirs;
}
