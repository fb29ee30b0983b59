import { createRequire } from "node:module";
import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import type { OpenApi } from "./openapi.ts";
import { type NewNames, nameComponents, standIn } from "./stand-ins.ts";
import { mapObjects, walkObjects } from "./walk.ts";

export interface Lifted {
  readonly document: OpenApi;
  /** A pointer into the lifted document → where that stands in the document of Swagger 2.0. */
  readonly before: (pointer: string) => string;
}

/** Swagger 2.0, bundled and validated, → OpenAPI 3.0. swagger2openapi does it, and is loaded for such a document only. */
export async function liftSwagger(swagger: JsonObject): Promise<Lifted> {
  const { convertObj } = createRequire(import.meta.url)("swagger2openapi") as Converter;
  const named = nameComponents(swagger);
  const { swagger: readable, restore } = standIn(named.swagger);
  const openapi = restore(
    (await convertObj({ ...readable, swagger: "2.0" }, OPTIONS)).openapi as JsonObject,
  ) as OpenApi;
  const joined = joinedLists(swagger);
  const open = JSON.stringify(swagger.produces ?? "").includes("*/*");
  const document = mapObjects(openapi, (type, value) => {
    const mended = withoutNotes(value);
    if (type === "Response") return correctContent(mended, open);
    // The library takes every null away, and leaves a hole.
    if (type === "Schema" && Array.isArray(mended.enum))
      return { ...mended, enum: Array.from(mended.enum as readonly Json[], (value) => value ?? null) };
    return type === "RequestBody" ? correctForms(mended, joined) : mended;
  });
  return { document: document as OpenApi, before: (pointer) => before({ swagger, names: named.names }, pointer) };
}

interface Converter {
  readonly convertObj: (swagger: JsonObject, options: object) => Promise<{ readonly openapi: OpenApi }>;
}

/** All is in one document already; what it doesn't like becomes a note. */
const OPTIONS = { patch: true, warnOnly: true, resolve: false, resolveInternal: false, refSiblings: "preserve" };

/** What the library notes for itself. */
function withoutNotes(value: JsonObject): JsonObject {
  if (!Object.keys(value).some((key) => key.startsWith("x-s2o-"))) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith("x-s2o-")));
}

/** What the library gets wrong: a file in a form needs multipart, and a list in it is joined by commas unless it says otherwise. */
function correctForms(body: JsonObject, joined: ReadonlySet<string>): JsonObject {
  const { content } = body;
  if (!isObject(content) || !Object.keys(content).some((type) => FORMS.has(type))) return body;
  const corrected = Object.entries(content).map(([type, media]) => {
    const properties = isObject(media) ? valueAt(media, ["schema", "properties"]) : undefined;
    if (!FORMS.has(type) || !isObject(media) || !isObject(properties)) return [type, media] as const;
    const hasFile = Object.values(properties).some((one) => isObject(one) && one.format === "binary");
    const lists = Object.keys(properties).filter((name) => joined.has(name));
    const encoding = Object.fromEntries(lists.map((name) => [name, { style: "form", explode: false }]));
    return [hasFile ? "multipart/form-data" : type, lists.length === 0 ? media : { ...media, encoding }] as const;
  });
  return { ...body, content: Object.fromEntries(corrected) };
}

/** Where nothing says what is produced, JSON is meant. */
function correctContent(response: JsonObject, open: boolean): JsonObject {
  const { content } = response;
  if (open || !isObject(content) || !isObject(content["*/*"])) return response;
  const binary = valueAt(content, ["*/*", "schema", "format"]) === "binary";
  const meant = binary ? "application/octet-stream" : "application/json";
  const renamed = Object.entries(content).map(([type, media]) => [type === "*/*" ? meant : type, media]);
  return { ...response, content: Object.fromEntries(renamed) };
}

const FORMS = new Set(["application/x-www-form-urlencoded", "multipart/form-data"]);

/** The names of form parameters that are lists with commas: what 2.0 takes for granted, and 3.0 doesn't. */
function joinedLists(swagger: JsonObject): ReadonlySet<string> {
  const joined = new Set<string>();
  walkObjects(swagger as OpenApi, (type, { name, in: place, type: kind, collectionFormat = "csv" }) => {
    const joins = type === "Parameter" && place === "formData" && kind === "array" && collectionFormat === "csv";
    if (joins && typeof name === "string") joined.add(name);
  });
  return joined;
}

