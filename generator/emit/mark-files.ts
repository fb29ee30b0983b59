import { childrenOf } from "../document/grammar.ts";
import type { EncodingObject, MediaTypeObject, OpenApi, SchemaObject } from "../document/openapi.ts";
import { mapFrom, walkFrom } from "../document/walk.ts";
import { isFile } from "../fixtures/binary.ts";
import { flatten } from "../fixtures/located.ts";
import type { JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import { contentKind } from "../model/build-content.ts";

/**
 * `format: binary` is what becomes a Blob in a type. It is taken from everything that travels as JSON or text, where there
 * are no files, and given to the files of multipart bodies, which OpenAPI 3.1 describes by content types.
 */
export function markFiles(document: OpenApi): OpenApi {
  const text = JSON.stringify(document);
  if (!/"binary"|"multipart\//.test(text)) return document;
  const inText = schemasInText(document);
  return mapFrom(
    { type: "OpenApi", value: document, context: "" },
    {
      enter: () => "",
      map: ({ type, value, steps }, original) => {
        if (type === "Schema") return inText.has(original) ? withoutFormat(value) : value;
        const multipart = type === "MediaType" && contentKind(String(steps.at(-1))) === "multipart";
        return multipart ? withFiles(document, original, { marked: value, inText }) : value;
      },
    },
  ) as OpenApi;
}

/** What is reached from JSON, text and form bodies, parameters and headers, and from the parts of multipart bodies. */
function schemasInText(document: OpenApi): Set<JsonObject> {
  const found = new Set<JsonObject>();
  const pending: JsonObject[] = [];
  walkFrom({ type: "OpenApi", value: document, context: "" }, ({ type, value, steps }) => {
    if (type === "Schema") return undefined;
    const { schema, content } = value;
    if (type === "MediaType") {
      const kind = contentKind(String(steps.at(-1)));
      if (isObject(schema) && kind !== "multipart" && kind !== "binary") pending.push(schema);
    } else if (isObject(schema) && content === undefined) pending.push(schema);
    return "";
  });
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    if (found.has(schema)) continue;
    found.add(schema);
    const target = targetOf(document, schema);
    pending.push(...childrenOf("Schema", schema).map(({ value }) => value), ...(target ? [target] : []));
  }
  return found;
}

function withoutFormat(schema: JsonObject): JsonObject {
  if (schema.format !== "binary") return schema;
  const { format, ...rest } = schema;
  return rest;
}

interface Marking {
  /** The media type as it is so far. */
  readonly marked: MediaTypeObject;
  readonly inText: ReadonlySet<JsonObject>;
}

/** The schema of a multipart body is spelled out where the one it refers to does not say which properties are files. */
function withFiles(document: OpenApi, original: MediaTypeObject, { marked, inText }: Marking): MediaTypeObject {
  const { schema, encoding = {} } = original;
  if (schema === undefined) return marked;
  const files = spellOut(schema, { document, inText, encoding, within: [] });
  return files === schema ? marked : { ...marked, schema: files };
}

interface Spelling {
  readonly document: OpenApi;
  readonly inText: ReadonlySet<JsonObject>;
  readonly encoding: { readonly [property: string]: EncodingObject };
  /** The schemas around this one: a cycle ends. */
  readonly within: readonly JsonObject[];
}

function spellOut(schema: SchemaObject, spelling: Spelling): SchemaObject {
  if (spelling.within.includes(schema)) return schema;
  const inner = { ...spelling, within: [...spelling.within, schema] };
  const target = targetOf(spelling.document, schema);
  if (target !== undefined) {
    const spelled = spellOut(target, inner);
    return spelled === target ? schema : spelled;
  }
  const changes = Object.entries(schema).flatMap(([keyword, value]): [string, JsonObject | JsonObject[]][] => {
    if (keyword === "properties" && isObject(value)) return changed(keyword, value, spellProperties(value, inner));
    if (!COMPOSED.has(keyword) || !Array.isArray(value)) return [];
    const branches = value as readonly SchemaObject[];
    const spelled = branches.map((branch) => (isObject(branch) ? spellOut(branch, inner) : branch));
    return spelled.some((branch, index) => branch !== branches[index]) ? [[keyword, spelled]] : [];
  });
  return changes.length === 0 ? schema : { ...schema, ...Object.fromEntries(changes) };
}

const COMPOSED = new Set(["allOf", "anyOf", "oneOf"]);

function changed(keyword: string, before: JsonObject, after: JsonObject): [string, JsonObject][] {
  return Object.keys(before).some((name) => before[name] !== after[name]) ? [[keyword, after]] : [];
}

function spellProperties(properties: JsonObject, spelling: Spelling): JsonObject {
  const entries = Object.entries(properties).map(([name, property]) => {
    if (!isObject(property)) return [name, property] as const;
    const contentType = Object.hasOwn(spelling.encoding, name) ? spelling.encoding[name]?.contentType : undefined;
    return [name, spellProperty(property, contentType, spelling)] as const;
  });
  return Object.fromEntries(entries);
}

function spellProperty(property: SchemaObject, contentType: string | undefined, spelling: Spelling): SchemaObject {
  const parts = flatten(spelling.document, [{ schema: property, pointer: "" }]);
  const strings = parts.some(({ schema }) => schema.type === "string" || schema.type === undefined);
  if (strings && isFile(parts, contentType)) {
    const said = parts.some(({ schema }) => schema.format === "binary" && !spelling.inText.has(schema));
    return said ? property : { type: "string", format: "binary" };
  }
  const items = parts.map(({ schema }) => schema.items).find(isObject);
  if (items === undefined) return property;
  const spelled = spellProperty(items, contentType, spelling);
  return spelled === items ? property : { ...property, type: "array", items: spelled };
}

function targetOf(document: OpenApi, { $ref }: SchemaObject): SchemaObject | undefined {
  const target = typeof $ref === "string" ? valueAt(document, fromPointer($ref)) : undefined;
  return isObject(target) ? target : undefined;
}
