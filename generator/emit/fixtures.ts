import type { Fixtures, OperationFixtures, RequestFixture, ResponseFixture } from "../fixtures/fixtures.ts";
import { isObject, type Json } from "../json/json.ts";
import { fromPointer } from "../json/pointer.ts";
import type { ApiModel, Identifier, Operation } from "../model/model.ts";
import { camelCase, createScope } from "../model/names.ts";
import { render } from "../render/render.ts";
import { blob } from "../render/slots.ts";
import type { FixturesView, FixtureView, TypedValueView } from "../render/views.ts";
import type { GeneratedFile } from "./file.ts";
import { responseTypeName, schemaNameOf, schemaNames, suffixed } from "./operation-types.ts";

/** `fixtures/<tag>.ts`: for each operation its requests, valid and invalid, and a body for each response. */
export function emitFixtures(model: ApiModel, fixtures: Fixtures): GeneratedFile[] {
  const byOperation = new Map(fixtures.operations.map((entry) => [entry.operation, entry]));
  return model.tags.map((tag) => {
    const operations = model.operations.filter((operation) => operation.tag === tag.name);
    const shared = createShared(model, operations);
    const views = operations.flatMap((operation) => {
      const made = byOperation.get(operation.id);
      return made === undefined ? [] : [fixtureView(operation, made, shared)];
    });
    return {
      path: `fixtures/${tag.fileName}.ts`,
      contents: render("fixtures", { bodies: shared.views(), operations: views }),
    };
  });
}

function fixtureView(operation: Operation, fixtures: OperationFixtures, shared: Shared): FixtureView {
  return {
    name: operation.name,
    doc: `Requests and responses of ${operation.name}. The invalid ones break exactly one keyword each.`,
    requests: Object.entries(fixtures.request).map(([key, request]) => ({
      key: key as Identifier,
      value: requestValue(request),
      typed: fixtures.unmade.length === 0,
      typeName: suffixed(operation, "Args"),
    })),
    invalid: fixtures.invalid.map(({ request, ...what }) => ({ ...what, request: requestValue(request) })),
    responses: fixtures.responses.map((response) => {
      const body = shared.body(operation, response);
      const typeName = responseTypeName(operation, response.status);
      const values = valueViews(response, typeName).filter(({ key }) => body === undefined || key === "example");
      const base = { key: responseKey(fixtures, response), values, headers: response.headers };
      return body === undefined
        ? { ...base, sharing: false, invalid: response.invalid }
        : { ...base, sharing: true, body, invalid: [] };
    }),
  };
}

function valueViews({ values, binary = [] }: ResponseFixture, typeName: Identifier): TypedValueView[] {
  return Object.entries(values).map(([key, value]) => ({
    key: key as Identifier,
    value: withBlobs(value, binary),
    typed: true,
    typeName,
  }));
}

/** The bodies that many responses of a file have in common: one for each named schema, told once. */
interface Shared {
  /** The name of the shared body of this response, if it has one. */
  body(operation: Operation, response: ResponseFixture): Identifier | undefined;
  views(): FixturesView["bodies"];
}

function createShared(model: ApiModel, operations: readonly Operation[]): Shared {
  const schemaName = schemaNames(model);
  const unique = createScope(["types", ...operations.map(({ name }) => name)]);
  const bodies = new Map<string, FixturesView["bodies"][number]>();
  return {
    body: (operation, response) => {
      const declared = operation.responses.find(({ status }) => status === response.status);
      const media = declared?.content.find(({ type }) => type === response.mediaType);
      const typeName = media && schemaNameOf(media, schemaName);
      if (typeName === undefined || response.binary !== undefined) return undefined;
      const known = bodies.get(typeName);
      if (known !== undefined) return known.name;
      const name = unique(camelCase(typeName));
      const values = valueViews(response, typeName).filter(({ key }) => key !== "example");
      bodies.set(typeName, { name, doc: `Bodies of ${typeName}.`, values, invalid: response.invalid });
      return name;
    },
    views: () => [...bodies.values()],
  };
}

/** `201`, and where a status comes in several media types, the later ones as `200 text/csv`. */
function responseKey({ responses }: Pick<OperationFixtures, "responses">, response: ResponseFixture): string {
  const first = responses.find(({ status }) => status === response.status);
  return first === response || response.mediaType === undefined
    ? response.status
    : `${response.status} ${response.mediaType}`;
}

function requestValue({ binary = [], body, ...request }: RequestFixture): Json {
  return { ...request, ...(body === undefined ? {} : { body: withBlobs(body, binary) }) };
}

/** A file has no JSON form: its text stands in the fixture, and becomes a Blob when it is printed. */
function withBlobs(value: Json, pointers: readonly string[]): Json {
  return pointers.reduce((result, pointer) => replaceAt(result, fromPointer(pointer)), value);
}

function replaceAt(value: Json, [step, ...rest]: readonly string[]): Json {
  if (step === undefined) return typeof value === "string" ? blob(value) : value;
  if (isObject(value)) return { ...value, [step]: replaceAt(value[step] ?? null, rest) };
  if (Array.isArray(value))
    return value.map((item: Json, index) => (String(index) === step ? replaceAt(item, rest) : item));
  return value;
}
