import type { ObjectType } from "./grammar.ts";
import type { Version } from "./version.ts";

/** The objects of OpenAPI that `validate` knows: those of the grammar, and those that hold neither schema nor reference. */
export type RuledType = ObjectType | (typeof PLAIN_TYPES)[number];

/**
 * What a field holds. `text*` a list of texts, `text{}` a map of them; `T` one object, `T*` a list, `T{}` a map of objects;
 * `url` and `pattern` are texts that are looked at, `limit` is a number or, in 3.0, a boolean. The rest have code of their own.
 */
export type Shape = Scalar | `${"text" | "any" | RuledType}${"*" | "{}"}` | RuledType;
type Scalar = "any" | "text" | "flag" | "number" | "count" | "url" | "pattern" | "limit" | Special;
type Special = "type" | "required" | "enum" | "examples" | "additional" | "discriminator" | "items" | "security";

export interface Rule {
  readonly type: RuledType;
  readonly fields: ReadonlyMap<string, Field>;
  readonly required: readonly string[];
  /** The patterned fields. */
  readonly others: Field | undefined;
  /** Keys that the rule doesn't name are no fault. */
  readonly open: boolean;
}

export interface Field {
  readonly shape: Shape;
  readonly holds: "value" | "one" | "list" | "map";
  /** Of one object, or of those in a list or map. */
  readonly object: RuledType | undefined;
  /** The version that brought it, where the document's own is older. */
  readonly since: Version | undefined;
}

const PLAIN_TYPES = [
  ...(["Info", "Contact", "License", "Server", "ServerVariable", "Tag", "ExternalDocumentation"] as const),
  ...(["Discriminator", "Xml", "OauthFlows", "OauthFlow"] as const),
];

type Fields = { readonly [key: string]: Shape | readonly [Shape, since: Version] };

const INFO: Fields = {
  ...{ title: "text", summary: ["text", "3.1"], description: "text", termsOfService: "url" },
  ...{ contact: "Contact", license: "License", version: "text" },
};
const OPERATION: Fields = {
  ...{ tags: "text*", summary: "text", description: "text", externalDocs: "ExternalDocumentation" },
  ...{
    operationId: "text",
    parameters: "Parameter*",
    responses: "Responses",
    deprecated: "flag",
    security: "security",
  },
};
const SCHEMA: Fields = {
  ...{ $ref: "text", title: "text", description: "text", format: "text", default: "any", example: "any" },
  ...{ type: "type", required: "required", enum: "enum", nullable: "flag", discriminator: "discriminator" },
  ...{ readOnly: "flag", writeOnly: "flag", deprecated: "flag", xml: "Xml", externalDocs: "ExternalDocumentation" },
  ...{
    multipleOf: "number",
    maximum: "number",
    minimum: "number",
    exclusiveMaximum: "limit",
    exclusiveMinimum: "limit",
  },
  ...{ maxLength: "count", minLength: "count", pattern: "pattern", maxItems: "count", minItems: "count" },
  ...{ uniqueItems: "flag", maxProperties: "count", minProperties: "count" },
  ...{ allOf: "Schema*", oneOf: "Schema*", anyOf: "Schema*", not: "Schema", items: "items" },
  ...{ properties: "Schema{}", additionalProperties: "additional" },
};
/** JSON Schema 2020-12's own. */
const SCHEMA_2020: { readonly [key: string]: Shape } = {
  ...{ $schema: "text", $id: "text", $anchor: "text", $dynamicAnchor: "text", $dynamicRef: "text", $comment: "text" },
  ...{ $vocabulary: "any", $defs: "Schema{}", definitions: "Schema{}", const: "any", examples: "examples" },
  ...{
    patternProperties: "Schema{}",
    propertyNames: "Schema",
    unevaluatedProperties: "Schema",
    prefixItems: "Schema*",
  },
  ...{ contains: "Schema", minContains: "count", maxContains: "count", unevaluatedItems: "Schema", if: "Schema" },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  ...{ then: "Schema", else: "Schema", dependentSchemas: "Schema{}", dependentRequired: "any", dependencies: "any" },
  ...{ contentEncoding: "text", contentMediaType: "text", contentSchema: "Schema" },
};
const METHODS: Fields = Object.fromEntries(
  ["get", "put", "post", "delete", "options", "head", "patch", "trace"].map((method) => [method, "Operation"]),
);
const VALUE: Fields = {
  ...{ schema: "Schema", content: "MediaType{}", example: "any", examples: "Example{}" },
  ...{ style: "text", explode: "flag", allowReserved: "flag", allowEmptyValue: "flag" },
  ...{ description: "text", required: "flag", deprecated: "flag" },
};

