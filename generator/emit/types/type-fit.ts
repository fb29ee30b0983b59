import type { OpenApi, SchemaObject } from "../../document/openapi.ts";
import { isDeep } from "../../fixtures/size.ts";
import { includes } from "../../json/includes.ts";
import { isObject, type Json, type JsonObject } from "../../json/json.ts";
import { fromPointer, valueAt } from "../../json/pointer.ts";
import { type Narrowing, narrowing } from "./discriminator.ts";
import { prefixOf } from "./object-type.ts";
import { enumValues, isOf, typesOf } from "./own-type.ts";

/**
 * Whether TypeScript takes a value, written as a literal, for the type of a schema. JSON Schema takes more: what is valid
 * against one branch of a `oneOf` may hold anything where only another branch declares something, and may need to, so that it
 * is valid against one alone. When in doubt, no: a fixture without its type is a fixture still.
 */
export type TypeFit = (schema: Json | undefined, value: Json) => boolean;

export function createTypeFit(document: OpenApi): TypeFit {
  const fit: Fit = {
    ...{ document, targets: new Map(), narrowings: new WeakMap() },
    ...{ known: new WeakMap(), assigned: new WeakMap(), enums: new WeakMap() },
  };
  return (schema, value) => !isDeep(value) && fits(fit, { schema, value, depth: 0 });
}

interface Fit {
  readonly document: OpenApi;
  readonly targets: Map<string, Json | undefined>;
  readonly narrowings: WeakMap<JsonObject, Narrowing | null>;
  readonly known: Answers;
  readonly assigned: Answers;
  /** The values of each `enum` that its schema's types leave. */
  readonly enums: WeakMap<readonly Json[], readonly Json[]>;
}

type Answers = WeakMap<JsonObject, Map<Json, boolean>>;

interface Spot {
  readonly schema: Json | undefined;
  readonly value: Json;
  readonly depth: number;
}

function fits(fit: Fit, spot: Spot): boolean {
  const { schema, value, depth } = spot;
  if (!isObject(schema)) return schema !== false;
  if (depth > MAX_DEPTH) return true;
  if (typeof value !== "object" || value === null) return assignable(fit, spot);
  return remembered(fit.known, { schema, value }, () => {
    return assignable(fit, spot) && (!isObject(value) || Object.keys(value).every((key) => speaks(fit, spot, key)));
  });
}

function remembered(answers: Answers, of: { schema: JsonObject; value: Json }, ask: () => boolean): boolean {
  const known = answers.get(of.schema);
  const answer = known?.get(of.value);
  if (answer !== undefined) return answer;
  const result = ask();
  if (known === undefined) answers.set(of.schema, new Map([[of.value, result]]));
  else known.set(of.value, result);
  return result;
}

const MAX_DEPTH = 200;

/** Whether the value is of the type, whatever else it holds. */
function assignable(fit: Fit, spot: Spot): boolean {
  const { schema, value } = spot;
  if (!isObject(schema)) return schema !== false;
  if (spot.depth > MAX_DEPTH) return true;
  const { $ref, allOf, oneOf, anyOf } = schema;
  const alone = $ref === undefined && allOf === undefined && oneOf === undefined && anyOf === undefined;
  if (alone) return ownFits(fit, { schema, value, depth: spot.depth + 1 });
  // Two branches may lead to the same schema, and the two of that one to the next.
  return remembered(fit.assigned, { schema, value }, () => composedFits(fit, { ...spot, schema }));
}

function composedFits(fit: Fit, spot: Spot & { readonly schema: SchemaObject }): boolean {
  const { schema, value } = spot;
  const depth = spot.depth + 1;
  const { $ref, allOf, oneOf, anyOf } = schema;
  if (typeof $ref === "string" && !assignable(fit, { schema: targetOf(fit, $ref), value, depth })) return false;
  if (Array.isArray(allOf) && !allOf.every((each: Json) => assignable(fit, { schema: each, value, depth })))
    return false;
  for (const branches of [oneOf, anyOf])
    if (Array.isArray(branches) && !branches.some((branch: Json) => takesBranch(fit, { ...spot, depth }, branch)))
      return false;
  return ownFits(fit, { schema, value, depth });
}

function takesBranch(fit: Fit, { schema, value, depth }: Spot, branch: Json): boolean {
  if (!assignable(fit, { schema: branch, value, depth })) return false;
  if (!isObject(schema) || schema.discriminator === undefined || !isObject(branch)) return true;
  let narrowed = fit.narrowings.get(branch);
  if (narrowed === undefined) {
    narrowed = narrowing(fit, { schema, branch }) ?? null;
    fit.narrowings.set(branch, narrowed);
  }
  if (narrowed === null) return true;
  // TypeScript takes nothing else for a type that may have a property.
  if (!isObject(value)) return false;
  const held = value[narrowed.property];
  return held === undefined ? !narrowed.required : typeof held === "string" && narrowed.values.includes(held);
}

