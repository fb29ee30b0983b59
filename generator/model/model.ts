import type { SchemaObject } from "../document/openapi.ts";
import type { Json } from "../json/json.ts";

/**
 * Our picture of a document: types only, made by `build`, read by every emitter and by the contract kit.
 * Every `pointer` is a JSON Pointer into the normalised document, without `#`.
 * References to parameters, bodies, responses and headers are followed here; a schema is kept as it stands, `$ref` and all.
 */
export interface ApiModel {
  /** PascalCase, from the config or `info.title`: `Clockify` names `createClockifyClient`. */
  readonly name: Identifier;
  readonly title: string;
  readonly description?: string;
  readonly servers: readonly Server[];
  readonly securitySchemes: readonly SecurityScheme[];
  readonly schemas: readonly NamedSchema[];
  /** In document order, each with at least one operation. */
  readonly tags: readonly Tag[];
  readonly operations: readonly Operation[];
  /** What the API sends by itself; `path` is the webhook's name. No client function is made of them, only types. */
  readonly webhooks: readonly Operation[];
  /** What the API sends because of an operation; `path` is the expression that says where to. Types only, too. */
  readonly callbacks: readonly Operation[];
}

/** An ECMAScript identifier that is no reserved word, unique where it is declared. Only `names.ts` makes one. */
export type Identifier = string & { readonly [identifier]: true };
declare const identifier: unique symbol;

export interface Server {
  /** As in the document, with `{variables}`. */
  readonly url: string;
  readonly description?: string;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  readonly enum: readonly string[];
  readonly description?: string;
}

/** OpenAPI 3.1, section 4.8.27. oauth2 and openIdConnect travel as a bearer token. */
export type SecurityScheme = { readonly id: string; readonly name: Identifier; readonly description?: string } & (
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly key: string }
  | { readonly kind: "basic" }
  | { readonly kind: "bearer" }
  /** Another scheme of the Authorization header, such as `digest`: its name is sent before the credential. */
  | { readonly kind: "http"; readonly scheme: string }
  /** The connection is secured, not the request: nothing to send. */
  | { readonly kind: "mutualTLS" }
  | { readonly kind: "unsupported"; readonly reason: string }
);

export interface Tag {
  readonly name: string;
  /** A file name without extension, unique on case-insensitive file systems. */
  readonly fileName: string;
  readonly description?: string;
}

/** A schema under `components.schemas`. */
export interface NamedSchema {
  readonly id: string;
  readonly name: Identifier;
  readonly pointer: string;
  readonly schema: SchemaObject;
}

export interface Operation {
  /** `operationId`; made from method and path where the document has none. */
  readonly id: string;
  /** camelCase: the client function. */
  readonly name: Identifier;
  /** PascalCase: the stem of the operation's types. */
  readonly typeName: Identifier;
  /** In lower case; one of OpenAPI 3.2's `additionalOperations` as it is spelled there. */
  readonly method: string;
  readonly path: string;
  /** The name of the first tag, or `default`. */
  readonly tag: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly pointer: string;
  /** Own and inherited, in document order; an own one replaces the path item's of the same name and place. */
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  /** Sorted: exact statuses ascending, then ranges, then `default`. */
  readonly responses: readonly Response[];
  /** Alternatives, each a list of scheme ids that go together; an empty list is anonymous access. No alternatives: no security. */
  readonly security: readonly (readonly string[])[];
  /** Only where the operation or its path item overrides the document's servers. */
  readonly servers?: readonly Server[];
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /** `whole`, of our own making: the value is all of the query, without a name (OpenAPI 3.2's `in: querystring`). */
  readonly style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "whole";
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Set where the parameter is described by `content` instead of `schema`: the value is serialised as that type. */
  readonly mediaType?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly schema: SchemaObject;
  readonly schemaPointer: string;
  readonly examples: readonly Json[];
  readonly pointer: string;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description?: string;
  /** In document order; the first is what the client sends unless told otherwise. Never empty. */
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

export interface MediaType {
  /** As in the document: `application/json; charset=utf-8`, `image/*`. */
  readonly type: string;
  readonly kind: "json" | "form" | "multipart" | "text" | "binary";
  /** Absent where the document gives none: anything goes. */
  readonly schema?: SchemaObject;
  readonly schemaPointer: string;
  /** `example`, or the values of `examples`. */
  readonly examples: readonly Json[];
  readonly encoding: readonly Encoding[];
}

/** OpenAPI 3.1, section 4.8.15; for form and multipart bodies. */
export interface Encoding {
  readonly property: string;
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface Response {
  /** `201`, `4XX` or `default`. */
  readonly status: string;
  readonly description?: string;
  readonly headers: readonly Header[];
  /** Empty: no body is declared. */
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  readonly explode: boolean;
  readonly mediaType?: string;
  readonly schema: SchemaObject;
  readonly schemaPointer: string;
  readonly examples: readonly Json[];
  readonly pointer: string;
}
