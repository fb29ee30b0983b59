import type { OpenApi, SchemaObject } from "../../../generator/document/openapi.ts";
import { isObject, type Json } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";

/** The schema at the end of a chain of `$ref`s; keywords beside a `$ref` are not counted. A boolean schema gives an empty one. */
export function targetOf(document: OpenApi, schema: Json | undefined): SchemaObject {
  let current = schema;
  for (let hops = 0; hops < MAX_HOPS && isObject(current) && typeof current.$ref === "string"; hops += 1) {
    current = valueAt(document as Json, fromPointer(current.$ref));
  }
  return isObject(current) && typeof current.$ref !== "string" ? (current as SchemaObject) : {};
}

/** The types that a value of the schema may have, as far as `type` says it, here or in a branch. */
export function typesOf(document: OpenApi, schema: Json | undefined, depth = 0): ReadonlySet<string> {
  const target = targetOf(document, schema);
  const own = typeof target.type === "string" ? [target.type] : (target.type ?? []);
  const branches = depth < MAX_HOPS ? [target.allOf, target.anyOf, target.oneOf] : [];
  const inherited = branches.flatMap((branch) => (Array.isArray(branch) ? branch : []));
  return new Set([...own, ...inherited.flatMap((branch) => [...typesOf(document, branch, depth + 1)])]);
}

/** Whether it is an array or an object on the wire of a parameter or a form. */
export function mayBeComposite(document: OpenApi, schema: Json | undefined): boolean {
  const types = typesOf(document, schema);
  return types.has("array") || types.has("object");
}

/** Far more than a document needs; a loop of references ends here. */
const MAX_HOPS = 8;
