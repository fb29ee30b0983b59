import {
  METHODS,
  type OpenApi,
  type OperationObject,
  type PathItemObject,
  type ServerObject,
} from "../document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import { type ContentOf, createContent } from "./build-content.ts";
import { createParameters, type ParametersOf } from "./build-parameters.ts";
import { createFileScope, fileName } from "./file-names.ts";
import { below, type Found, follow, type Unfinished } from "./follow.ts";
import type { ApiModel, NamedSchema, Operation, SecurityScheme, Server, Tag } from "./model.ts";
import { camelCase, createScope, join, pascalCase, type Scope } from "./names.ts";

/** Document (normalised, OpenAPI 3.1) → model. `name` is the API's name in generated identifiers; without one, `info.title` gives it. */
export function buildModel(document: OpenApi, name?: string): ApiModel {
  const apiName = pascalCase(name ?? document.info.title.slice(0, LONGEST_TITLE).replace(/\s+(rest\s+)?api$/i, ""));
  const clientTypes = ["Client", "ClientOptions", "Server", "Auth"].map((suffix) => `${apiName}${suffix}`);
  const reserved = [...RESERVED_TYPES, ...clientTypes];
  const schemas = buildSchemas(document, createScope(reserved));
  // Functions and types are exported side by side; in a script without case they could meet.
  const functionNames = createScope([
    ...RESERVED_FUNCTIONS,
    `create${apiName}Client`,
    ...schemas.map((schema) => schema.name),
  ]);
  const builders: Builders = {
    document,
    parameters: createParameters(document),
    content: createContent(document),
    uniqueName: functionNames,
    uniqueType: createScope(stemsOf([...reserved, ...schemas.map((schema) => schema.name)])),
    callbacks: [],
  };
  const operations = buildOperations(builders, document.paths, "/paths");
  return {
    name: apiName,
    title: document.info.title,
    ...text("description", document.info.description),
    servers: buildServers(document.servers) ?? [{ url: "/", variables: [] }],
    securitySchemes: buildSecuritySchemes(document),
    schemas,
    tags: buildTags(document, operations),
    operations,
    ...buildIncoming({ ...builders, uniqueName: createScope() }),
  };
}

/** In characters; a name takes far less of it, and spaces are looked at from each space on. */
const LONGEST_TITLE = 1000;

function buildSchemas(document: OpenApi, unique: Scope): NamedSchema[] {
  return Object.entries(document.components?.schemas ?? {}).map(([id, schema]) => ({
    id,
    name: unique(pascalCase(id)),
    pointer: below("/components/schemas", id),
    schema,
  }));
}

/** What the operations of a document are built with. */
interface Builders {
  readonly document: OpenApi;
  readonly parameters: ParametersOf;
  readonly content: ContentOf;
  readonly uniqueName: Scope;
  readonly uniqueType: Scope;
  /** Those of the operations that are built already. */
  readonly callbacks: Found<JsonObject>[];
}

/** The operations of path items, by path, by the name of a webhook, or by the expression of a callback. */
function buildOperations(builders: Builders, items: JsonObject | undefined, pointer: string): Operation[] {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(items ?? {})) {
    if (!isObject(item) || path.startsWith("x-")) continue;
    const layers = layersOf(builders.document, item, below(pointer, path));
    for (const { method, value, pointer: place } of methodsOf(layers))
      operations.push(buildOperation(builders, { method, path, layers }, { value, pointer: place }));
  }
  return operations;
}

interface Place {
  readonly method: string;
  readonly path: string;
  readonly layers: readonly Layer[];
}

function buildOperation(builders: Builders, { method, path, layers }: Place, found: Found<OperationObject>): Operation {
  const { value: operation, pointer } = found;
  const { document, uniqueName, uniqueType } = builders;
  const id = operation.operationId || `${method} ${path}`;
  const wanted = join(id) || join(`${method} ${path}`);
  const body = builders.content.body(operation, pointer);
  const servers = buildServers(operation.servers ?? layers.findLast(({ value }) => value.servers)?.value.servers);
  const lists = [...layers, found].map(({ value, pointer: at }) => ({ value: value.parameters, pointer: at }));
  if (isObject(operation.callbacks))
    builders.callbacks.push({ value: operation.callbacks, pointer: `${pointer}/callbacks` });
  const built: Unfinished<Operation> = {
    id,
    name: uniqueName(camelCase(wanted)),
    typeName: uniqueType(pascalCase(wanted)),
    method,
    path,
    tag: operation.tags?.[0] ?? DEFAULT_TAG,
    deprecated: operation.deprecated === true,
    pointer,
    parameters: builders.parameters(lists),
    responses: builders.content.responses(operation, pointer),
    security: (operation.security ?? document.security ?? []).map((requirement) => Object.keys(requirement)),
  };
  if (isText(operation.summary)) built.summary = operation.summary;
  if (isText(operation.description)) built.description = operation.description;
  if (body !== undefined) built.body = body;
  if (servers !== undefined) built.servers = servers;
  return built;
}

