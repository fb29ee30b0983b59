import type { Fault } from "../errors.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { isObject, setOwn } from "../json/json.ts";
import { encodeText, fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import { documentCompleted } from "../validation-faults.ts";
import { type Draft, type DraftObject, isDraftObject } from "./copy.ts";
import { METHODS } from "./openapi.ts";

export interface Completed {
  readonly document: JsonObject;
  readonly faults: readonly Fault[];
  /** Pointer in the completed document → pointer in the file. */
  readonly moves: ReadonlyMap<string, string>;
  /** Pointer in the file → pointer in the completed document. */
  readonly relocate: (pointer: string) => string;
}

/**
 * A file may hold a part of a document: `paths`, one path item, one operation, `components` or sections of it, schemas, or one
 * JSON Schema. The shape tells which, and a warning says what was assumed around it. What is whole is returned itself.
 */
export function completeDocument(document: JsonObject, { file }: { file: string }): Completed {
  const part = WHOLE.some((key) => document[key] !== undefined) ? undefined : findPart(document, stemOf(file));
  if (part === undefined) return { document, faults: [], moves: new Map(), relocate: (pointer) => pointer };
  const { is, taken, places } = part;
  const isOld = SWAGGER.some((key) => document[key] !== undefined) || (document.paths && document.definitions);
  const version = isOld ? "2.0" : versionOf(document);
  const relocate = (pointer: string) => moveBy(places, pointer);
  redirect(document as DraftObject, document, relocate);
  const root: DraftObject = version === "2.0" ? { swagger: "2.0" } : { openapi: `${version}.0` };
  root.info = { title: stemOf(file), version: "0" };
  for (const [from, to] of places) put(root, fromPointer(to), valueAt(document, fromPointer(from)) as Draft);
  if (version !== "2.0" && root.paths === undefined) root.paths = {};
  const name = version === "2.0" ? "a Swagger 2.0" : `an OpenAPI ${version}`;
  return {
    document: root as JsonObject,
    faults: [documentCompleted({ pointer: "" }, `The file ${is}`, `${taken} of ${name} document`)],
    moves: new Map([...places].map(([from, to]) => [to, from])),
    relocate,
  };
}

/** What the file is, what it is taken as, and which place of it goes where. */
interface Part {
  readonly is: string;
  readonly taken: string;
  readonly places: ReadonlyMap<string, string>;
}

const WHOLE = ["openapi", "swagger", "asyncapi"];
const ROOT = ["info", "paths", "webhooks", "components", "servers", "tags", "security", "externalDocs"];
const SWAGGER = ["host", "basePath", "securityDefinitions", "consumes", "produces"];
const SECTIONS = [
  ...["schemas", "responses", "parameters", "examples", "requestBodies", "headers"],
  ...["securitySchemes", "links", "callbacks", "pathItems", "mediaTypes"],
];
const VERBS = [...METHODS, "query"];

function findPart(document: JsonObject, stem: string): Part | undefined {
  const keys = Object.keys(document).filter((key) => !key.startsWith("x-"));
  const all = (are: (value: Json | undefined, key: string) => boolean) =>
    keys.length > 0 && keys.every((key) => are(document[key], key));
  const each = (around: string) => keys.map((key) => [toPointer([key]), `${around}${toPointer([key])}`] as const);
  if (["paths", "webhooks", "components"].some((key) => isObject(document[key])) && all((_, key) => isRootKey(key)))
    return { is: "doesn't say its version", taken: "it is read as that", places: new Map(each("")) };
  if (all((value, key) => key.startsWith("/") && isObject(value)))
    return { is: "holds only path items", taken: "they are taken as the `paths`", places: new Map([["", "/paths"]]) };
  if (VERBS.some((verb) => looksLikeOperation(document[verb]))) return pathItem(document, stem);
  if (looksLikeOperation(document)) return operation(document, stem);
  if (all((value, key) => SECTIONS.includes(key) && isObject(value)))
    return { is: "holds only components", taken: "they are taken as those", places: new Map([["", "/components"]]) };
  return schemas(document, { keys, stem });
}

function isRootKey(key: string): boolean {
  return ROOT.includes(key) || SWAGGER.includes(key) || ["definitions", "parameters", "responses"].includes(key);
}

function pathItem(document: JsonObject, stem: string): Part {
  const path = pathFor(document, stem);
  return {
    is: "holds one path item",
    taken: `it is taken as that of ${path}`,
    places: new Map([["", toPointer(["paths", path])]]),
  };
}

function operation(document: JsonObject, stem: string): Part {
  const verb = document.requestBody === undefined ? "get" : "post";
  const path = pathFor({ [verb]: document }, stem);
  const taken = `it is taken as ${verb.toUpperCase()} ${path}`;
  return { is: "holds one operation", taken, places: new Map([["", toPointer(["paths", path, verb])]]) };
}

/** Named after the file, with the parameters that must be in it. */
function pathFor(item: JsonObject, stem: string): string {
  const lists = [item, ...VERBS.map((verb) => item[verb])].flatMap((owner) =>
    isObject(owner) && Array.isArray(owner.parameters) ? (owner.parameters as readonly Json[]) : [],
  );
  const names = lists.flatMap((one) => (isObject(one) && one.in === "path" ? [String(one.name)] : []));
  return [`/${stem}`, ...[...new Set(names)].map((name) => `{${name}}`)].join("/");
}

function looksLikeOperation(value: Json | undefined): boolean {
  return isObject(value) && isObject(value.responses) && value.paths === undefined;
}

/** A JSON Schema, alone or with definitions; a map of definitions; or a map of schemas. */
function schemas(document: JsonObject, { keys, stem }: { keys: readonly string[]; stem: string }): Part | undefined {
  const sections = ["$defs", "definitions"].filter((key) => isObject(document[key]));
  const own = keys.filter((key) => !ANNOTATIONS.has(key) && !sections.includes(key));
  if (sections.length > 0 && own.length === 0) {
    const places = sections.map((key) => [`/${key}`, "/components/schemas"] as const);
    return { is: "holds only definitions", taken: "they are taken as the schemas", places: new Map(places) };
  }
  if (looksLikeSchema(document)) {
    const name = typeof document.title === "string" && document.title !== "" ? document.title : stem;
    const at = toPointer(["components", "schemas", name.replace(/[^\p{L}\p{N}._-]+/gu, "_")]);
    return { is: "holds one JSON Schema", taken: `it is taken as the schema ${name}`, places: new Map([["", at]]) };
  }
  const inner = keys.map((key) => document[key]);
  const are = (value: Json | undefined) =>
    isObject(value) && (looksLikeSchema(value) || Object.keys(value).length === 0);
  if (!inner.every(are) || !inner.some((value) => isObject(value) && looksLikeSchema(value))) return undefined;
  return { is: "holds only schemas", taken: "they are taken as those", places: new Map([["", "/components/schemas"]]) };
}

const ANNOTATIONS = new Set(["$schema", "$id", "$comment", "title", "description"]);
const TELLING = ["allOf", "oneOf", "anyOf", "enum", "const", "not", "items", "prefixItems", "$ref", "$schema"];

/** A property may be called `type` or `items`: it is then an object, or no list. */
function looksLikeSchema(schema: JsonObject): boolean {
  const { type, properties } = schema;
  if (typeof type === "string" || (Array.isArray(type) && type.every((one) => typeof one === "string"))) return true;
  if (isObject(properties) && Object.values(properties).every((one) => isObject(one) || typeof one === "boolean"))
    return true;
  return TELLING.some((key) => {
    const value = schema[key];
    if (key === "items" || key === "not") return isObject(value) && looksLikeSchema(value);
    return key.startsWith("$") ? typeof value === "string" : Array.isArray(value);
  });
}

/** 3.1, but where keywords are used that only 3.0 knows. */
function versionOf(value: Json | undefined): "3.0" | "3.1" {
  if (Array.isArray(value)) return value.some((item) => versionOf(item) === "3.0") ? "3.0" : "3.1";
  if (!isObject(value)) return "3.1";
  const old = ["nullable", "exclusiveMinimum", "exclusiveMaximum"].some((key) => typeof value[key] === "boolean");
  return old || Object.values(value).some((inner) => versionOf(inner) === "3.0") ? "3.0" : "3.1";
}

/** References that lead somewhere in the file lead to the same thing afterwards. */
function redirect(value: Draft, file: JsonObject, relocate: (pointer: string) => string): void {
  if (Array.isArray(value)) for (const item of value) redirect(item, file, relocate);
  if (!isDraftObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== "$ref" || typeof inner !== "string" || !/^#(\/|$)/.test(inner)) redirect(inner, file, relocate);
    else if (valueAt(file, fromPointer(inner)) !== undefined) {
      const moved = relocate(toPointer(fromPointer(inner)));
      value[key] = `#${moved.split("/").map(encodeText).join("/")}`;
    }
  }
}

function moveBy(places: ReadonlyMap<string, string>, pointer: string): string {
  for (const [from, to] of places) {
    if (pointer === from || pointer.startsWith(`${from}/`)) return to + pointer.slice(from.length);
  }
  return pointer;
}

function put(root: DraftObject, steps: readonly string[], value: Draft): void {
  let around = root;
  for (const step of steps.slice(0, -1)) {
    const next = Object.hasOwn(around, step) ? around[step] : undefined;
    const inner: DraftObject = isDraftObject(next) ? next : {};
    setOwn(around, step, inner);
    around = inner;
  }
  const last = steps.at(-1) as string;
  const there = Object.hasOwn(around, last) ? around[last] : undefined;
  setOwn(around, last, isDraftObject(there) && isDraftObject(value) ? { ...there, ...value } : value);
}

/** `specs/pet-store.v1.yaml` → `pet-store`; what comes from stdin or a bare address has no name of its own. */
function stemOf(file: string): string {
  const name = file.split(/[/?#]/).findLast((part) => /^[\p{L}\p{N}]/u.test(part)) ?? "";
  return name.replace(/\..*$/, "").replace(/[^\p{L}\p{N}_-]+/gu, "_") || "API";
}
