import type { OpenApi, SchemaObject } from "../../document/openapi.ts";
import { isFile } from "../../fixtures/binary.ts";
import { flatten } from "../../fixtures/located.ts";
import { isObject, type Json, type JsonObject } from "../../json/json.ts";
import { fromPointer, valueAt } from "../../json/pointer.ts";
import type { Encodings } from "./printing.ts";

interface Context {
  readonly document: OpenApi;
}

/** Whether a property of a multipart body is a file, or a list of them (OpenAPI 3.1, section 4.8.14.3). */
export function fileProperty(
  context: Context,
  property: Json | undefined,
  encoding: Encodings[string] | undefined,
): "file" | "files" | undefined {
  if (!isObject(property)) return undefined;
  const parts = flatten(context.document, [{ schema: property, pointer: "" }]);
  const strings = parts.every(({ schema }) => allowsStrings(schema));
  if (strings && isFile(parts, encoding?.contentType)) return "file";
  const items = parts.map(({ schema }) => schema.items).find(isObject);
  return items !== undefined && fileProperty(context, items, encoding) === "file" ? "files" : undefined;
}

function allowsStrings({ type = "string", enum: values, const: value = "" }: SchemaObject): boolean {
  const listed = Array.isArray(values) ? values : [value];
  return [type].flat().includes("string") && listed.some((one) => typeof one === "string");
}

/** Whether some property of a multipart body is a file. */
export function hasFiles({ document }: Context, body: JsonObject, encoding: Encodings): boolean {
  const seen = new Set<JsonObject>();
  const pending: JsonObject[] = [body];
  for (let schema: SchemaObject | undefined = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    for (const [name, property] of Object.entries(isObject(schema.properties) ? schema.properties : {}))
      if (fileProperty({ document }, property, own(encoding, name)) !== undefined) return true;
    for (const branches of [schema.allOf, schema.anyOf, schema.oneOf])
      if (Array.isArray(branches)) for (const branch of branches) if (isObject(branch)) pending.push(branch);
    const target = typeof schema.$ref === "string" ? valueAt(document, fromPointer(schema.$ref)) : undefined;
    if (isObject(target)) pending.push(target);
  }
  return false;
}

export function own<Value>(map: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
