import type { JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { componentOf } from "./component-ref.ts";
import { childrenOf } from "./grammar.ts";
import { refsOf } from "./name-targets.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";
import { walkSchemas } from "./walk.ts";

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
  const schemas: SchemaObject[] = [];
  walkSchemas(document, (schema) => schemas.push(schema));
  const flagged = (flag: "readOnly" | "writeOnly") => schemas.filter((schema) => schema[flag] === true);
  const readOnly = flagged("readOnly");
  const writeOnly = flagged("writeOnly");
  if (readOnly.length + writeOnly.length === 0) return undefined;
  const { holders, sameInstance } = relate(schemas, document);
  const marked = { read: spread(writeOnly, sameInstance), write: spread(readOnly, sameInstance) };
  const own = ownNames(schemas, marked);
  return {
    twofold: spread([...own.keys()], holders),
    hidden: hiddenNames(schemas, own, document),
    heirs: findHeirs(document),
  };
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

type Links = Map<SchemaObject, SchemaObject[]>;

/** From each schema to those that hold or refer to it, and to those of them that describe the same instance. */
function relate(schemas: readonly SchemaObject[], document: OpenApi): { holders: Links; sameInstance: Links } {
  const holders: Links = new Map();
  const sameInstance: Links = new Map();
  for (const schema of schemas) {
    for (const { value } of childrenOf("Schema", schema)) link(holders, value, schema);
    for (const ref of refsOf(schema)) link(holders, componentAt(document, ref), schema);
    for (const part of partsOf(schema, document)) link(sameInstance, part, schema);
  }
  return { holders, sameInstance };
}

function link(links: Links, from: SchemaObject | undefined, to: SchemaObject): void {
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

function spread(start: readonly SchemaObject[], links: Links): Set<SchemaObject> {
  const reached = new Set(start);
  for (const schema of reached) for (const next of links.get(schema) ?? []) reached.add(next);
  return reached;
}

type OwnNames = Map<SchemaObject, readonly (readonly [Direction, string])[]>;

/** A property with both marks contradicts itself (OpenAPI 3.0, 4.7.24.2 forbids it) and counts as unmarked. */
function ownNames(schemas: readonly SchemaObject[], marked: { [d in Direction]: Set<SchemaObject> }): OwnNames {
  const own: OwnNames = new Map();
  for (const schema of schemas) {
    if (!isObject(schema.properties)) continue;
    const names = Object.entries(schema.properties).flatMap(([name, property]) => {
      const [read, write] = [marked.read.has(property), marked.write.has(property)];
      return read === write ? [] : [[read ? "read" : "write", name] as const];
    });
    if (names.length > 0) own.set(schema, names);
  }
  return own;
}

/** `schemas` are parents first, so that what an `allOf` or a branch inherits is known when it comes. */
function hiddenNames(schemas: readonly SchemaObject[], own: OwnNames, document: OpenApi): Map<SchemaObject, Hidden> {
  const hidden = new Map<SchemaObject, Hidden>();
  for (const schema of schemas) {
    if (!DESCRIBING.some((key) => Object.hasOwn(schema, key))) continue;
    const names = { read: new Set(hidden.get(schema)?.read), write: new Set(hidden.get(schema)?.write) };
    for (const part of allParts(schema, document)) {
      for (const [direction, name] of own.get(part) ?? []) names[direction].add(name);
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
