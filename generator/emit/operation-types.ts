import { componentOf } from "../document/component-ref.ts";
import type { SchemaObject } from "../document/openapi.ts";
import { describesText } from "../fixtures/body-fixture.ts";
import { fromPointer } from "../json/pointer.ts";
import type { ApiModel, Identifier, MediaType, Operation, Parameter, Response } from "../model/model.ts";
import { pascalCase } from "../model/names.ts";
import { commentLines, docComment, quote } from "../render/quote.ts";
import { resultText } from "./result-type.ts";
import { declare } from "./types/declarations.ts";
import type { Printing } from "./types/printing.ts";
import { schemaComment } from "./types/schema-comment.ts";
import { BLOB, type Member, named, object, STRING, type TypeText, UNDEFINED, union } from "./types/text.ts";

/** What is printed of operations, and what they share. */
export interface OperationPrinting {
  readonly printing: Printing;
  readonly schemaName: SchemaName;
  /** Components that are parameters, by their place: each is printed once. */
  readonly parameters: Map<string, Member>;
  /** The inline bodies of components, by their place: each is declared once. */
  readonly bodies: Map<string, Identifier>;
  /** The declarations of these bodies. */
  readonly shared: string[];
}

/** The types of one operation: their declarations, and their names for whoever refers to them. */
export interface OperationTypes {
  readonly operation: Operation;
  readonly declarations: readonly string[];
  readonly groups: readonly Group[];
  readonly bodies: readonly MediaLeaf[];
  /** In the order of the responses. */
  readonly responses: readonly (readonly MediaLeaf[])[];
}

/** A media type, and its type as `openapi.ts` reaches it. */
export interface MediaLeaf {
  readonly mediaType: string;
  readonly type: TypeText;
}

export interface Group {
  readonly in: Parameter["in"];
  readonly key: string;
  readonly name: Identifier;
  readonly optional: boolean;
}

/** The named types of one operation: its parameters by place, its bodies, its responses by status, its arguments and its result. */
export function operationTypes(context: OperationPrinting, operation: Operation): OperationTypes {
  const declarations: string[] = [];
  const groups = parameterGroups(context, operation, declarations);
  const bodies = bodyTypes(context, operation, declarations);
  const responses = operation.responses.map((response) =>
    responseTypes(context, { operation, response }, declarations),
  );
  return { operation, declarations, groups, bodies, responses };
}

/** What a client function takes and gives: what the user receives has none of these. */
export function callTypes(types: OperationTypes): string[] {
  const { operation } = types;
  const failures = operation.responses.filter(({ status }) => !status.startsWith("2"));
  const names = failures.map(({ status }) => named(responseTypeName(operation, status), undefined));
  const error = alias(suffixed(operation, "Error"), union(names, ""), `What ${operation.name} answers when it fails.`);
  return [...(names.length === 0 ? [] : [error]), argsText(types), resultText(operation)];
}

/** The TypeScript name of a component schema, by its id. */
export type SchemaName = (id: string) => Identifier | undefined;

export function schemaNames(model: ApiModel): SchemaName {
  const names = new Map(model.schemas.map(({ id, name }) => [id, name]));
  return (id) => names.get(id);
}

/** `CreateTimeEntry` and `Args` → `CreateTimeEntryArgs`; the model has seen to it that the name is free. */
export function suffixed(operation: Operation, suffix: string): Identifier {
  return `${operation.typeName}${suffix}` as Identifier;
}

/** The name of a response's type: `CreateTimeEntry201`, `CreateTimeEntryDefault`. */
export function responseTypeName(operation: Operation, status: string): Identifier {
  return suffixed(operation, status === "default" ? "Default" : status);
}

/** The name of a request body's type: `CreateTimeEntryBody`, and with several media types `CreateTimeEntryBody2` and so on. */
function bodyTypeName(operation: Operation, index: number): Identifier {
  return suffixed(operation, index === 0 ? "Body" : `Body${index + 1}`);
}

/** Whether a call can leave its arguments out. */
export function argsOptional(operation: Operation): boolean {
  return !operation.parameters.some((parameter) => parameter.required) && operation.body?.required !== true;
}

/** How the client's arguments group the parameters: the key, and OpenAPI's own word for the place. */
const GROUPS = [
  { key: "path", in: "path", suffix: "Path" },
  { key: "query", in: "query", suffix: "Query" },
  { key: "headers", in: "header", suffix: "Headers" },
  { key: "cookies", in: "cookie", suffix: "Cookies" },
] as const satisfies readonly { key: string; in: Parameter["in"]; suffix: string }[];

