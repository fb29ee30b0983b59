import type { HeaderObject, MediaTypeObject, ParameterObject, PathItemObject } from "../document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import { contentKind } from "../model/build-content.ts";
import { isIgnored } from "../model/build-parameters.ts";
import type { Header, Identifier, Operation } from "../model/model.ts";
import { printed } from "../render/printed.ts";
import { bareKey, commentLines, docComment, quote } from "../render/quote.ts";
import type { OpenapiView } from "../render/views.ts";
import { componentLeaves, type MediaLeaf, type OperationPrinting, type OperationTypes } from "./operation-types.ts";

/**
 * The interfaces that openapi-typescript would print, whose leaves are the types of `types.ts`: for openapi-fetch and its
 * relatives, which look for types by path, method and media type.
 */
export function openapiView(
  context: OperationPrinting,
  operations: readonly OperationTypes[],
  webhooks: readonly OperationTypes[],
): OpenapiView {
  const all = [...operations, ...webhooks];
  const keys = operationKeys(all);
  const bodies = all.map((types) => operationText(context, types, keys));
  context.printing.module = "types" as Identifier;
  const texts = [
    interfaceText("paths", itemTexts(context, { section: "paths", operations, keys })),
    interfaceText("webhooks", itemTexts(context, { section: "webhooks", operations: webhooks, keys })),
    interfaceText("components", componentTexts(context)),
    "export type $defs = Record<string, never>;",
    interfaceText("operations", bodies),
  ];
  context.printing.module = undefined;
  return { typed: texts.some(namesTypes), declarations: texts.map(printed) };
}

