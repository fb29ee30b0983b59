import type { OpenApi } from "../../../generator/document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { ApiModel, Operation } from "../../../generator/model/model.ts";
import { basePath } from "./base-path.ts";
import type { Fixtures, ResponseFixtures } from "./fixtures.ts";
import { mockPath } from "./mock-path.ts";
import { toMockBody, toMockParameters } from "./mock-request.ts";
import { toMockResponse } from "./mock-response.ts";
import { collectSchemas, type SchemaCollection } from "./mock-schemas.ts";

/** What Prism is started with. */
export interface MockDocument {
  /** The path of the first server: the paths of `document` start with it, and so does the client's base URL. */
  readonly basePath: string;
  readonly document: JsonObject;
}

/**
 * The document that Prism gets: the model's operations under the first server's path, with our fixtures as the examples of
 * each response, and nothing else. `document` gives the schemas and the security schemes.
 * Everything but the schemas of requests is inlined. Responses have no schemas: where a fixture is missing, Prism would invent
 * a body from them. Callbacks and webhooks are left out, since Prism would send them.
 */
export function toMockDocument(document: OpenApi, model: ApiModel, fixtures: Fixtures): MockDocument {
  const schemas = collectSchemas(document);
  const base = basePath(model.servers[0]);
  const responses = new Map(fixtures.operations.map((entry) => [entry.operation, entry.responses]));
  const paths = new Map<string, Map<string, Json>>();
  for (const operation of model.operations) {
    const path = `${base}${mockPath(operation)}`;
    const item = paths.get(path) ?? new Map<string, Json>();
    item.set(operation.method, toMockOperation(operation, responses.get(operation.id) ?? [], { document, schemas }));
    paths.set(path, item);
  }
  return {
    basePath: base,
    document: {
      openapi: "3.1.0",
      // Without it, Prism takes each schema for draft 7.
      jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
      info: { title: model.title, version: "1" },
      paths: Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)])),
      components: { schemas: schemas.components(), securitySchemes: securitySchemes(document, model) },
    },
  };
}

function toMockOperation(
  operation: Operation,
  fixtures: readonly ResponseFixtures[],
  sources: { readonly document: OpenApi; readonly schemas: SchemaCollection },
): JsonObject {
  // Node cannot end a message with a 1xx status: the client would wait for ever.
  const final = operation.responses.filter((response) => !response.status.startsWith("1"));
  const responses = final.map((response) => {
    const own = fixtures.filter((candidate) => candidate.status === response.status);
    return [response.status, toMockResponse(response, own)];
  });
  return {
    operationId: operation.id,
    parameters: toMockParameters(operation, sources),
    ...(operation.body === undefined ? {} : { requestBody: toMockBody(operation.body, sources) }),
    responses: Object.fromEntries(responses) as JsonObject,
    security: operation.security.map((scheme) => Object.fromEntries(scheme.map((id) => [id, []]))),
  };
}

function securitySchemes(document: OpenApi, model: ApiModel): JsonObject {
  const used = new Set(model.operations.flatMap((operation) => operation.security.flat()));
  const entries = [...used].map((id) => [id, schemeAt(document, ["components", "securitySchemes", id])]);
  return Object.fromEntries(entries) as JsonObject;
}

function schemeAt(document: OpenApi, steps: readonly string[]): Json {
  let scheme = valueAt(document as Json, steps);
  for (let hops = 0; hops < 10 && isObject(scheme) && typeof scheme.$ref === "string"; hops += 1) {
    scheme = valueAt(document as Json, fromPointer(scheme.$ref));
  }
  return scheme ?? {};
}
