import { escapeStep } from "../../../generator/fixtures/judgement.ts";
import type { JsonObject } from "../../../generator/json/json.ts";
import type { MediaType, Operation } from "../../../generator/model/model.ts";

/** What a run can have seen, by kind; thresholds are set by these names. */
export const WITNESS_GROUPS = [
  "statuses",
  "headers",
  "properties",
  "branches",
  "nulls",
  "enums",
  "arrays",
  "booleans",
  "parameters",
] as const;
export type WitnessGroup = (typeof WITNESS_GROUPS)[number];

/** One thing that the document says may be seen: `/components/schemas/Pet/properties/name absent`. */
export interface Witness {
  /** The pointer into the document and, after a space, what is to be seen there. */
  readonly id: string;
  readonly group: WitnessGroup;
}

/** What a schema itself lets be seen of a value, without what its inner schemas do. */
export function witnessesAt(schema: JsonObject, pointer: string): Witness[] {
  return [
    ...optionalProperties(schema, pointer),
    ...branchesOf(schema).map((branch) => witness("branches", `${pointer}/${branch}`, "taken")),
    ...typesIn(schema).flatMap((type) => byType(type, schema, pointer)),
    ...enumOf(schema).flatMap((value, index) =>
      value === null ? [] : [witness("enums", `${pointer}/enum/${index}`, "seen")],
    ),
  ];
}

export function witness(group: WitnessGroup, pointer: string, what: string): Witness {
  return { id: `${pointer} ${what}`, group };
}

/** Where a property's schema stands. */
export function propertyPointer(pointer: string, name: string): string {
  return `${pointer}/properties/${escapeStep(name)}`;
}

/** Not where a shared response stands: two statuses may share one. */
export function statusPointer(operation: Pick<Operation, "pointer">, status: string): string {
  return `${operation.pointer}/responses/${status}`;
}

export function mediaPointer({ schemaPointer }: Pick<MediaType, "schemaPointer">): string {
  return schemaPointer.slice(0, schemaPointer.lastIndexOf("/"));
}

function optionalProperties({ properties, required }: JsonObject, pointer: string): Witness[] {
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.keys(typeof properties === "object" ? (properties ?? {}) : {}).flatMap((name) => {
    const place = propertyPointer(pointer, name);
    const present = witness("properties", place, "present");
    return needed.has(name) ? [present] : [present, witness("properties", place, "absent")];
  });
}

/** Null as a branch of its own counts as a null. */
function branchesOf(schema: JsonObject): string[] {
  return (["oneOf", "anyOf"] as const).flatMap((keyword) => {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) return [];
    return branches.flatMap((branch, index) => (isNull(branch as JsonObject) ? [] : [`${keyword}/${index}`]));
  });
}

function isNull(branch: unknown): boolean {
  return typeof branch === "object" && branch !== null && (branch as JsonObject).type === "null";
}

function byType(type: unknown, schema: JsonObject, pointer: string): Witness[] {
  const { minItems, maxItems } = schema;
  if (type === "null") return [witness("nulls", pointer, "null")];
  if (type === "array") {
    return [
      ...(typeof minItems === "number" && minItems > 0 ? [] : [witness("arrays", pointer, "empty")]),
      ...(maxItems === 0 ? [] : [witness("arrays", pointer, "filled")]),
    ];
  }
  if (type !== "boolean" || schema.enum !== undefined || schema.const !== undefined) return [];
  return [witness("booleans", pointer, "true"), witness("booleans", pointer, "false")];
}

function typesIn({ type }: JsonObject): readonly unknown[] {
  return type === undefined ? [] : [type].flat();
}

function enumOf(schema: JsonObject): readonly unknown[] {
  return Array.isArray(schema.enum) ? schema.enum : [];
}