function parameterGroups(context: OperationPrinting, operation: Operation, declarations: string[]): Group[] {
  return GROUPS.flatMap((group) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === group.in);
    if (parameters.length === 0) return [];
    const name = suffixed(operation, group.suffix);
    const members = parameters.map((parameter) => parameterMember(context, parameter));
    declarations.push(alias(name, object(members, [], ""), `The ${group.in} parameters of ${operation.name}.`));
    return [{ in: group.in, key: group.key, name, optional: !parameters.some(({ required }) => required) }];
  });
}

export function parameterMember({ printing, parameters }: OperationPrinting, parameter: Parameter): Member {
  const known = parameters.get(parameter.pointer);
  if (known !== undefined) return known;
  const { name, description, deprecated, schema, required, examples } = parameter;
  const said = { ...schema, ...(description && { description }), ...(examples.length > 0 && { examples }) };
  const member = {
    comment: schemaComment(deprecated ? { ...said, deprecated } : said, "  ", name),
    key: name,
    optional: !required,
    type: printing.schemaType(schema, "  "),
  };
  if (parameter.pointer.startsWith("/components/")) parameters.set(parameter.pointer, member);
  return member;
}

function bodyTypes(context: OperationPrinting, operation: Operation, declarations: string[]): MediaLeaf[] {
  const { body } = operation;
  if (body === undefined) return [];
  return body.content.map((media, index) => {
    const name = bodyTypeName(operation, index);
    const type = sharedType(context, media, body.pointer) ?? inlineType(context, media);
    declarations.push(alias(name, type, body.description ?? `The ${media.type} body of ${operation.name}.`));
    return { mediaType: media.type, type: named(name, TYPES) };
  });
}

function responseTypes(
  context: OperationPrinting,
  { operation, response }: { readonly operation: Operation; readonly response: Response },
  declarations: string[],
): MediaLeaf[] {
  const name = responseTypeName(operation, response.status);
  const { content, pointer, status } = response;
  const doc = response.description ?? `Status ${status} of ${operation.name}.`;
  const [first, ...others] = content;
  if (first === undefined || others.length === 0) {
    const type = first && (sharedType(context, first, pointer) ?? inlineType(context, first));
    declarations.push(alias(name, type ?? UNDEFINED, doc));
    return first === undefined ? [] : [{ mediaType: first.type, type: named(name, TYPES) }];
  }
  const leaves = content.map((media): MediaLeaf => {
    const shared = sharedType(context, media, pointer);
    if (shared !== undefined) return { mediaType: media.type, type: shared };
    const own = context.printing.unique(pascalCase(`${name} ${media.type.replace(/^[^/]*\//, "")}`));
    declarations.push(
      alias(own, inlineType(context, media), `The ${media.type} body of ${operation.name}, status ${status}.`),
    );
    return { mediaType: media.type, type: named(own, undefined) };
  });
  declarations.push(
    alias(
      name,
      union(
        leaves.map(({ type }) => type),
        "",
      ),
      doc,
    ),
  );
  return leaves.map(({ mediaType, type }) => ({ mediaType, type: fromOutside(type) }));
}

const TYPES = "types" as Identifier;

/** A declared or a built-in type, as `openapi.ts` reaches it. */
function fromOutside(type: TypeText): TypeText {
  return type === BLOB || type === STRING ? type : named(type.code as string as Identifier, TYPES);
}

/** The bodies of a component, a response or a request body, each declared once. */
export function componentLeaves(
  context: OperationPrinting,
  content: readonly MediaType[],
  pointer: string,
): MediaLeaf[] {
  return content.map((media) => {
    const type = sharedType(context, media, pointer) ?? inlineType(context, media);
    return { mediaType: media.type, type: fromOutside(type) };
  });
}