/** Keys and comments may hold the same letters: they are a document's. */
function namesTypes(text: string): boolean {
  for (const [token] of text.matchAll(TOKENS)) if (token === "types.") return true;
  return false;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|\/\*.*?\*\/|\btypes\./gs;

function interfaceText(name: string, members: readonly string[]): string {
  if (members.length === 0) return `export type ${name} = Record<string, never>;`;
  return `export interface ${name} {\n${members.join("")}}`;
}

/** `operations` has one entry each, also where a document gives one id twice. */
type Keys = ReadonlyMap<Operation, string>;

function operationKeys(operations: readonly OperationTypes[]): Keys {
  const taken = new Set<string>();
  return new Map(
    operations.map(({ operation }) => {
      let key = operation.id;
      for (let count = 2; taken.has(key); count++) key = `${operation.id}${count}`;
      taken.add(key);
      return [operation, key];
    }),
  );
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

interface Items {
  readonly section: "paths" | "webhooks";
  readonly operations: readonly OperationTypes[];
  readonly keys: Keys;
}

function itemTexts(context: OperationPrinting, { section, operations, keys }: Items): string[] {
  const byPath = new Map<string, Map<string, Operation>>();
  for (const { operation } of operations) {
    const methods = byPath.get(operation.path) ?? new Map<string, Operation>();
    byPath.set(operation.path, methods.set(operation.method, operation));
  }
  const items = Object.entries((context.printing.document[section] ?? {}) as JsonObject);
  return items.map(([path, item]) => {
    if (path.startsWith("x-")) return "";
    const methods = byPath.get(path) ?? new Map<string, Operation>();
    const others = [...methods.keys()].filter((method) => !METHODS.includes(method));
    const lines = [...METHODS, ...others].map((method) => methodText(method, methods.get(method), keys));
    return `  ${bareKey(path)}: {\n    parameters: ${pathParameters(context, item)};\n${lines.join("")}  };\n`;
  });
}

function methodText(method: string, operation: Operation | undefined, keys: Keys): string {
  if (operation === undefined) return `    ${bareKey(method)}?: never;\n`;
  const comment = docComment(commentLines(operation.summary ?? ""), "    ");
  return `    ${comment}${bareKey(method)}: operations[${quote(keys.get(operation) ?? "")}];\n`;
}

const PLACES = ["query", "header", "path", "cookie"];

/** Those that the path gives all its operations. */
function pathParameters(context: OperationPrinting, entry: Json | undefined): string {
  const { printing } = context;
  const item = resolve<PathItemObject>(context, entry);
  const entries = Array.isArray(item?.parameters) ? item.parameters : [];
  if (entries.length === 0) return NO_PARAMETERS;
  const parameters = entries.flatMap((each: Json) => resolve<ParameterObject>(context, each) ?? []);
  const groups = PLACES.map((place) => {
    const members = parameters.filter((parameter) => parameter.in === place && !isIgnored(parameter));
    if (members.length === 0) return `${place}?: never`;
    const required = members.some((parameter) => place === "path" || parameter.required === true);
    const texts = members.map((parameter) => {
      const optional = place === "path" || parameter.required === true ? "" : "?";
      return `${bareKey(parameter.name)}${optional}: ${printing.schemaType(schemaOf(parameter), "      ").code}`;
    });
    return `${place}${required ? "" : "?"}: { ${texts.join("; ")} }`;
  });
  return `{ ${groups.join("; ")} }`;
}

const NO_PARAMETERS = "{ query?: never; header?: never; path?: never; cookie?: never }";

function operationText(context: OperationPrinting, types: OperationTypes, keys: Keys): string {
  const { operation, groups, bodies, responses } = types;
  const parameters = PLACES.map((place) => {
    const group = groups.find((each) => each.in === place);
    return group === undefined ? `${place}?: never` : `${place}${group.optional ? "?" : ""}: types.${group.name}`;
  });
  const lines = operation.responses.map((response, index) => {
    const component = componentKey(response.pointer, "responses");
    const text = component ?? responseText(context, response, responses[index] ?? []);
    // openapi-fetch looks for numbers.
    const status = /^\d+$/.test(response.status) ? response.status : bareKey(response.status);
    return `      ${status}: ${text};\n`;
  });
  const key = bareKey(keys.get(operation) ?? "");
  const answers = lines.length === 0 ? "never" : `{\n${lines.join("")}    }`;
  return `  ${key}: {\n    parameters: { ${parameters.join("; ")} };\n    ${requestText(operation, bodies)};\n    responses: ${answers};\n  };\n`;
}

function requestText({ body }: Operation, leaves: readonly MediaLeaf[]): string {
  if (body === undefined) return "requestBody?: never";
  const text = componentKey(body.pointer, "requestBodies") ?? `{ content: ${contentText(leaves, "      ")} }`;
  return `requestBody${body.required ? "" : "?"}: ${text}`;
}

function componentKey(pointer: string, section: string): string | undefined {
  const [components, found, name, ...inner] = fromPointer(pointer);
  if (components !== "components" || found !== section || name === undefined || inner.length > 0) return undefined;
  return `components[${quote(section)}][${quote(name)}]`;
}

function responseText(
  context: OperationPrinting,
  response: { readonly headers: readonly HeaderType[] },
  leaves: readonly MediaLeaf[],
): string {
  const content = leaves.length === 0 ? "content?: never" : `content: ${contentText(leaves, "        ")}`;
  return `{ headers: ${headersText(context, response.headers)}; ${content} }`;
}

type HeaderType = Pick<Header, "name" | "required" | "schema">;

function headersText({ printing }: OperationPrinting, headers: readonly HeaderType[]): string {
  const { module } = printing;
  printing.module = "types" as Identifier;
  const members = headers.map(({ name, required, schema }) => {
    return `${bareKey(name)}${required ? "" : "?"}: ${printing.schemaType(schema, "        ").code}; `;
  });
  printing.module = module;
  return `{ ${members.join("")}[name: string]: unknown }`;
}

function contentText(leaves: readonly MediaLeaf[], indent: string): string {
  const entries = leaves.map(({ mediaType, type }) => `${bareKey(mediaType)}: ${type.code}`);
  if (entries.length < 2) return `{ ${entries.join("")} }`;
  return `{\n${entries.map((entry) => `${indent}  ${entry};\n`).join("")}${indent}}`;
}

/** The sections in openapi-typescript's order; one without entries is `never`. */
function componentTexts(context: OperationPrinting): string[] {
  const { document, names } = context.printing;
  const components: JsonObject = document.components ?? {};
  const sections = {
    schemas: [...names].map(([id, name]) => [id, `types.${name}`]),
    responses: entries(components.responses).map(([name, entry]) => [name, componentResponse(context, name, entry)]),
    parameters: entries(components.parameters).map(([name, entry]) => [name, valueText(context, entry)]),
    requestBodies: entries(components.requestBodies).map(([name, entry]) => [
      name,
      componentBody(context, name, entry),
    ]),
    headers: entries(components.headers).map(([name, entry]) => [name, valueText(context, entry)]),
    // A path says its operations itself, also where it refers to a path item here.
    pathItems: [],
  };
  return Object.entries(sections).map(([section, members]) => {
    const lines = members.map(([name = "", text = ""]) => `    ${bareKey(name)}: ${text};\n`);
    return `  ${section}: ${lines.length === 0 ? "never" : `{\n${lines.join("")}  }`};\n`;
  });
}

function entries(section: Json | undefined): [string, Json][] {
  return isObject(section) ? (Object.entries(section) as [string, Json][]) : [];
}

function componentResponse(context: OperationPrinting, name: string, entry: Json): string {
  const response = resolve<JsonObject>(context, entry) ?? {};
  const headers = entries(response.headers).flatMap(([key, raw]) => {
    const header = resolve<HeaderObject>(context, raw);
    if (header === undefined || key.toLowerCase() === "content-type") return [];
    return [{ name: key, required: header.required === true, schema: schemaOf(header) }];
  });
  return responseText(context, { headers }, leavesOf(context, response, ["components", "responses", name]));
}

function componentBody(context: OperationPrinting, name: string, entry: Json): string {
  const body = resolve<JsonObject>(context, entry) ?? {};
  const leaves = leavesOf(context, body, ["components", "requestBodies", name]);
  return `{ content: ${contentText(leaves, "      ")} }`;
}

function leavesOf(context: OperationPrinting, { content }: JsonObject, steps: readonly string[]): MediaLeaf[] {
  const media = entries(content).flatMap(([type, raw]) => {
    const { schema, encoding = {} } = (resolve<MediaTypeObject>(context, raw) ?? {}) as MediaTypeObject;
    return {
      type,
      kind: contentKind(type),
      ...(schema === undefined ? {} : { schema }),
      schemaPointer: toPointer([...steps, "content", type, "schema"]),
      examples: [],
      encoding: Object.entries(encoding).map(([property, { contentType }]) => ({
        property,
        ...(contentType === undefined ? {} : { contentType }),
      })),
    };
  });
  const { printing } = context;
  const { module } = printing;
  printing.module = undefined;
  const leaves = componentLeaves(context, media, toPointer(steps));
  printing.module = module;
  return leaves;
}

/** A parameter's or a header's value. */
function valueText(context: OperationPrinting, entry: Json): string {
  const value = resolve<ParameterObject>(context, entry);
  return context.printing.schemaType(value && schemaOf(value), "    ").code;
}

function schemaOf({ schema, content }: ParameterObject | HeaderObject) {
  return Object.values(content ?? {})[0]?.schema ?? schema ?? {};
}

function resolve<T extends JsonObject>({ printing }: OperationPrinting, entry: Json | undefined): T | undefined {
  let value = entry;
  for (let steps = 0; isObject(value) && typeof value.$ref === "string" && steps < MAX_REFERENCES; steps++)
    value = valueAt(printing.document, fromPointer(value.$ref));
  return isObject(value) ? (value as T) : undefined;
}

/** References were checked before: none goes in a circle. */
const MAX_REFERENCES = 100;
