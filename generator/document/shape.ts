import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { toFragment } from "../json/pointer.ts";
import type { Direction, Marks } from "./marks.ts";
import { componentName } from "./marks.ts";
import { mapRefs } from "./name-targets.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";

export interface Shaping {
  readonly document: OpenApi;
  readonly marks: Marks;
  /** Component → the name of its write shape, for those that become two. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** The extension that names the properties which a schema lost for its direction, so that a leaked one can be told. */
export const HIDDEN = "x-specpact-hidden";

/** One schema as it is read, or written. Its inner schemas are shaped already; `original` is how it stands in the document. */
export function shapeSchema(
  { schema, original, direction }: { schema: SchemaObject; original: SchemaObject; direction: Direction },
  shaping: Shaping,
): SchemaObject {
  const hidden = shaping.marks.hidden.get(original)?.[direction];
  const shaped = hidden && hidden.size > 0 ? withoutNames(schema, hidden) : schema;
  return direction === "write" && shaping.renamed.size > 0 ? followWritten(shaped, original, shaping) : shaped;
}

function withoutNames(schema: SchemaObject, names: ReadonlySet<string>): SchemaObject {
  const shaped: Record<string, Json | undefined> = { ...schema };
  if (isObject(schema.properties) && Object.keys(schema.properties).some((name) => names.has(name))) {
    shaped.properties = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.has(name)));
  }
  if (Array.isArray(schema.required) && schema.required.some((name) => names.has(name))) {
    shaped.required = schema.required.filter((name) => !names.has(name));
    if (shaped.required.length === 0) delete shaped.required;
  }
  if (shaped.properties === schema.properties) return shaped.required === schema.required ? schema : shaped;
  shaped[HIDDEN] = Object.keys(schema.properties as JsonObject).filter((name) => names.has(name));
  return shaped;
}

function followWritten(schema: SchemaObject, original: SchemaObject, shaping: Shaping): SchemaObject {
  const followed = mapRefs(schema, (ref) => {
    const name = componentName(shaping.document, ref);
    const written = name === undefined ? undefined : shaping.renamed.get(name);
    return written === undefined ? ref : refTo(written);
  });
  return isObject(original.discriminator) ? keepImplicitNames(followed, original, shaping) : followed;
}

/**
 * Without a mapping a discriminator's values are the names of components (OpenAPI 3.1, 4.8.25). The values on the wire do
 * not change with our names, so the mapping then has to be said.
 */
function keepImplicitNames(schema: SchemaObject, original: SchemaObject, shaping: Shaping): SchemaObject {
  const { document, marks, renamed } = shaping;
  const { discriminator } = schema;
  if (!isObject(discriminator)) return schema;
  const mapping: JsonObject = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const said = new Set(Object.values(mapping));
  const branches = [original.oneOf, original.anyOf].flatMap((list) =>
    Array.isArray(list) ? list.filter(isObject) : [],
  );
  const names = branches.flatMap(({ $ref }) => (typeof $ref === "string" ? (componentName(document, $ref) ?? []) : []));
  const added = [...names, ...(marks.heirs.get(original) ?? [])].flatMap((name) => {
    const written = renamed.get(name);
    if (written === undefined || Object.hasOwn(mapping, name) || said.has(refTo(written))) return [];
    return [[name, refTo(written)]];
  });
  if (added.length === 0) return schema;
  return { ...schema, discriminator: { ...discriminator, mapping: { ...mapping, ...Object.fromEntries(added) } } };
}

function refTo(name: string): string {
  return toFragment(["components", "schemas", name]);
}
