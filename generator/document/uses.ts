import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { type DraftObject, isDraftObject } from "./copy.ts";
import type { ObjectType } from "./grammar.ts";
import { walkFrom } from "./walk.ts";

/** A string that refers to something, and the object that holds it: a `$ref`, or an entry of a discriminator's mapping. */
export interface FoundUse {
  readonly kind: "reference" | "mapping";
  readonly holder: DraftObject;
  readonly key: string;
  readonly ref: string;
  readonly steps: readonly (string | number)[];
  /** What the target has to be. A whole map (`schemas`, `properties`) has none of its own: it is what `within` holds there. */
  readonly type: ObjectType | undefined;
  readonly within: ObjectType;
}

/** The uses within an object, in document order. Data (an `example`, an extension) has none, whatever it looks like. */
export function findUses(type: ObjectType, value: DraftObject): FoundUse[] {
  const uses: FoundUse[] = [];
  walkFrom({ type, value: value as JsonObject, context: "" }, ({ type, value, steps }) => {
    const holder = value as DraftObject;
    if (typeof holder.$ref === "string") {
      uses.push({
        kind: "reference",
        holder,
        key: "$ref",
        ref: holder.$ref,
        steps: [...steps, "$ref"],
        type,
        within: type,
      });
    }
    for (const key of keysWithMaps(type, holder)) {
      const map = holder[key];
      if (!isDraftObject(map) || typeof map.$ref !== "string" || key.startsWith("x-")) continue;
      uses.push({
        kind: "reference",
        holder: map,
        key: "$ref",
        ref: map.$ref,
        steps: [...steps, key, "$ref"],
        type: undefined,
        within: type,
      });
    }
    if (type === "Schema") for (const use of mappingUses(holder, steps)) uses.push(use);
    return "";
  });
  return uses;
}

/** Where a whole map, or an object that the grammar doesn't enter, may be a reference. */
function keysWithMaps(type: ObjectType, holder: DraftObject): readonly string[] {
  if (type === "Components") return Object.keys(holder);
  return type === "Schema" ? ["properties"] : type === "OpenApi" ? MAPS : [];
}

const MAPS = ["info", "definitions", "parameters", "responses", "securityDefinitions", "webhooks"];

function mappingUses({ discriminator }: DraftObject, steps: readonly (string | number)[]): FoundUse[] {
  const holder = isDraftObject(discriminator) ? discriminator.mapping : undefined;
  if (!isDraftObject(holder)) return [];
  return Object.entries(holder).flatMap(([key, ref]) => {
    if (typeof ref !== "string" || !looksLikeReference(ref)) return [];
    const place = [...steps, "discriminator", "mapping", key];
    return [
      { kind: "mapping" as const, holder, key, ref, steps: place, type: "Schema" as const, within: "Schema" as const },
    ];
  });
}

/** OpenAPI 3.1, section 4.8.25.2: what is not the name of a schema is a reference. */
function looksLikeReference(ref: string): boolean {
  return ref.startsWith("#") || ref.includes("/") || /\.(json|ya?ml)(#|$)/i.test(ref);
}

/** A quick look at every string that might refer to another file, data included: mostly there is none. */
export function mentionsOtherFiles(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(mentionsOtherFiles);
  if (!isObject(value)) return false;
  for (const key in value) {
    const inner = value[key];
    if (key === "$ref" && typeof inner === "string") {
      if (!inner.startsWith("#")) return true;
    } else if (typeof inner !== "object" || inner === null) continue;
    else if (key === "mapping" && isObject(inner) && Object.values(inner).some(isOtherFile)) return true;
    else if (mentionsOtherFiles(inner)) return true;
  }
  return false;
}

function isOtherFile(ref: Json | undefined): boolean {
  return typeof ref === "string" && !ref.startsWith("#") && looksLikeReference(ref);
}
