import { isObject, type Json } from "../document/json.ts";
import { fromPointer } from "../document/pointer.ts";
import type { Fixtures, OperationFixtures, RequestFixture, ResponseFixture } from "../fixtures/fixtures.ts";
import type { ApiModel, Identifier, Operation } from "../model/model.ts";
import { render } from "../render/render.ts";
import { blob } from "../render/slots.ts";
import type { FixtureView } from "../render/views.ts";
import type { GeneratedFile } from "./file.ts";
import { responseTypeName, suffixed } from "./operation-types.ts";

/** `fixtures/<tag>.ts`: for each operation its requests, valid and invalid, and a body for each response. */
export function emitFixtures(model: ApiModel, fixtures: Fixtures): GeneratedFile[] {
  const byOperation = new Map(fixtures.operations.map((entry) => [entry.operation, entry]));
  return model.tags.map((tag) => {
    const operations = model.operations.filter((operation) => operation.tag === tag.name);
    const views = operations.flatMap((operation) => {
      const made = byOperation.get(operation.id);
      return made === undefined ? [] : [fixtureView(operation, made)];
    });
    return { path: `fixtures/${tag.fileName}.ts`, contents: render("fixtures", { operations: views }) };
  });
}

function fixtureView(operation: Operation, fixtures: OperationFixtures): FixtureView {
  return {
    name: operation.name,
    doc: `Requests and responses of ${operation.name}. The invalid ones break exactly one keyword each.`,
    requests: Object.entries(fixtures.request).map(([key, request]) => ({
      key: key as Identifier,
      value: requestValue(request),
      typeName: suffixed(operation, "Args"),
    })),
    invalid: fixtures.invalid.map(({ request, ...what }) => ({ ...what, request: requestValue(request) })),
    responses: fixtures.responses.map((response) => ({
      key: responseKey(fixtures, response),
      values: Object.entries(response.values).map(([key, value]) => ({
        key: key as Identifier,
        value: withBlobs(value, response.binary ?? []),
        typeName: responseTypeName(operation, response.status),
      })),
      headers: response.headers,
      invalid: response.invalid,
    })),
  };
}

/** `201`, and where a status comes in several media types, the later ones as `200 text/csv`. */
export function responseKey({ responses }: Pick<OperationFixtures, "responses">, response: ResponseFixture): string {
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
