import { isObject, type Json, type JsonObject } from "../../../generator/document/json.ts";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { fromPointer, toPointer, valueAt } from "../../../generator/document/pointer.ts";
import { targetOf } from "./schema-types.ts";

/** Takes in the schemas of requests, and what they refer to. */
export interface SchemaCollection {
  /** The schema as the mock document has it: each `$ref` leads to `#/components/schemas`. */
  readonly add: (schema: Json | undefined) => JsonObject;
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
  const add = (schema: Json | undefined) => asObject(rewrite(schema ?? {}, { document, refer }));
  return {
    add,
    components: () => {
      for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
        components.set(nameOf(pointer), add(valueAt(document as Json, fromPointer(pointer))));
      }
      return Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
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
}

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
  const entries = Object.entries(others).flatMap(([keyword, value]): [string, Json][] => {
    if (value === undefined || DROPPED.has(keyword) || keyword.startsWith("x-")) return [];
    if (LITERALS.has(keyword)) return holdsReference(value) ? [] : [[keyword, value]];
    if (keyword === "required" && Array.isArray(value)) return [[keyword, sentNames(schema, value, rewriting)]];
    if (!SCHEMA_MAPS.has(keyword) || !isObject(value)) return [[keyword, rewrite(value, rewriting)]];
    const members = Object.entries(value).map(([name, member]) => [name, rewrite(member ?? {}, rewriting)]);
    return [[keyword, Object.fromEntries(members) as JsonObject]];
  });
  const own = Object.fromEntries(entries);
  if (typeof $ref !== "string") return own;
  // Prism drops the keywords beside a $ref; JSON Schema asks that both hold.
  return entries.length === 0 ? rewriting.refer($ref) : { allOf: [rewriting.refer($ref), own] };
}

/** OpenAPI 3.1, section 4.8.24.2 (readOnly): required in responses only. Prism knows it, but not behind a reference. */
function sentNames(schema: JsonObject, required: readonly Json[], { document }: Rewriting): Json {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return required.filter((name) => {
    const property = typeof name === "string" && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return !(isObject(property) && (property.readOnly === true || targetOf(document, property).readOnly === true));
  });
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
