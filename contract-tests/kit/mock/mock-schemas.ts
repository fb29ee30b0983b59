import { isObject, type Json, type JsonObject } from "../../../generator/document/json.ts";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import { fromPointer, toPointer, valueAt } from "../../../generator/document/pointer.ts";

/** Takes in the schemas that the mock document uses, and what they refer to. */
export interface SchemaCollection {
  /** The schema as the mock document has it: each `$ref` leads to `#/components/schemas`. */
  readonly add: (schema: Json | undefined) => JsonObject;
  /** What all references lead to: the value for `components.schemas`. */
  readonly components: () => JsonObject;
}

/**
 * Only what decides validity is kept: Prism would take an `example` before ours, resolve a `$id`, and walk each annotation.
 * A reference to anything but a schema under `components` gets a component of its own, since paths change in the mock document;
 * one that leaves the document accepts everything, so that Prism never fetches.
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
  return {
    add: (schema) => asObject(rewrite(schema ?? {}, refer)),
    components: () => {
      for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
        const schema = valueAt(document as Json, fromPointer(pointer)) ?? {};
        components.set(nameOf(pointer), asObject(rewrite(schema, refer)));
      }
      return Object.fromEntries(components);
    },
  };
}

/** Whether an object in the value would be taken for a Reference Object: Prism resolves those everywhere, in examples too. */
export function holdsReference(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(holdsReference);
  if (!isObject(value)) return false;
  return typeof value.$ref === "string" || Object.values(value).some(holdsReference);
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

function rewrite(schema: Json, refer: (ref: string) => JsonObject): Json {
  if (Array.isArray(schema)) return schema.map((member) => rewrite(member, refer));
  if (!isObject(schema)) return schema;
  const { $ref, ...others } = schema;
  const entries = Object.entries(others).flatMap(([keyword, value]): [string, Json][] => {
    if (value === undefined || DROPPED.has(keyword) || keyword.startsWith("x-")) return [];
    if (LITERALS.has(keyword)) return holdsReference(value) ? [] : [[keyword, value]];
    if (!SCHEMA_MAPS.has(keyword) || !isObject(value)) return [[keyword, rewrite(value, refer)]];
    const members = Object.entries(value).map(([name, member]) => [name, rewrite(member ?? {}, refer)]);
    return [[keyword, Object.fromEntries(members) as JsonObject]];
  });
  const own = Object.fromEntries(entries);
  if (typeof $ref !== "string") return own;
  // Prism lets the keywords beside a $ref replace the target's; JSON Schema asks that both hold.
  return entries.length === 0 ? refer($ref) : { allOf: [refer($ref), own] };
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
