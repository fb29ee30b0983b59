import type { OpenApi, SchemaObject } from "../document/openapi.ts";
import type { Fixtures, Mode, OperationFixtures, RequestFixture, ResponseFixture } from "../fixtures/fixtures.ts";
import { isObject, type Json } from "../json/json.ts";
import { fromPointer } from "../json/pointer.ts";
import type { ApiModel, Identifier, MediaType, Operation } from "../model/model.ts";
import { camelCase, createScope } from "../model/names.ts";
import { render } from "../render/render.ts";
import { blob } from "../render/slots.ts";
import type { FixturesView, FixtureView, TypedValueView } from "../render/views.ts";
import type { GeneratedFile } from "./file.ts";
import { groupByTag } from "./group-by-tag.ts";
import { responseTypeName, type SchemaName, schemaNameOf, schemaNames, suffixed } from "./operation-types.ts";
import { createTypeFit, type TypeFit } from "./types/type-fit.ts";

/** `fixtures/<tag>.ts`: for each operation its valid requests, and a body for each response. */
export function emitFixtures(document: OpenApi, model: ApiModel, fixtures: Fixtures): GeneratedFile[] {
  const fits = createTypeFit(document);
  const byOperation = new Map(fixtures.operations.map((entry) => [entry.operation, entry]));
  const schemaName = schemaNames(model);
  const byTag = groupByTag(model.operations);
  return model.tags.map((tag) => {
    const operations = byTag.get(tag.name) ?? [];
    const shared = createShared({ schemaName, fits }, operations);
    const views = operations.flatMap((operation) => {
      const made = byOperation.get(operation.id);
      return made === undefined ? [] : [fixtureView(operation, made, { shared, fits })];
    });
    const bodies = shared.views();
    const values = [...bodies, ...views.flatMap(({ responses }) => responses)].flatMap((one) => one.values);
    const typed = [...values, ...views.flatMap(({ requests }) => requests)].some((value) => value.typed);
    return {
      path: `fixtures/${tag.fileName}.ts`,
      contents: render("fixtures", { typed, bodies, operations: views }),
    };
  });
}

function fixtureView(
  operation: Operation,
  fixtures: OperationFixtures,
  { shared, fits }: { readonly shared: Shared; readonly fits: TypeFit },
): FixtureView {
  const argsName = suffixed(operation, "Args");
  return {
    name: operation.name,
    doc: `Requests and responses of ${operation.name}.`,
    requests: Object.entries(fixtures.request).map(([key, request]) => ({
      key: key as Identifier,
      value: requestValue(request),
      typed: fixtures.unmade.length === 0 && requestFits(operation, request, fits),
      typeName: argsName,
    })),
    responses: fixtures.responses.map((response) => {
      const body = shared.body(operation, response);
      const own = Object.entries(response.values).filter(([key, value]) => body?.values[key as Mode] !== value);
      return {
        key: responseKey(fixtures, response),
        sharing: body !== undefined,
        ...(body && { body: body.name }),
        values: valueViews(own, {
          binary: response.binary,
          typeName: responseTypeName(operation, response.status),
          fits: (value) => bodyFits(declaredMedia(operation, response), value, fits),
        }),
        headers: response.headers,
      };
    }),
  };
}

function valueViews(
  values: readonly (readonly [string, Json])[],
  { binary = [], typeName, fits }: Typing,
): TypedValueView[] {
  return values.map(([key, value]) => {
    return { key: key as Identifier, value: withBlobs(value, binary), typed: fits(value), typeName };
  });
}

interface Typing {
  readonly binary?: readonly string[] | undefined;
  readonly typeName: Identifier;
  readonly fits: (value: Json) => boolean;
}

function requestFits(operation: Operation, request: RequestFixture, fits: TypeFit): boolean {
  const places = { path: request.path, query: request.query, header: request.headers, cookie: request.cookies };
  const taken = operation.parameters.every(({ in: place, name, schema }) => {
    const values = places[place];
    return values === undefined || !Object.hasOwn(values, name) || fits(schema, values[name] ?? null);
  });
  if (!taken || request.body === undefined) return taken;
  const content = operation.body?.content ?? [];
  const media = content.find(({ type }) => type === request.contentType) ?? content[0];
  return bodyFits(media, request.body, fits);
}

/** What isn't JSON or a form is a text, a Blob, or has some. */
function bodyFits(media: MediaType | undefined, value: Json, fits: TypeFit): boolean {
  return (media?.kind !== "json" && media?.kind !== "form") || fits(media.schema, value);
}

function declaredMedia(operation: Operation, { status, mediaType }: ResponseFixture): MediaType | undefined {
  const declared = operation.responses.find((response) => response.status === status);
  return declared?.content.find(({ type }) => type === mediaType);
}

/** The bodies that many responses of a file have in common: one for each named schema, told once. */
interface Shared {
  /** The shared body of this response, if it has one. */
  body(operation: Operation, response: ResponseFixture): SharedBody | undefined;
  views(): FixturesView["bodies"];
}

interface SharedBody {
  readonly name: Identifier;
  readonly typeName: Identifier;
  /** Those of the first response that has the schema; another one may have examples of its own. */
  readonly values: ResponseFixture["values"];
  readonly schema: SchemaObject | undefined;
}

function createShared(
  { schemaName, fits }: { readonly schemaName: SchemaName; readonly fits: TypeFit },
  operations: readonly Operation[],
): Shared {
  const unique = createScope(["types", ...operations.map(({ name }) => name)]);
  const bodies = new Map<string, SharedBody>();
  return {
    body: (operation, response) => {
      const { values, binary } = response;
      const media = declaredMedia(operation, response);
      const typeName = media && schemaNameOf(media, schemaName);
      if (typeName === undefined || binary !== undefined) return undefined;
      const known = bodies.get(typeName);
      if (known !== undefined) return known;
      const made = { name: unique(camelCase(typeName)), typeName, values, schema: media?.schema };
      bodies.set(typeName, made);
      return made;
    },
    views: () =>
      [...bodies.values()].map(({ name, typeName, values, schema }) => {
        const typing = { typeName, fits: (value: Json) => fits(schema, value) };
        return { name, doc: `Bodies of ${typeName}.`, values: valueViews(Object.entries(values), typing) };
      }),
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
  if (pointers.length === 0) return value;
  return pointers.reduce((result, pointer) => replaceAt(result, fromPointer(pointer)), value);
}

function replaceAt(value: Json, [step, ...rest]: readonly string[]): Json {
  if (step === undefined) return typeof value === "string" ? blob(value) : value;
  if (isObject(value)) return { ...value, [step]: replaceAt(value[step] ?? null, rest) };
  if (Array.isArray(value))
    return value.map((item: Json, index) => (String(index) === step ? replaceAt(item, rest) : item));
  return value;
}
