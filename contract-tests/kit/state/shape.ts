import type { OpenApi, SchemaObject } from "../../../generator/document/openapi.ts";
import { childOf, entryOf, flatten, listOf, namesOf, type Parts } from "../../../generator/fixtures/located.ts";
import type { MediaType, Operation, Response } from "../../../generator/model/model.ts";

/** What a schema says of the values at one place, references, `allOf` and a null beside one alternative followed. */
export interface Shape {
  /** JSON types without `null`; empty where any will do. */
  readonly types: readonly string[];
  readonly format: string | undefined;
  readonly properties: readonly string[];
  readonly required: readonly string[];
  /** The shape of one property. */
  readonly property: (name: string) => Shape | undefined;
  /** The shape of an array's items. */
  readonly items: () => Shape | undefined;
  /** The schemas behind it, for what else they say. */
  readonly schemas: readonly SchemaObject[];
}

/** The shape of a schema that stands at `pointer`. */
export function shapeOf(document: OpenApi, schema: SchemaObject, pointer: string): Shape {
  return shapeFrom(document, [{ schema, pointer }]);
}

function shapeFrom(document: OpenApi, parts: Parts): Shape {
  const flat = expand(document, parts);
  const schemas = flat.map(({ schema }) => schema);
  return {
    types: [...new Set(schemas.flatMap(typesOf))].filter((type) => type !== "null"),
    format: schemas.find(({ format }) => typeof format === "string")?.format,
    properties: [...new Set(flat.flatMap((part) => namesOf(part, "properties")))],
    required: [...new Set(schemas.flatMap(({ required }) => (Array.isArray(required) ? required : [])))],
    property: (name) => {
      const found = flat.flatMap((part) => entryOf(part, "properties", name) ?? []);
      return found.length === 0 ? undefined : shapeFrom(document, found);
    },
    items: () => {
      const found = flat.flatMap((part) => childOf(part, "items") ?? []);
      return found.length === 0 ? undefined : shapeFrom(document, found);
    },
    schemas,
  };
}

/** Where all but one alternative is null, that one holds. */
function expand(document: OpenApi, parts: Parts): Parts {
  const flat = flatten(document, parts);
  const more = flat.flatMap((part) => {
    return ["oneOf", "anyOf"].flatMap((keyword) => {
      const branches = listOf(part, keyword).filter(({ schema }) => schema.type !== "null");
      return branches.length === 1 ? branches : [];
    });
  });
  return more.length === 0 ? flat : [...flat, ...flatten(document, more)];
}

function typesOf(schema: SchemaObject): readonly string[] {
  const { type } = schema;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type as readonly string[];
  if (schema.properties !== undefined) return ["object"];
  return schema.items === undefined ? [] : ["array"];
}

/** What an operation answers with when it succeeds: the declared 2xx, and the shape of its JSON body. */
export function successOf(document: OpenApi, operation: Operation): { response: Response; shape?: Shape } | undefined {
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  const response = successes.find(({ content }) => content.some(isJson)) ?? successes[0];
  if (response === undefined) return undefined;
  const media = response.content.find(isJson);
  return media?.schema === undefined
    ? { response }
    : { response, shape: shapeOf(document, media.schema, media.schemaPointer) };
}

/** The shape of the JSON body that an operation takes. */
export function bodyShape(document: OpenApi, { body }: Operation): Shape | undefined {
  const media = body?.content.find(isJson);
  return media?.schema === undefined ? undefined : shapeOf(document, media.schema, media.schemaPointer);
}

function isJson({ kind }: MediaType): boolean {
  return kind === "json";
}