/** OpenAPI 3.2, section 4; what 3.0 doesn't have yet says since when. */
const FIELDS: { readonly [type in RuledType]: Fields } = {
  OpenApi: {
    ...{
      openapi: "text",
      $self: ["text", "3.2"],
      info: "Info",
      jsonSchemaDialect: ["text", "3.1"],
      servers: "Server*",
    },
    ...{ paths: "Paths", webhooks: ["PathItem{}", "3.1"], components: "Components", security: "security" },
    ...{ tags: "Tag*", externalDocs: "ExternalDocumentation" },
    // What a document keeps there in the manner of 2.0 can be referred to.
    ...{ definitions: "Schema{}", parameters: "Parameter{}", responses: "Response{}" },
  },
  Info: INFO,
  Contact: { name: "text", url: "url", email: "text" },
  License: { name: "text", identifier: ["text", "3.1"], url: "url" },
  Server: { url: "text", description: "text", name: ["text", "3.2"], variables: "ServerVariable{}" },
  ServerVariable: { enum: "text*", default: "text", description: "text" },
  Tag: {
    ...{ name: "text", summary: ["text", "3.2"], description: "text", externalDocs: "ExternalDocumentation" },
    ...{ parent: ["text", "3.2"], kind: ["text", "3.2"] },
  },
  ExternalDocumentation: { description: "text", url: "url" },
  Components: {
    ...{ schemas: "Schema{}", responses: "Response{}", parameters: "Parameter{}", examples: "Example{}" },
    ...{ requestBodies: "RequestBody{}", headers: "Header{}", securitySchemes: "SecurityScheme{}", links: "Link{}" },
    ...{ callbacks: "Callback{}", pathItems: ["PathItem{}", "3.1"], mediaTypes: ["MediaType{}", "3.2"] },
  },
  Paths: {},
  PathItem: {
    ...{ $ref: "text", summary: "text", description: "text", servers: "Server*", parameters: "Parameter*", ...METHODS },
    ...{ query: ["Operation", "3.2"], additionalOperations: ["Operation{}", "3.2"] },
  },
  Operation: { ...OPERATION, requestBody: "RequestBody", callbacks: "Callback{}", servers: "Server*" },
  Parameter: { name: "text", in: "text", ...VALUE },
  Header: VALUE,
  RequestBody: { description: "text", content: "MediaType{}", required: "flag" },
  Responses: {},
  Response: {
    ...{ summary: ["text", "3.2"], description: "text", headers: "Header{}", content: "MediaType{}", links: "Link{}" },
  },
  MediaType: {
    ...{
      schema: "Schema",
      itemSchema: ["Schema", "3.2"],
      example: "any",
      examples: "Example{}",
      encoding: "Encoding{}",
    },
    ...{ prefixEncoding: ["Encoding*", "3.2"], itemEncoding: ["Encoding", "3.2"], description: ["text", "3.2"] },
  },
  Encoding: {
    ...{ contentType: "text", headers: "Header{}", style: "text", explode: "flag", allowReserved: "flag" },
    ...{ encoding: ["Encoding{}", "3.2"], prefixEncoding: ["Encoding*", "3.2"], itemEncoding: ["Encoding", "3.2"] },
  },
  Example: {
    ...{ summary: "text", description: "text", value: "any", externalValue: "text" },
    ...{ dataValue: ["any", "3.2"], serializedValue: ["text", "3.2"] },
  },
  Link: {
    ...{ operationRef: "text", operationId: "text", parameters: "any", requestBody: "any" },
    ...{ description: "text", server: "Server" },
  },
  Callback: {},
  SecurityScheme: {
    ...{ type: "text", description: "text", name: "text", in: "text", scheme: "text", bearerFormat: "text" },
    ...{ flows: "OauthFlows", openIdConnectUrl: "url", oauth2MetadataUrl: ["url", "3.2"], deprecated: ["flag", "3.2"] },
  },
  OauthFlows: {
    ...{ implicit: "OauthFlow", password: "OauthFlow", clientCredentials: "OauthFlow" },
    ...{ authorizationCode: "OauthFlow", deviceAuthorization: ["OauthFlow", "3.2"] },
  },
  OauthFlow: {
    ...{ authorizationUrl: "url", tokenUrl: "url", refreshUrl: "url", scopes: "text{}" },
    deviceAuthorizationUrl: ["url", "3.2"],
  },
  Discriminator: { propertyName: "text", mapping: "text{}", defaultMapping: ["text", "3.2"] },
  Xml: {
    ...{ name: "text", namespace: "text", prefix: "text", attribute: "flag", wrapped: "flag" },
    nodeType: ["text", "3.2"],
  },
  Schema: {
    ...SCHEMA,
    ...Object.fromEntries(Object.entries(SCHEMA_2020).map(([key, shape]) => [key, [shape, "3.1"] as const])),
  },
};

