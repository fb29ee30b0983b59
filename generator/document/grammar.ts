import type { JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";

/** The objects of OpenAPI that hold, or lead to, a schema or a reference; named as in OpenAPI 3.1, section 4.8. */
export type ObjectType =
  | "OpenApi"
  | "Paths"
  | "PathItem"
  | "Operation"
  | "Parameter"
  | "RequestBody"
  | "Responses"
  | "Response"
  | "Header"
  | "MediaType"
  | "Encoding"
  | "Example"
  | "Link"
  | "Callback"
  | "Components"
  | "SecurityScheme"
  | "Schema";

/** `T` one object, `T[]` a list of them, `{T}` a map whose keys are names, and so never keywords. */
type Shape = ObjectType | `${ObjectType}[]` | `{${ObjectType}}`;

/** `*` stands for an object's patterned fields: all but the extensions, `x-…`. What is not listed is data and not entered. */
const GRAMMAR: { readonly [type in ObjectType]: { readonly [key: string]: Shape } } = {
  OpenApi: {
    ...{ paths: "Paths", webhooks: "{PathItem}", components: "Components" },
    // Swagger 2.0's sections; documents of 3.x keep things there too, and refer to them.
    ...{ definitions: "{Schema}", parameters: "{Parameter}", responses: "{Response}" },
  },
  Paths: { "*": "PathItem" },
  PathItem: {
    parameters: "Parameter[]",
    get: "Operation",
    put: "Operation",
    post: "Operation",
    delete: "Operation",
    options: "Operation",
    head: "Operation",
    patch: "Operation",
    trace: "Operation",
    query: "Operation",
    additionalOperations: "{Operation}",
  },
  Operation: {
    parameters: "Parameter[]",
    requestBody: "RequestBody",
    responses: "Responses",
    callbacks: "{Callback}",
  },
  Parameter: { schema: "Schema", content: "{MediaType}", examples: "{Example}" },
  RequestBody: { content: "{MediaType}" },
  Responses: { "*": "Response" },
  // `schema` is Swagger 2.0's.
  Response: { headers: "{Header}", content: "{MediaType}", links: "{Link}", schema: "Schema" },
  Header: { schema: "Schema", content: "{MediaType}", examples: "{Example}" },
  MediaType: {
    schema: "Schema",
    itemSchema: "Schema",
    examples: "{Example}",
    encoding: "{Encoding}",
    prefixEncoding: "Encoding[]",
    itemEncoding: "Encoding",
  },
  Encoding: {
    headers: "{Header}",
    encoding: "{Encoding}",
    prefixEncoding: "Encoding[]",
    itemEncoding: "Encoding",
  },
  Example: {},
  Link: {},
  Callback: { "*": "PathItem" },
  Components: {
    schemas: "{Schema}",
    responses: "{Response}",
    parameters: "{Parameter}",
    examples: "{Example}",
    requestBodies: "{RequestBody}",
    headers: "{Header}",
    securitySchemes: "{SecurityScheme}",
    links: "{Link}",
    callbacks: "{Callback}",
    pathItems: "{PathItem}",
    mediaTypes: "{MediaType}",
  },
  SecurityScheme: {},
  Schema: {
    properties: "{Schema}",
    patternProperties: "{Schema}",
    additionalProperties: "Schema",
    propertyNames: "Schema",
    unevaluatedProperties: "Schema",
    items: "Schema",
    prefixItems: "Schema[]",
    contains: "Schema",
    unevaluatedItems: "Schema",
    allOf: "Schema[]",
    anyOf: "Schema[]",
    oneOf: "Schema[]",
    not: "Schema",
    if: "Schema",
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: "Schema",
    else: "Schema",
    dependentSchemas: "{Schema}",
    dependencies: "{Schema}",
    contentSchema: "Schema",
    $defs: "{Schema}",
    definitions: "{Schema}",
  },
};

/** An object within another: under `key`, and there under `name` where the key holds a list or a map. */
export interface Child {
  readonly type: ObjectType;
  readonly value: JsonObject;
  readonly key: string;
  readonly name: string | number | undefined;
}

/** The objects directly within one, in document order. Boolean schemas, being no objects, are left out. */
export function childrenOf(type: ObjectType, value: JsonObject): readonly Child[] {
  const fields = FIELDS.get(type);
  if (fields === undefined || isReference(type, value)) return NONE;
  let children: Child[] | undefined;
  // Documents are plain objects, so that nothing is inherited; and this loop makes no list of the keys.
  for (const key in value) {
    const inner = value[key];
    if (typeof inner !== "object" || inner === null) continue;
    const field = fields.get(key) ?? (key.startsWith("x-") ? undefined : fields.get("*"));
    if (field === undefined || (field.holds === "list") !== Array.isArray(inner)) continue;
    children ??= [];
    if (field.holds === "one") children.push({ type: field.type, value: inner as JsonObject, key, name: undefined });
    else addMembers(children, field.type, key, inner);
  }
  return children ?? NONE;
}

const NONE: readonly Child[] = [];

/** The section of `components` for an object of this type: `schemas` for a Schema. Not every type has one. */
export function sectionFor(type: ObjectType): string | undefined {
  return SECTIONS.get(type);
}

/** The type of the objects in a section of `components`. */
export function typeInSection(section: string): ObjectType | undefined {
  return FIELDS.get("Components")?.get(section)?.type;
}

/** What stands beside a `$ref` is read in a Path Item (OpenAPI 3.1, 4.8.9) and a Schema (4.8.24) only. */
function isReference(type: ObjectType, value: JsonObject): boolean {
  return type !== "Schema" && type !== "PathItem" && typeof value.$ref === "string";
}

function addMembers(children: Child[], type: ObjectType, key: string, container: object): void {
  if (Array.isArray(container)) {
    for (let index = 0; index < container.length; index += 1) {
      const value: unknown = container[index];
      if (isObject(value)) children.push({ type, value, key, name: index });
    }
    return;
  }
  for (const name in container) {
    const value = (container as JsonObject)[name];
    if (isObject(value)) children.push({ type, value, key, name });
  }
}

interface Field {
  readonly type: ObjectType;
  readonly holds: "one" | "list" | "map";
}

const FIELDS: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(
  Object.entries(GRAMMAR).map(([type, shapes]) => [
    type,
    new Map(Object.entries(shapes).map(([key, shape]) => [key, toField(shape)])),
  ]),
);

function toField(shape: Shape): Field {
  const type = shape.replace(/[{}[\]]/g, "") as ObjectType;
  return { type, holds: shape.startsWith("{") ? "map" : shape.endsWith("]") ? "list" : "one" };
}

const SECTIONS: ReadonlyMap<ObjectType, string> = new Map(
  [...(FIELDS.get("Components") ?? [])].map(([section, { type }]) => [type, section]),
);