function ownFits(fit: Fit, { schema, value, depth }: Spot & { readonly schema: SchemaObject }): boolean {
  const types = typesOf(schema);
  if (schema.const !== undefined) return isSame(schema.const, value);
  if (Array.isArray(schema.enum)) return isAmong(fit, { values: schema.enum as readonly Json[], types }, value);
  if (types.length > 0 && !types.some((type) => isOf(value, type))) return false;
  if (Array.isArray(value)) return itemsFit(fit, { schema, value, depth });
  if (!isObject(value)) return true;
  const { properties, required, additionalProperties } = schema;
  if (Array.isArray(required) && required.some((name) => !Object.hasOwn(value, name))) return false;
  return Object.keys(value).every((key) => {
    const declared = isObject(properties) && Object.hasOwn(properties, key);
    const inner = declared ? properties[key] : isObject(additionalProperties) ? additionalProperties : true;
    return fits(fit, { schema: inner, value: value[key] ?? null, depth });
  });
}

function itemsFit(fit: Fit, { schema, value, depth }: Spot & { readonly schema: SchemaObject }): boolean {
  const prefix: readonly Json[] = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  const items = Array.isArray(schema.items) ? true : (schema.items ?? true);
  return (value as readonly Json[]).every((item, index) =>
    fits(fit, { schema: index < prefix.length ? prefix[index] : items, value: item, depth }),
  );
}

/** Whether some part of the type that the value belongs to declares a key with what it holds here, or takes any key. */
function speaks(fit: Fit, spot: Spot, key: string): boolean {
  const said = keysOf(fit, spot, { key, seen: new Set() });
  return said.declared || !said.closed;
}

/** @param of the key, and the schemas that have been asked for it */
function keysOf(
  fit: Fit,
  spot: Spot,
  of: { readonly key: string; readonly seen: Set<JsonObject> },
): { declared: boolean; closed: boolean } {
  const { schema, value } = spot;
  const { key, seen } = of;
  if (!isObject(schema) || !isObject(value) || spot.depth > MAX_DEPTH || seen.has(schema))
    return { declared: false, closed: false };
  seen.add(schema);
  const depth = spot.depth + 1;
  const { $ref, allOf, oneOf, anyOf, properties, required, additionalProperties: additional } = schema;
  const own = isObject(properties) && Object.hasOwn(properties, key);
  const patterns = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  const others =
    (additional !== undefined && additional !== false) || patterns.some((pattern) => key.startsWith(prefixOf(pattern)));
  if (own || others || (Array.isArray(required) && includes(required, key))) return { declared: true, closed: true };
  let closed = isObject(properties) || Array.isArray(required) || additional === false || patterns.length > 0;
  const parts: (Json | undefined)[] = typeof $ref === "string" ? [targetOf(fit, $ref)] : [];
  if (Array.isArray(allOf)) for (const branch of allOf as Json[]) parts.push(branch);
  // Beside what takes anything, a union has no keys.
  for (const branches of [oneOf, anyOf])
    if (Array.isArray(branches) && !branches.some((branch: Json) => takesAnything(fit, branch)))
      for (const branch of branches as Json[]) if (takesBranch(fit, { ...spot, depth }, branch)) parts.push(branch);
  for (const part of parts) {
    const said = keysOf(fit, { schema: part, value, depth }, of);
    if (said.declared) return said;
    closed ||= said.closed;
  }
  return { declared: false, closed };
}

function isAmong(
  { enums }: Fit,
  { values, types }: { values: readonly Json[]; types: readonly string[] },
  value: Json,
): boolean {
  let taken = enums.get(values);
  if (taken === undefined) {
    taken = enumValues(values, types);
    enums.set(values, taken);
  }
  return typeof value === "object" ? taken.some((each) => isSame(each, value)) : includes(taken, value);
}

function takesAnything(fit: Fit, schema: Json | undefined, depth = 0): boolean {
  if (!isObject(schema)) return schema === true;
  if (
    typeof schema.$ref === "string" &&
    depth < MAX_DEPTH &&
    !takesAnything(fit, targetOf(fit, schema.$ref), depth + 1)
  )
    return false;
  return !TELLING.some((key) => schema[key] !== undefined);
}

/** Keywords by which a type is more than `unknown`. */
const TELLING = [
  ...["type", "enum", "const", "properties", "required", "additionalProperties", "patternProperties"],
  ...["items", "prefixItems", "allOf", "oneOf", "anyOf"],
];

function targetOf({ document, targets }: Fit, ref: string): Json | undefined {
  let target = targets.get(ref);
  if (target === undefined) {
    target = ref.startsWith("#") ? (valueAt(document, fromPointer(ref)) ?? true) : true;
    targets.set(ref, target);
  }
  return target;
}

function isSame(a: Json, b: Json): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}