/** Swagger 2.0 where it differs. */
const FIELDS_2: { readonly [type in RuledType]?: Fields } = {
  OpenApi: {
    ...{ swagger: "text", info: "Info", host: "text", basePath: "text", schemes: "text*", consumes: "text*" },
    ...{
      produces: "text*",
      paths: "Paths",
      definitions: "Schema{}",
      parameters: "Parameter{}",
      responses: "Response{}",
    },
    ...{ securityDefinitions: "SecurityScheme{}", security: "security", tags: "Tag*" },
    externalDocs: "ExternalDocumentation",
  },
  PathItem: { $ref: "text", parameters: "Parameter*", ...METHODS },
  Operation: { ...OPERATION, consumes: "text*", produces: "text*", schemes: "text*" },
  Parameter: {
    ...{ ...SCHEMA, required: "flag", name: "text", in: "text", schema: "Schema", collectionFormat: "text" },
    allowEmptyValue: "flag",
  },
  Header: { ...SCHEMA, collectionFormat: "text" },
  Response: { description: "text", schema: "Schema", headers: "Header{}", examples: "any" },
  SecurityScheme: {
    ...{ type: "text", description: "text", name: "text", in: "text", flow: "text" },
    ...{ authorizationUrl: "url", tokenUrl: "url", scopes: "text{}" },
  },
  Schema: { ...SCHEMA, discriminator: "text" },
};

const OTHERS: { readonly [type in RuledType]?: Shape } = {
  ...{ Paths: "PathItem", Responses: "Response", Callback: "PathItem" },
};

/** A Security Scheme's depend on its type. */
const REQUIRED: { readonly [type in RuledType]?: readonly string[] } = {
  OpenApi: ["info"],
  Info: ["title", "version"],
  License: ["name"],
  Server: ["url"],
  ServerVariable: ["default"],
  Tag: ["name"],
  ExternalDocumentation: ["url"],
  Parameter: ["name", "in"],
  RequestBody: ["content"],
  Response: ["description"],
  SecurityScheme: ["type"],
  Discriminator: ["propertyName"],
};

const made = new Map<Version, ReadonlyMap<RuledType, Rule>>();

/** The rules of a version, made once. */
export function rulesOf(version: Version): ReadonlyMap<RuledType, Rule> {
  const known = made.get(version);
  if (known) return known;
  const types = Object.keys(FIELDS) as RuledType[];
  const rules = new Map(types.map((type) => [type, buildRule(type, version)] as const));
  made.set(version, rules);
  return rules;
}

function buildRule(type: RuledType, version: Version): Rule {
  const fields = (version === "2.0" ? FIELDS_2[type] : undefined) ?? FIELDS[type];
  const others = OTHERS[type];
  return {
    type,
    fields: new Map(Object.entries(fields).map(([key, field]) => [key, toField(field, version)])),
    required: [...(REQUIRED[type] ?? []), ...(REQUIRED_ONCE[`${version} ${type}`] ?? [])],
    others: others && toField(others, version),
    open: type === "Schema" && version !== "2.0" && version !== "3.0",
  };
}

const REQUIRED_ONCE: { readonly [key: string]: readonly string[] } = {
  "2.0 OpenApi": ["paths"],
  "3.0 OpenApi": ["paths"],
  "2.0 Operation": ["responses"],
  "3.0 Operation": ["responses"],
};

function toField(field: Fields[string], version: Version): Field {
  const [shape, since] = typeof field === "string" ? [field, undefined] : field;
  const name = shape.replace(/[*{}]/g, "");
  const object = name in FIELDS ? (name as RuledType) : undefined;
  const holds = shape.endsWith("*") ? "list" : shape.endsWith("{}") ? "map" : object ? "one" : "value";
  return { shape, holds, object, since: since !== undefined && since > version ? since : undefined };
}
