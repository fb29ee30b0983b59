import type { OpenApi } from "../../../generator/document/openapi.ts";
import { itemParts, propertyParts } from "../../../generator/fixtures/children.ts";
import { flatten, listOf, located, type Parts } from "../../../generator/fixtures/located.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";

/** An object in a value, and every schema that may speak of it: the branches of `oneOf` and the like are all among them. */
export interface ObjectPlace {
  readonly value: JsonObject;
  readonly parts: Parts;
  /** JSON Pointer into the value. */
  readonly pointer: string;
}

/** Calls `visit` for every object in the value that a schema speaks of, outermost first. Ends with the value. */
export function walkObjects(
  document: OpenApi,
  root: Parts,
  { value, visit }: { value: Json; visit(place: ObjectPlace): void },
): void {
  const walk = (parts: Parts, here: Json, pointer: string) => {
    const all = withBranches(document, parts);
    if (all.length === 0) return;
    if (Array.isArray(here)) {
      for (const [index, item] of here.entries()) walk(itemParts(all, index), item, `${pointer}/${index}`);
    } else if (isObject(here)) {
      visit({ value: here, parts: all, pointer });
      for (const [name, member] of Object.entries(here))
        if (member !== undefined) walk(propertyParts(all, name) ?? [], member, `${pointer}${toPointer([name])}`);
    }
  };
  walk(root, value, "");
}

function withBranches(document: OpenApi, parts: Parts): Parts {
  const all = new Map(flatten(document, parts).map((part) => [part.schema, part]));
  for (const part of all.values()) {
    const conditional = CONDITIONAL.flatMap(
      (keyword) => located(part.schema[keyword], `${part.pointer}/${keyword}`) ?? [],
    );
    const branches = [...BRANCHES.flatMap((keyword) => listOf(part, keyword)), ...conditional, ...dependents(part)];
    for (const branch of flatten(document, branches)) if (all.size < MAX_PARTS) all.set(branch.schema, branch);
  }
  return [...all.values()];
}

function dependents({ schema, pointer }: Parts[number]): Parts {
  const { dependentSchemas } = schema;
  if (!isObject(dependentSchemas)) return [];
  return Object.entries(dependentSchemas).flatMap(([name, each]) => {
    return located(each, `${pointer}/dependentSchemas${toPointer([name])}`) ?? [];
  });
}

const BRANCHES = ["oneOf", "anyOf"];
const CONDITIONAL = ["if", "then", "else"];
const MAX_PARTS = 500;
