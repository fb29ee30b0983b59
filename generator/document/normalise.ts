import { isObject, type JsonObject, pickKeys } from "../json/json.ts";
import { liftOldKeywords, liftSchema } from "./lift-schema.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";
import { nameOperations } from "./operation-ids.ts";
import { mapObjects } from "./walk.ts";

/**
 * Lifts OpenAPI 3.0 to 3.1, so that all below knows one dialect, JSON Schema 2020-12; and cleans up, in any version,
 * what documents in the field get wrong. Every operation has an `operationId` afterwards. A document in which nothing
 * is to be done is returned itself.
 */
export function normalise(document: OpenApi): OpenApi {
  const old = document.openapi.startsWith("3.0");
  // What 3.2 adds is there still; all else is as in 3.1.
  const other = old || document.openapi.startsWith("3.2");
  const mapped = mapObjects(document, (type, value) => {
    if (type === "Schema") return cleanSchema(old ? liftSchema(value, document) : liftOldKeywords(value, document));
    if (type === "PathItem") return withoutBodies(value);
    if (type === "OpenApi") return withInfo(other ? { ...value, openapi: "3.1.0" } : value);
    return type === "Parameter" || type === "Header" || type === "MediaType" ? withoutSentinel(value) : value;
  });
  return nameOperations(mapped);
}

/**
 * OpenAPI 3.0 (4.7.10) ignores the body of a method for which HTTP gives it no meaning, and fetch refuses to send one with
 * these two; Stripe's document declares an empty one for every GET.
 */
const BODILESS = ["get", "head"] as const;

function withoutBodies(item: JsonObject): JsonObject {
  let changed = item;
  for (const method of BODILESS) {
    const operation = item[method];
    if (!isObject(operation) || operation.requestBody === undefined) continue;
    changed = { ...changed, [method]: without(operation, "requestBody") };
  }
  return changed;
}

/** `info`, its title and version are required, but a fragment often lacks them; validation has said so. */
function withInfo(document: JsonObject): JsonObject {
  const { title, version, ...info } = (document.info ?? {}) as JsonObject;
  if (typeof title === "string" && typeof version === "string") return document;
  return { ...document, info: { title: String(title ?? "API"), version: String(version ?? "0"), ...info } };
}

/** Swagger's Java annotations use this text for "not set", and some generators let it out into the document. */
const SENTINEL = "##default";

function cleanSchema(schema: SchemaObject): SchemaObject {
  let clean = withoutSentinel(schema);
  if (clean.default === SENTINEL) clean = without(clean, "default");
  if (Array.isArray(clean.examples) && clean.examples.includes(SENTINEL)) {
    clean = { ...clean, examples: clean.examples.filter((example) => example !== SENTINEL) };
  }
  const { example } = clean;
  if (example !== undefined) {
    const examples = Array.isArray(clean.examples) ? clean.examples : [];
    clean = { ...without(clean, "example"), examples: [example, ...examples] };
  }
  // In draft 3 a property said of itself that it is required; since draft 4 its parent lists it.
  return typeof clean.required === "boolean" ? without(clean, "required") : clean;
}

function withoutSentinel(value: JsonObject): JsonObject {
  return value.example === SENTINEL ? without(value, "example") : value;
}

function without(value: JsonObject, name: string): JsonObject {
  return pickKeys(value, (key) => key !== name);
}
