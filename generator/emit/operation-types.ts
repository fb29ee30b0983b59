import { componentOf } from "../document/component-ref.ts";
import type { SchemaObject } from "../document/openapi.ts";
import { describesText } from "../fixtures/body-fixture.ts";
import type { ApiModel, Identifier, MediaType, Operation, Parameter, Response } from "../model/model.ts";
import type { ArgsView, OperationTypesView, ResultView, StatusView, TypeView } from "../render/views.ts";

/** The named types of one operation: its parameters by place, its bodies, its responses by status, its arguments and its result. */
export function operationTypes(operation: Operation, schemaName: SchemaName): OperationTypesView {
  const groups = parameterGroups(operation);
  const bodies = bodyTypes(operation, schemaName);
  const responses = operation.responses.map((response) => responseType(operation, response, schemaName));
  const errors = distinct(responses.filter((response) => !response.success).flatMap((response) => response.union));
  return {
    aliases: [
      ...groups.map(({ name, union, doc }) => ({ name, union, doc })),
      ...bodies.map(({ name, union, doc }) => ({ name, union, doc })),
      ...responses.map(({ name, union, doc }) => ({ name, union, doc })),
      ...(errors.length > 0
        ? [{ name: suffixed(operation, "Error"), union: errors, doc: `What ${operation.name} answers when it fails.` }]
        : []),
    ],
    args: argsView(operation, groups, bodies),
    result: {
      name: suffixed(operation, "Result"),
      doc: `What ${operation.name} answers.`,
      members: resultMembers(operation),
    },
  };
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

function parameterGroups(operation: Operation) {
  return GROUPS.flatMap((group) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === group.in);
    if (parameters.length === 0) return [];
    const optional = !parameters.some((parameter) => parameter.required);
    return {
      key: group.key as Identifier,
      name: suffixed(operation, group.suffix),
      optional,
      union: [{ keys: [operation.id, "parameters", group.in], optional, rest: [] }],
      doc: `The ${group.in} parameters of ${operation.name}.`,
    };
  });
}

function bodyTypes(operation: Operation, schemaName: SchemaName) {
  const { body } = operation;
  if (body === undefined) return [];
  return body.content.map((media, index) => ({
    name: bodyTypeName(operation, index),
    contentType: media.type,
    union: [mediaTypeView(media, schemaName, { keys: [operation.id, "requestBody"], optional: !body.required })],
    doc: body.description ?? `The ${media.type} body of ${operation.name}.`,
  }));
}

function responseType(operation: Operation, response: Response, schemaName: SchemaName) {
  const place = { keys: [operation.id, "responses", response.status], optional: false };
  const union = response.content.map((media) => mediaTypeView(media, schemaName, place));
  return {
    name: responseTypeName(operation, response.status),
    success: response.status.startsWith("2"),
    union: union.length === 0 ? [{ empty: true } as const] : distinct(union),
    doc: response.description ?? `Status ${response.status} of ${operation.name}.`,
  };
}

/** The name of the component schema that a body is, if its schema is a reference to one and nothing more. */
export function schemaNameOf({ kind, schema }: MediaType, schemaName: SchemaName): Identifier | undefined {
  return kind === "json" || kind === "form" ? componentName(schema, schemaName) : undefined;
}

function mediaTypeView(
  media: MediaType,
  schemaName: SchemaName,
  place: { keys: readonly string[]; optional: boolean },
): TypeView {
  const inline: TypeView = { ...place, rest: ["content", media.type] };
  switch (media.kind) {
    case "binary":
      return { blob: true };
    case "text":
      // The schema of an XML body, say, describes what the text stands for, not the text.
      return describesText(media.schema) ? inline : { text: true };
    case "multipart":
      // A component may be used in JSON too, where its files are texts: only here are they Blobs.
      return inline;
    case "json":
    case "form": {
      const name = schemaNameOf(media, schemaName);
      return name === undefined ? inline : { name };
    }
    default:
      return media.kind satisfies never;
  }
}

/** Where a schema is nothing but a reference to a component: the name of its type. */
function componentName(schema: SchemaObject | undefined, schemaName: SchemaName): Identifier | undefined {
  if (schema?.$ref === undefined || Object.keys(schema).length > 1) return undefined;
  const component = componentOf(schema.$ref);
  return component?.[0] === "schemas" ? schemaName(component[1]) : undefined;
}

function argsView(
  operation: Operation,
  groups: readonly { key: Identifier; name: Identifier; optional: boolean }[],
  bodies: readonly { name: Identifier; contentType: string }[],
): ArgsView {
  const bodyOptional = operation.body?.required !== true;
  const [first, ...others] = bodies;
  return {
    name: suffixed(operation, "Args"),
    doc: `What to call ${operation.name} with.`,
    empty: groups.length === 0 && first === undefined,
    plain: others.length === 0 && (groups.length > 0 || first !== undefined),
    choice: others.length > 0,
    groups: groups.map(({ key, name, optional }) => ({ key, name, optional })),
    bodies: bodies.map((body, index) => ({ ...body, optional: bodyOptional, contentTypeOptional: index === 0 })),
  };
}

/**
 * The members of the result, told apart by `status`. An exact status goes before a range and a range before `default`
 * (OpenAPI 3.1, section 4.8.16), so each wider member excludes the narrower ones. Where no 2xx is declared, `default`
 * speaks for success as well; else it speaks for failure only, so that `ok` leaves just the declared successes.
 */
function resultMembers(operation: Operation): ResultView[] {
  const statuses = operation.responses.map(({ status }) => status);
  const exact = statuses.filter((status) => /^\d+$/.test(status));
  const ranges = statuses.filter((status) => /XX$/.test(status));
  const narrower = [...exact, ...ranges].map(statusView);
  const members = [
    ...exact.map((status) => member(operation, status, [])),
    ...ranges.map((range) =>
      member(operation, range, exact.filter((status) => status[0] === range[0]).map(statusView)),
    ),
  ];
  if (!statuses.includes("default"))
    return [
      ...members,
      { undeclared: true, except: narrower.length > 0 ? narrower : [{ none: true }], narrowed: false },
    ];
  const failure = member(operation, "default", narrower);
  if (members.some(({ ok }) => ok)) return [...members, failure];
  return [
    ...members,
    { ...member(operation, "default", []), ok: true, failure: false, status: statusView("2XX") },
    { ...failure, except: [...narrower, statusView("2XX")], narrowed: true },
  ];
}

function member(operation: Operation, status: string, except: readonly StatusView[]): ResultView {
  const ok = status.startsWith("2");
  const type = responseTypeName(operation, status);
  return { ok, failure: !ok, status: statusView(status), except, narrowed: except.length > 0, type };
}

function statusView(status: string): StatusView {
  const set = STATUS_SETS[status];
  return set === undefined ? { code: Number(status) } : { set: set as Identifier };
}

/** What the runtime calls the registered status codes of each class. */
const STATUS_SETS: Readonly<Record<string, string>> = {
  "1XX": "InformationalStatus",
  "2XX": "SuccessStatus",
  "3XX": "RedirectionStatus",
  "4XX": "ClientErrorStatus",
  "5XX": "ServerErrorStatus",
  default: "HttpStatus",
};

function distinct(union: readonly TypeView[]): TypeView[] {
  return [...new Map(union.map((type) => [JSON.stringify(type), type])).values()];
}
