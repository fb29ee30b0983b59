import {
  METHODS,
  type OpenApi,
  type OperationObject,
  type PathItemObject,
  type ServerObject,
} from "../document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { toPointer } from "../json/pointer.ts";
import { buildBody, buildResponses } from "./build-content.ts";
import { buildParameters } from "./build-parameters.ts";
import { follow } from "./follow.ts";
import type { ApiModel, NamedSchema, Operation, RequestBody, Response, SecurityScheme, Server, Tag } from "./model.ts";
import { camelCase, createScope, fileName, pascalCase, type Scope } from "./names.ts";

/** Document (normalised, OpenAPI 3.1) → model. `name` is the API's name in generated identifiers; without one, `info.title` gives it. */
export function buildModel(document: OpenApi, name?: string): ApiModel {
  const apiName = pascalCase(name ?? document.info.title.replace(/\s+(rest\s+)?api$/i, ""));
  const clientTypes = ["Client", "ClientOptions", "Server", "Auth"].map((suffix) => `${apiName}${suffix}`);
  const typeNames = createScope([...RESERVED_TYPES, ...clientTypes]);
  const schemas = buildSchemas(document, typeNames);
  // Functions and types are exported side by side; in a script without case they could meet.
  const functionNames = createScope([
    ...RESERVED_FUNCTIONS,
    `create${apiName}Client`,
    ...schemas.map((schema) => schema.name),
  ]);
  const operations = buildOperations(document, functionNames, typeNames);
  return {
    name: apiName,
    title: document.info.title,
    ...text("description", document.info.description),
    servers: buildServers(document.servers) ?? [{ url: "/", variables: [] }],
    securitySchemes: buildSecuritySchemes(document),
    schemas,
    tags: buildTags(document, operations),
    operations,
  };
}

function buildSchemas(document: OpenApi, unique: Scope): NamedSchema[] {
  return Object.entries(document.components?.schemas ?? {}).map(([id, schema]) => ({
    id,
    name: unique(pascalCase(id)),
    pointer: toPointer(["components", "schemas", id]),
    schema,
  }));
}

function buildOperations(document: OpenApi, uniqueName: Scope, uniqueType: Scope): Operation[] {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const { value: pathItem, steps: itemSteps } = follow<PathItemObject>(document, item, ["paths", path]);
    for (const method of METHODS) {
      const operation = pathItem[method] as OperationObject | undefined;
      if (!isObject(operation)) continue;
      const steps = [...itemSteps, method];
      const id = operation.operationId ?? `${method} ${path}`;
      const servers = buildServers(operation.servers ?? pathItem.servers);
      const responses = buildResponses(document, operation, steps);
      const body = buildBody(document, operation, steps);
      operations.push({
        id,
        name: uniqueName(camelCase(id)),
        typeName: uniqueStem(pascalCase(id), typeSuffixes(responses, body), uniqueType),
        method,
        path,
        tag: operation.tags?.[0] ?? DEFAULT_TAG,
        ...text("summary", operation.summary),
        ...text("description", operation.description),
        deprecated: operation.deprecated === true,
        pointer: toPointer(steps),
        parameters: buildParameters(document, pathItem, { operation, steps }),
        ...optional("body", body),
        responses,
        security: (operation.security ?? document.security ?? []).map((requirement) => Object.keys(requirement)),
        ...optional("servers", servers),
      });
    }
  }
  return operations;
}

/** What is appended to an operation's stem to name its types; the stem is taken only where all of them are free. */
function typeSuffixes(responses: readonly Response[], body: RequestBody | undefined): string[] {
  const statuses = responses.map(({ status }) => (status === "default" ? "Default" : status));
  const bodies = (body?.content ?? []).map((_, index) => (index === 0 ? "Body" : `Body${index + 1}`));
  return ["Args", "Path", "Query", "Headers", "Cookies", "Error", "Result", ...bodies, ...statuses];
}

function uniqueStem<Name extends string>(wanted: Name, suffixes: readonly string[], unique: Scope): Name {
  for (let count = 1; ; count++) {
    const stem = (count === 1 ? wanted : `${wanted}${count}`) as Name;
    // Each asked name is taken from now on, also where the stem is given up: a gap in the numbers costs nothing.
    if (suffixes.every((suffix) => unique(`${stem}${suffix}`) === `${stem}${suffix}`)) return stem;
  }
}

function buildTags(document: OpenApi, operations: readonly Operation[]): Tag[] {
  const unique = createScope([], true);
  const described = new Map((document.tags ?? []).map((tag) => [tag.name, tag.description]));
  const used = new Set(operations.map((operation) => operation.tag));
  const names = [...described.keys()].filter((name) => used.has(name));
  return [...new Set([...names, ...used])].map((name) => ({
    name,
    fileName: unique(fileName(name)),
    ...text("description", described.get(name)),
  }));
}

function buildServers(servers: readonly ServerObject[] | undefined): Server[] | undefined {
  if (servers === undefined || servers.length === 0) return undefined;
  return servers.map((server) => ({
    url: server.url,
    ...text("description", server.description),
    variables: Object.entries(server.variables ?? {}).map(([name, variable]) => ({
      name,
      default: String(variable.default),
      enum: (variable.enum ?? []).map(String),
      ...text("description", variable.description as string | undefined),
    })),
  }));
}

function buildSecuritySchemes(document: OpenApi): SecurityScheme[] {
  const unique = createScope(["runtime"]);
  return Object.entries(document.components?.securitySchemes ?? {}).map(([id, entry]) => {
    const scheme = follow<JsonObject>(document, entry, ["components", "securitySchemes", id]).value;
    const base = { id, name: unique(pascalCase(id)), ...text("description", scheme.description) };
    return { ...base, ...schemeKind(scheme) };
  });
}

type SchemeKind = SecurityScheme extends infer Scheme
  ? Scheme extends unknown
    ? Omit<Scheme, "id" | "name" | "description">
    : never
  : never;

function schemeKind(scheme: JsonObject): SchemeKind {
  const http = String(scheme.scheme).toLowerCase();
  if (scheme.type === "apiKey") return { kind: "apiKey", in: scheme.in as "header", key: String(scheme.name) };
  if (scheme.type === "http" && http === "basic") return { kind: "basic" };
  if (scheme.type === "http" && http === "bearer") return { kind: "bearer" };
  if (scheme.type === "oauth2" || scheme.type === "openIdConnect") return { kind: "bearer" };
  return { kind: "unsupported", reason: scheme.type === "http" ? `http ${http}` : String(scheme.type) };
}

function text<Key extends string>(key: Key, value: Json | undefined): { readonly [K in Key]?: string } {
  return typeof value === "string" && value.trim() !== "" ? ({ [key]: value } as { [K in Key]: string }) : {};
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}

const DEFAULT_TAG = "default";

/**
 * `raw` is the bound client's own; a `then` would make it a promise; the next are names that a client module imports; the
 * last are exported beside the functions.
 */
const RESERVED_FUNCTIONS = ["raw", "then", "runtime", "security", "types", "createClient", "unwrap"];

/** Types that `types.ts` uses by their own names, and those that are exported beside the document's. */
const RESERVED_TYPES = ["Blob", "Exclude", "NonNullable", "Record", "CallOptions", "ResponseError"];
