import type { JsonObject } from "../json/json.ts";
import { isTree } from "../json/tree.ts";
import { childrenOf } from "./grammar.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";
import { walkFrom } from "./walk.ts";

/** The Schema Objects of a document as one list, so that what is asked of all of them needs no further walk. */
export interface SchemaList {
  /** Each before those that it holds. */
  readonly schemas: readonly SchemaObject[];
  /** Of each the index of the one that holds it, or -1. */
  readonly parents: readonly number[];
  /** Of a schema that stands at several places (a YAML alias): its other holders. */
  readonly otherParents: ReadonlyMap<SchemaObject, readonly number[]>;
}

export function listSchemas(document: OpenApi): SchemaList {
  const schemas: SchemaObject[] = [];
  const parents: number[] = [];
  const otherParents = new Map<SchemaObject, number[]>();
  const seen = isTree(document) ? undefined : new Set<JsonObject>();
  const add = (schema: JsonObject, parent: number) => {
    if (seen?.has(schema)) {
      if (parent >= 0) otherParents.set(schema, [...(otherParents.get(schema) ?? []), parent]);
      return;
    }
    seen?.add(schema);
    schemas.push(schema);
    parents.push(parent);
  };
  walkFrom({ type: "OpenApi", value: document, context: "" }, ({ type, value }) => {
    if (type !== "Schema") return "";
    add(value, -1);
    return undefined;
  });
  // The list grows while it is read.
  for (let index = 0; index < schemas.length; index += 1) {
    for (const { value } of childrenOf("Schema", schemas[index] as SchemaObject)) add(value, index);
  }
  return { schemas, parents, otherParents };
}
