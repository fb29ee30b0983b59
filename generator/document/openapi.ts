import type { Json, JsonObject } from "../json/json.ts";

/**
 * The part of OpenAPI 3.1 that is read past `normalise`: one dialect, JSON Schema 2020-12.
 * Objects are as they stand in the document: a `$ref` is kept, never replaced by its target.
 */
export interface OpenApi extends JsonObject {
  readonly openapi: string;
  readonly info: JsonObject & { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly ServerObject[];
  readonly paths?: { readonly [path: string]: PathItemObject };
  readonly components?: JsonObject & {
    readonly schemas?: { readonly [name: string]: SchemaObject };
    readonly securitySchemes?: { readonly [name: string]: SecuritySchemeObject | ReferenceObject };
  };
  readonly security?: readonly SecurityRequirement[];
  readonly tags?: readonly (JsonObject & { readonly name: string; readonly description?: string })[];
}

export interface ReferenceObject extends JsonObject {
  readonly $ref: string;
  readonly description?: string;
}

export interface ServerObject extends JsonObject {
  readonly url: string;
  readonly description?: string;
  readonly variables?: {
    readonly [name: string]: JsonObject & { readonly default: string; readonly enum?: readonly string[] };
  };
}

export type SecurityRequirement = { readonly [scheme: string]: readonly string[] };

export interface SecuritySchemeObject extends JsonObject {
  readonly type: "apiKey" | "http" | "oauth2" | "openIdConnect" | "mutualTLS";
  readonly in?: "header" | "query" | "cookie";
  readonly name?: string;
  readonly scheme?: string;
}

export interface PathItemObject extends JsonObject {
  readonly $ref?: string;
  readonly parameters?: readonly (ParameterObject | ReferenceObject)[];
  readonly servers?: readonly ServerObject[];
}

export interface OperationObject extends JsonObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly tags?: readonly string[];
  readonly parameters?: readonly (ParameterObject | ReferenceObject)[];
  readonly requestBody?: RequestBodyObject | ReferenceObject;
  readonly responses?: { readonly [status: string]: ResponseObject | ReferenceObject };
  readonly security?: readonly SecurityRequirement[];
  readonly servers?: readonly ServerObject[];
}

export interface ParameterObject extends JsonObject {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required?: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: SchemaObject;
  readonly content?: { readonly [mediaType: string]: MediaTypeObject };
  readonly example?: Json;
  readonly examples?: { readonly [name: string]: JsonObject };
}

export interface RequestBodyObject extends JsonObject {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: { readonly [mediaType: string]: MediaTypeObject };
}

export interface ResponseObject extends JsonObject {
  readonly description?: string;
  readonly headers?: { readonly [name: string]: HeaderObject | ReferenceObject };
  readonly content?: { readonly [mediaType: string]: MediaTypeObject };
}

export interface HeaderObject extends JsonObject {
  readonly description?: string;
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly schema?: SchemaObject;
  readonly content?: { readonly [mediaType: string]: MediaTypeObject };
  readonly example?: Json;
  readonly examples?: { readonly [name: string]: JsonObject };
}

export interface MediaTypeObject extends JsonObject {
  readonly schema?: SchemaObject;
  readonly example?: Json;
  readonly examples?: { readonly [name: string]: JsonObject };
  readonly encoding?: { readonly [property: string]: EncodingObject };
}

export interface EncodingObject extends JsonObject {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** JSON Schema 2020-12, the keywords that are read somewhere; others pass through. */
export interface SchemaObject extends JsonObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly default?: Json;
  readonly format?: string;
  readonly description?: string;
  readonly title?: string;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly examples?: readonly Json[];
  readonly properties?: { readonly [name: string]: SchemaObject };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaObject;
  readonly items?: SchemaObject;
  readonly allOf?: readonly SchemaObject[];
  readonly oneOf?: readonly SchemaObject[];
  readonly anyOf?: readonly SchemaObject[];
  readonly not?: SchemaObject;
}

/** In the order of OpenAPI 3.1, section 4.8.9 (Path Item Object); `query` came with 3.2. */
export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;
