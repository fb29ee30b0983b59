import type { JsonObject } from "../../../generator/document/json.ts";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { MediaType, Parameter, RequestBody } from "../../../generator/model/model.ts";
import { holdsReference, type SchemaCollection } from "./mock-schemas.ts";
import { mayBeComposite, targetOf, typesOf } from "./schema-types.ts";

interface Sources {
  readonly document: OpenApi;
  readonly schemas: SchemaCollection;
}

/**
 * The parameters as Prism gets them. Where Prism cannot read a value from the wire, and so refuses valid requests or crashes,
 * the schema says nothing: see `composite-parameter` in `prism-limits.ts`.
 */
export function toMockParameters(parameters: readonly Parameter[], sources: Sources): JsonObject[] {
  // OpenAPI 3.1, section 4.8.12.1: header parameters of these names are ignored.
  const counted = parameters.filter(({ in: place, name }) => place !== "header" || !IGNORED.has(name.toLowerCase()));
  return counted.map((parameter) => toMockParameter(parameter, sources));
}

const IGNORED = new Set(["accept", "content-type", "authorization"]);

function toMockParameter(parameter: Parameter, { document, schemas }: Sources): JsonObject {
  const { name, in: place, required, style, explode, allowReserved } = parameter;
  if (parameter.mediaType !== undefined) return { name, in: place, required, schema: {} };
  if (!mayBeComposite(document, parameter.schema)) {
    return { name, in: place, required, style, explode, allowReserved, schema: schemas.add(parameter.schema) };
  }
  if (readsArray(parameter, document)) {
    // Prism splits only where `type` is the one word.
    const schema = { ...schemas.add(targetOf(document, parameter.schema)), type: "array" };
    return { name, in: place, required, style, explode, allowReserved, schema };
  }
  const spreads = style === "deepObject" || (style === "form" && explode);
  const plainStyle = style === "label" || style === "matrix" || style === "simple" ? style : "form";
  return { name, in: place, required: required && !spreads, style: plainStyle, explode, schema: {} };
}

function readsArray({ in: place, style, explode, schema }: Parameter, document: OpenApi): boolean {
  if (place !== "query") return false;
  const own = targetOf(document, schema).type ?? [];
  const types = typesOf(document, schema);
  const isArray = own.includes("array") && [...types].every((type) => type === "array" || type === "null");
  return isArray && (style === "form" || (style === "pipeDelimited" && !explode));
}

/** The body as Prism gets it: JSON with its schema, forms field by field, everything else as text that may be anything. */
export function toMockBody(body: RequestBody, sources: Sources): JsonObject {
  const content = body.content.map((media) => [media.type, { schema: bodySchema(media, sources) }]);
  return { required: body.required, content: Object.fromEntries(content) as JsonObject };
}

function bodySchema(media: MediaType, sources: Sources): JsonObject {
  switch (media.kind) {
    case "json":
      return PARSED.test(media.type) ? sources.schemas.add(media.schema) : {};
    case "form":
    case "multipart":
      return formSchema(media, sources);
    case "text":
      return [...typesOf(sources.document, media.schema)].join() === "string" ? sources.schemas.add(media.schema) : {};
    case "binary":
      return {};
    default:
      return media.kind satisfies never;
  }
}

/** What Prism parses as JSON, and the ranges that a client fills with it. */
const PARSED = /^(\*\/\*|application\/(\*|([^;]+\+)?json))\s*(;|$)/i;

/** Prism reads a form by the properties of the topmost schema, one text for each, and resolves no reference in them. */
function formSchema(media: MediaType, { document, schemas }: Sources): JsonObject {
  const { properties, required, allOf, anyOf, oneOf } = targetOf(document, media.schema);
  if (properties === undefined || allOf || anyOf || oneOf) return {};
  const fields = Object.entries(properties).map(([name, property]) => {
    const target = targetOf(document, property);
    return [name, mayBeComposite(document, property) || holdsReference(target) ? {} : target];
  });
  const flat = { type: "object", ...(required ? { required } : {}), properties: Object.fromEntries(fields) };
  return schemas.add(flat as JsonObject);
}