/** The sections of `components`, and what they are in 2.0. */
const SECTIONS: { readonly [section: string]: string } = {
  ...{
    schemas: "definitions",
    parameters: "parameters",
    responses: "responses",
    securitySchemes: "securityDefinitions",
  },
};

function before({ swagger, names }: { swagger: JsonObject; names: NewNames }, pointer: string): string {
  const [first = "", second = "", third = "", ...rest] = fromPointer(pointer);
  if (first === "components") {
    const section = SECTIONS[second];
    if (section === undefined || third === "") return existing(swagger, section === undefined ? [] : [section]);
    const [name = third] = [...(names.get(section) ?? [])].find(([, other]) => other === third) ?? [];
    return existing(swagger, [section, name, ...(second === "schemas" ? rest : withinBefore(second, rest))]);
  }
  if (first === "servers") return existing(swagger, [swagger.host === undefined ? "basePath" : "host"]);
  if (first !== "paths")
    return existing(
      swagger,
      [first, second, third, ...rest].filter((step) => step !== ""),
    );
  const own = fromPointer(pointer).slice(0, 3);
  if (third === "parameters") return parameterBefore(swagger, ["paths", second], rest);
  const [part, ...further] = rest;
  if (part === "parameters") return parameterBefore(swagger, own, further);
  if (part === "requestBody") return bodyBefore(swagger, own, further);
  if (part === "responses")
    return existing(swagger, [...own, part, ...further.slice(0, 1), ...withinBefore("responses", further.slice(1))]);
  return existing(swagger, fromPointer(pointer));
}

/** A response's schema had no media type around it, nor a parameter's keywords a schema. */
function withinBefore(section: string, steps: readonly string[]): string[] {
  if (section === "parameters") return steps.filter((step, index) => index > 0 || step !== "schema");
  const [first, second, third, ...rest] = steps;
  if (first === "headers") return [first, second ?? "", ...(third === "schema" ? rest : [])];
  if (first !== "content") return [...steps];
  return third === "schema" ? ["schema", ...rest] : ["examples", second ?? ""];
}

function parameterBefore(swagger: JsonObject, owner: readonly string[], [index, ...rest]: readonly string[]): string {
  const kept = parametersOf(swagger, valueAt(swagger, [...owner, "parameters"])).filter(
    ({ parameter }) => !isBody(parameter),
  );
  const original = kept[Number(index)]?.index ?? Number(index);
  return existing(swagger, [...owner, "parameters", String(original), ...withinBefore("parameters", rest)]);
}

function bodyBefore(swagger: JsonObject, operation: readonly string[], [, , , ...rest]: readonly string[]): string {
  for (const owner of [operation, operation.slice(0, 2)]) {
    for (const { parameter, index } of parametersOf(swagger, valueAt(swagger, [...owner, "parameters"]))) {
      const at = [...owner, "parameters", String(index)];
      if (parameter.in === "body") return existing(swagger, [...at, "schema", ...rest]);
      if (parameter.in === "formData" && parameter.name === rest[1])
        return existing(swagger, [...at, ...rest.slice(2)]);
    }
  }
  return existing(swagger, operation);
}

function isBody({ in: place }: JsonObject): boolean {
  return place === "body" || place === "formData";
}

function parametersOf(swagger: JsonObject, list: Json | undefined): { parameter: JsonObject; index: number }[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((entry, index) => {
    const ref = isObject(entry) ? entry.$ref : undefined;
    const parameter = typeof ref === "string" ? valueAt(swagger, fromPointer(ref)) : entry;
    return isObject(parameter) ? [{ parameter, index }] : [];
  });
}

/** The nearest thing around it that is there. */
function existing(swagger: JsonObject, steps: readonly string[]): string {
  let end = steps.length;
  while (end > 0 && valueAt(swagger, steps.slice(0, end)) === undefined) end -= 1;
  return toPointer(steps.slice(0, end));
}
