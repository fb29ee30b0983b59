import type { OpenApi } from "../../../generator/document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { fromPointer, toPointer, valueAt } from "../../../generator/json/pointer.ts";
import { targetOf } from "./schema-types.ts";

/** Takes in the schemas of requests, and what they refer to. */
export interface SchemaCollection {
  /** The schema as the mock document has it: each `$ref` leads to `#/components/schemas`. */
  readonly add: (schema: Json | undefined) => JsonObject;
  /** The same for the schema of a body at this place. Prism merges an `allOf` that it sees, and forgets all `$ref`s in it but the first. */
  readonly addBody: (schema: Json | undefined, pointer: string) => JsonObject;
  /** What all references lead to: the value for `components.schemas`. */
  readonly components: () => JsonObject;
}

/**
 * Only what decides the validity of a request is kept: Prism would walk every annotation, and a `$id` changes what a `$ref` means.
 * A reference to anything but a schema under `components` gets a component of its own, since paths change in the mock document;
 * one that leaves the document accepts everything.
 */
export function collectSchemas(document: OpenApi): SchemaCollection {
  const names = new Map<string, string>();
  const components = new Map<string, Json>();
  const pending: string[] = [];

  const nameOf = (pointer: string): string => {
    const known = names.get(pointer);
    if (known !== undefined) return known;
    const name = componentName(document, pointer, names.size);
    names.set(pointer, name);
    pending.push(pointer);
    return name;
  };
  const refer = (ref: string): JsonObject => {
    if (!ref.startsWith("#/")) return {};
    return { $ref: `#/components/schemas/${nameOf(toPointer(fromPointer(ref)))}` };
  };
  const add = (schema: Json | undefined) => asObject(rewrite(schema ?? {}, { document, refer, readOnly: NONE }));
  return {
    add,
    addBody: (schema, pointer) =>
      // It follows a reference that is all of the schema, but none inside.
      holdsAllOf(targetOf(document, schema) as Json) ? { anyOf: [refer(`#${pointer}`)] } : add(schema),
    components: () => {
      for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
        components.set(nameOf(pointer), add(valueAt(document as Json, fromPointer(pointer))));
      }
      return Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}

function holdsAllOf(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(holdsAllOf);
  return isObject(value) && (Array.isArray(value.allOf) || Object.values(value).some(holdsAllOf));
}

/** Whether an object in the value would be taken for a Reference Object. */
export function holdsReference(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(holdsReference);
  if (!isObject(value)) return false;
  return typeof value.$ref === "string" || Object.values(value).some(holdsReference);
}

interface Rewriting {
  readonly document: OpenApi;
  readonly refer: (ref: string) => JsonObject;
  readonly readOnly: ReadonlySet<Json>;
}

const NONE: ReadonlySet<Json> = new Set();
const SCHEMA_MAPS = new Set(["properties", "patternProperties", "dependentSchemas"]);
const LITERALS = new Set(["enum", "const"]);
const DROPPED = new Set(
  ["$id", "$schema", "$anchor", "$dynamicAnchor", "$dynamicRef", "$comment", "$defs", "definitions"].concat([
    "default",
    "example",
    "examples",
    "title",
    "description",
    "deprecated",
    "discriminator",
    "xml",
    "externalDocs",
  ]),
);

function rewrite(schema: Json, rewriting: Rewriting): Json {
  if (Array.isArray(schema)) return schema.map((member) => rewrite(member, rewriting));
  if (!isObject(schema)) return schema;
  const { $ref, ...others } = schema;
  // A name that one branch of allOf requires may be a property of another.
  const readOnly = new Set([...rewriting.readOnly, ...readOnlyNames(rewriting.document, schema)]);
  const entries = Object.entries(others).flatMap(([keyword, value]): [string, Json][] => {
    if (value === undefined || DROPPED.has(keyword) || keyword.startsWith("x-")) return [];
    if (LITERALS.has(keyword)) return holdsReference(value) ? [] : [[keyword, value]];
    if (keyword === "pattern" && typeof value === "string") return compiles(value) ? [[keyword, value]] : [];
    if (keyword === "required" && Array.isArray(value)) return [[keyword, value.filter((name) => !readOnly.has(name))]];
    if (SCHEMA_MAPS.has(keyword) && isObject(value)) return [[keyword, rewriteMembers(keyword, value, rewriting)]];
    return [[keyword, rewrite(value, { ...rewriting, readOnly: keyword === "allOf" ? readOnly : NONE })]];
  });
  const own = Object.fromEntries(entries);
  if (typeof $ref !== "string") return own;
  return entries.length === 0 ? rewriting.refer($ref) : { allOf: [rewriting.refer($ref), own] };
}

function rewriteMembers(keyword: string, members: JsonObject, rewriting: Rewriting): JsonObject {
  const counted = Object.entries(members).filter(([name]) => keyword !== "patternProperties" || compiles(name));
  const inner = { ...rewriting, readOnly: NONE };
  return Object.fromEntries(counted.map(([name, member]) => [name, rewrite(member ?? {}, inner)]));
}

/** OpenAPI 3.1, section 4.8.24.2: a read-only property is required in responses only. Prism sees none behind a reference. */
function readOnlyNames(document: OpenApi, schema: Json, depth = 0): Json[] {
  const { properties = {}, allOf = [] } = targetOf(document, schema);
  const own = Object.entries(properties).filter(([, property]) => {
    return isObject(property) && (property.readOnly === true || targetOf(document, property).readOnly === true);
  });
  const branches = depth < 8 && Array.isArray(allOf) ? allOf : [];
  return [...own.map(([name]) => name), ...branches.flatMap((branch) => readOnlyNames(document, branch, depth + 1))];
}

/** Prism accepts everything under a schema that Ajv cannot compile. */
export function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

/** Prism ignores a boolean in the place of a schema. */
function asObject(schema: Json): JsonObject {
  if (schema === false) return { not: {} };
  return isObject(schema) ? schema : {};
}

function componentName(document: OpenApi, pointer: string, count: number): string {
  const [first, second, name, ...rest] = fromPointer(pointer);
  if (first === "components" && second === "schemas" && name !== undefined && rest.length === 0) {
    if (/^[\w.-]+$/.test(name) && name !== "__proto__") return name;
  }
  const taken = document.components?.schemas ?? {};
  let made = `schema-${count}`;
  while (Object.hasOwn(taken, made)) made += "-";
  return made;
}
