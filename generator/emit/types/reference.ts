import { componentOf } from "../../document/component-ref.ts";
import type { SchemaObject } from "../../document/openapi.ts";
import { isObject, type JsonObject } from "../../json/json.ts";
import { fromPointer, valueAt } from "../../json/pointer.ts";
import type { Identifier } from "../../model/model.ts";
import { pascalCase } from "../../model/names.ts";
import { hasFiles } from "./files.ts";
import type { Printing } from "./printing.ts";
import { CYCLE, NEVER, named, type TypeText, UNKNOWN } from "./text.ts";

/** The type at the end of a `$ref`: a declared one, or its target spelled out where that differs by place. */
export function referenceType(printing: Printing, schema: SchemaObject, indent: string): TypeText {
  const target = findTarget(printing, schema.$ref ?? "");
  if (target === undefined) return UNKNOWN;
  const { value, component, steps } = target;
  if (!isObject(value))
    return component === undefined ? printing.schemaType(value, indent) : declared(printing, component);
  if (spellsFiles(printing, value, component)) return spellOut(printing, value, indent);
  const bound = boundAnchors(printing, schema, value);
  if (bound !== undefined) {
    const { dynamic } = printing;
    printing.dynamic = bound;
    const type = spellOut(printing, value, indent);
    printing.dynamic = dynamic;
    return type;
  }
  return component === undefined ? hoist(printing, value, steps) : declared(printing, component);
}

/** OpenAPI 3.1 takes `$dynamicRef` from JSON Schema 2020-12, section 8.2.3.2. */
export function dynamicReferenceType(printing: Printing, ref: string): TypeText {
  const anchor = ref.slice(ref.lastIndexOf("#") + 1);
  const target = printing.dynamic.get(anchor) ?? printing.anchors.find(`#${anchor}`);
  return target === undefined ? referenceType(printing, { $ref: ref }, "") : schemaName(printing, target, [anchor]);
}

/** A schema that is declared by itself, because it is referred to or lies too deep. */
export function hoist(printing: Printing, schema: JsonObject, steps: readonly string[]): TypeText {
  let name = printing.hoisted.get(schema);
  if (name === undefined) {
    name = printing.unique(pascalCase(steps.filter((step) => !SILENT.has(step)).join(" ")));
    printing.hoisted.set(schema, name);
  }
  return declared(printing, name);
}

const SILENT = new Set(["components", "schemas", "properties", "paths", "content", "schema", "$defs", "definitions"]);

function schemaName(printing: Printing, schema: SchemaObject, steps: readonly string[]): TypeText {
  const { schemas = {} } = printing.document.components ?? {};
  for (const [id, name] of printing.names) if (schemas[id] === schema) return declared(printing, name);
  return hoist(printing, schema, steps);
}

function declared(printing: Printing, name: Identifier): TypeText {
  const { top } = printing;
  if (top !== undefined) {
    if (printing.broken.get(top)?.has(name)) return CYCLE;
    const direct = printing.direct.get(top);
    if (direct === undefined) printing.direct.set(top, new Set([name]));
    else direct.add(name);
  }
  return named(name, printing.module);
}

interface Target {
  readonly value: unknown;
  /** Set where it is a component schema. */
  readonly component?: Identifier;
  readonly steps: readonly string[];
}

export function findTarget(printing: Printing, ref: string): Target | undefined {
  const [section, id = ""] = componentOf(ref) ?? [];
  const component = section === "schemas" ? printing.names.get(id) : undefined;
  if (component !== undefined) return { value: printing.document.components?.schemas?.[id], component, steps: [] };
  if (ref === "#" || ref.startsWith("#/")) {
    const steps = fromPointer(ref);
    const value = valueAt(printing.document, steps);
    return value === undefined ? undefined : { value, steps };
  }
  const value = printing.anchors.find(ref);
  if (value === undefined) return undefined;
  const { schemas = {} } = printing.document.components ?? {};
  const known = Object.keys(schemas).find((name) => schemas[name] === value);
  const name = known === undefined ? undefined : printing.names.get(known);
  return { value, steps: [ref], ...(name === undefined ? {} : { component: name }) };
}

/** A component may be used in JSON too, where its files are texts: only in a multipart body are they Blobs. */
function spellsFiles(printing: Printing, target: JsonObject, component: Identifier | undefined): boolean {
  const { encoding } = printing;
  if (encoding === undefined || printing.spelled.has(target) || !hasFiles(printing, target, encoding)) return false;
  const known = component !== undefined && printing.fileComponents.has(component);
  return !known || Object.values(encoding).some(({ contentType }) => contentType !== undefined);
}

function spellOut(printing: Printing, target: JsonObject, indent: string): TypeText {
  if (printing.spelled.has(target)) return NEVER;
  printing.spelled.add(target);
  const type = printing.schemaType(target, indent);
  printing.spelled.delete(target);
  return type;
}

/** The anchors that a reference binds for its target, the outer ones first; undefined where the target doesn't ask for any. */
function boundAnchors(
  { dynamic, spelled }: Printing,
  schema: SchemaObject,
  target: JsonObject,
): ReadonlyMap<string, SchemaObject> | undefined {
  const own = [schema, ...(isObject(schema.$defs) ? Object.values(schema.$defs).filter(isObject) : [])];
  const anchored = own.filter(({ $dynamicAnchor }) => typeof $dynamicAnchor === "string");
  if (anchored.length + dynamic.size === 0 || spelled.has(target) || !asksDynamically(target)) return undefined;
  return new Map([...anchored.map((each) => [String(each.$dynamicAnchor), each] as const), ...dynamic]);
}

function asksDynamically(target: JsonObject): boolean {
  const pending: unknown[] = [target];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (isObject(value) && typeof value.$dynamicRef === "string") return true;
    if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) pending.push(inner);
  }
  return false;
}