type Layer = Found<PathItemObject>;

/** A path item and those that it refers to, the outermost first: what stands beside a `$ref` holds too (OpenAPI 3.1, section 4.8.9). */
function layersOf(document: OpenApi, item: PathItemObject, pointer: string): Layer[] {
  const layers: Layer[] = [{ value: item, pointer }];
  for (let last = item; typeof last.$ref === "string"; ) {
    const steps = fromPointer(last.$ref);
    last = valueAt(document, steps) as PathItemObject;
    layers.unshift({ value: last, pointer: toPointer(steps) });
  }
  return layers;
}

interface Method extends Found<OperationObject> {
  readonly method: string;
}

function methodsOf(layers: readonly Layer[]): Method[] {
  const found = new Map<string, Method>();
  for (const { value: item, pointer } of layers) {
    for (const method of METHODS) {
      const value = item[method];
      if (isObject(value)) found.set(method, { method, value, pointer: `${pointer}/${method}` });
    }
    const { additionalOperations: others } = item;
    if (!isObject(others)) continue;
    for (const [method, value] of Object.entries(others)) {
      if (isObject(value))
        found.set(method, { method, value, pointer: below(`${pointer}/additionalOperations`, method) });
    }
  }
  return [...found.values()];
}

/** What the API sends to its user. A callback that several operations refer to is one. */
function buildIncoming(builders: Builders): Pick<ApiModel, "webhooks" | "callbacks"> {
  const { document, callbacks } = builders;
  const webhooks = buildOperations(builders, document.webhooks as JsonObject | undefined, "/webhooks");
  const built = new Map<string, readonly Operation[]>();
  // A callback's operation may have callbacks: the list grows.
  for (const { value: container, pointer: place } of callbacks) {
    for (const [name, entry] of Object.entries(container)) {
      const { value, pointer } = follow<JsonObject>(document, entry, below(place, name));
      if (!built.has(pointer)) built.set(pointer, buildOperations(builders, value, pointer));
    }
  }
  return { webhooks, callbacks: [...built.values()].flat() };
}

/** What is put behind an operation's stem to name its types. A stem is free where no name stands that it and one of these give. */
const TYPE_SUFFIX = /(Args|Path|Query|Headers|Cookies|Body\d*|Error|Result|Default|[1-5](\d\d|XX))$/;

/** The stems that would give one of the names. */
function stemsOf(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const suffix = TYPE_SUFFIX.exec(name);
    return suffix === null ? [] : [name.slice(0, suffix.index)];
  });
}

function buildTags(document: OpenApi, operations: readonly Operation[]): Tag[] {
  const unique = createFileScope();
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
    const scheme = follow<JsonObject>(document, entry, "").value;
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
  switch (scheme.type) {
    case "apiKey": {
      const place = KEY_PLACES.find((one) => one === scheme.in);
      if (place === undefined) return { kind: "unsupported", reason: `apiKey in ${scheme.in}` };
      return { kind: "apiKey", in: place, key: String(scheme.name) };
    }
    case "oauth2":
    case "openIdConnect":
      return { kind: "bearer" };
    case "mutualTLS":
      return { kind: "mutualTLS" };
    case "http": {
      const http = String(scheme.scheme).toLowerCase();
      return http === "basic" || http === "bearer" ? { kind: http } : { kind: "http", scheme: String(scheme.scheme) };
    }
    default:
      return { kind: "unsupported", reason: String(scheme.type) };
  }
}

const KEY_PLACES = ["header", "query", "cookie"] as const;

function text<Key extends string>(key: Key, value: Json | undefined): { readonly [K in Key]?: string } | undefined {
  return isText(value) ? ({ [key]: value } as { [K in Key]: string }) : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && /\S/.test(value);
}

const DEFAULT_TAG = "default";

/**
 * `raw` is the bound client's own; a `then` would make it a promise; the next are names that a client module imports; the
 * last are exported beside the functions.
 */
const RESERVED_FUNCTIONS = ["raw", "then", "runtime", "security", "types", "createClient", "stream", "unwrap"];

/** Types that `types.ts` uses by their own names, and those that are exported beside the document's. */
const RESERVED_TYPES = ["Blob", "Exclude", "NonNullable", "Record", "CallOptions", "ResponseError"];