/** A type that has a name already, or gets one because its place is a component's; undefined for what stands inline. */
function sharedType(context: OperationPrinting, media: MediaType, holder: string): TypeText | undefined {
  if (media.kind === "binary") return BLOB;
  // The schema of an XML body, say, describes what the text stands for, not the text.
  if (media.kind === "text" && !describesText(media.schema)) return STRING;
  const name = schemaNameOf(media, context.schemaName);
  if (name !== undefined) return named(name, undefined);
  const [, section, component, ...inner] = COMPONENT.exec(holder) === null ? [] : ["", ...fromPointer(holder).slice(1)];
  if (section === undefined || component === undefined || inner.length > 0) return undefined;
  const known = context.bodies.get(media.schemaPointer);
  if (known !== undefined) return named(known, undefined);
  const own = context.printing.unique(
    pascalCase(`${component} ${section === "responses" ? "Response" : "RequestBody"}`),
  );
  context.bodies.set(media.schemaPointer, own);
  context.shared.push(alias(own, inlineType(context, media), `The ${media.type} body of ${component}.`));
  return named(own, undefined);
}

const COMPONENT = /^\/components\/(?:responses|requestBodies)\/[^/]+$/;

function inlineType({ printing }: OperationPrinting, media: MediaType): TypeText {
  if (media.kind === "multipart")
    printing.encoding = Object.fromEntries(media.encoding.map((encoding) => [encoding.property, encoding]));
  const type = printing.schemaType(media.schema, "");
  printing.encoding = undefined;
  return type;
}

/** The name of the component schema that a body is, if its schema is a reference to one and nothing more. */
export function schemaNameOf({ kind, schema }: MediaType, schemaName: SchemaName): Identifier | undefined {
  return kind === "json" || kind === "form" ? componentName(schema, schemaName) : undefined;
}

/** Where a schema is nothing but a reference to a component: the name of its type. */
function componentName(schema: SchemaObject | undefined, schemaName: SchemaName): Identifier | undefined {
  if (schema?.$ref === undefined || Object.keys(schema).length > 1) return undefined;
  const component = componentOf(schema.$ref);
  return component?.[0] === "schemas" ? schemaName(component[1]) : undefined;
}

function alias(name: Identifier, type: TypeText, doc: string): string {
  return declare({ name, type, comment: docComment(commentLines(doc), "") });
}

function argsText({ operation, groups, bodies }: OperationTypes): string {
  const name = suffixed(operation, "Args");
  const comment = docComment([`What to call ${operation.name} with.`], "");
  const optional = operation.body?.required === true ? "" : "?";
  const fields =
    groups.map((group) => `  ${group.key}${group.optional ? "?" : ""}: ${group.name};\n`).join("") +
    acceptText(operation);
  const [first, ...others] = bodies;
  if (first === undefined)
    return fields === ""
      ? `${comment}export type ${name} = Record<string, never>;`
      : `${comment}export interface ${name} {\n${fields}}`;
  const body = (index: number) => `body${optional}: ${sentType(operation, index)}`;
  if (others.length === 0)
    return `${comment}export interface ${name} {\n${fields}  ${body(0)};\n  contentType?: ${contentTypeText(first.mediaType)};\n}`;
  const choices = bodies.map(
    ({ mediaType }, index) =>
      `  | { contentType${index === 0 ? "?" : ""}: ${contentTypeText(mediaType)}; ${body(index)} }\n`,
  );
  return `${comment}export type ${name} = {\n${fields}} & (\n${choices.join("")});`;
}

/** What can be sent in place of a body of this type, besides what its schema says. */
function sentType({ typeName, body }: Operation, index: number): string {
  const name = `${typeName}${index === 0 ? "Body" : `Body${index + 1}`}`;
  const kind = body?.content[index]?.kind;
  if (kind === "binary") return "http.BinaryBody";
  if (kind === "multipart") return `${name} | FormData`;
  return kind === "form" ? `${name} | URLSearchParams` : name;
}

/** A range stands for the types within it: `image/*` for `image/png`. */
function contentTypeText(mediaType: string): string {
  if (!/^[\w.+-]+\/\*$/.test(mediaType)) return mediaType === "*/*" ? "string" : quote(mediaType);
  return `\`${mediaType.slice(0, -1)}\${string}\``;
}

/**
 * Which of several media types the server is asked for. The result stays a union of them all: a server is free to answer
 * with another than it was asked for, and JSON, text and a Blob are told apart as they are.
 */
function acceptText({ responses }: Operation): string {
  const types = new Set(responses.flatMap(({ content }) => content.map(({ type }) => type)));
  const named = [...types].filter((type) => !type.includes("*"));
  const success = responses.some(({ status, content }) => status.startsWith("2") && content.length > 1);
  return success && named.length > 1 ? `  accept?: ${named.map(quote).join(" | ")};\n` : "";
}
