import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { JsonObject } from "../../../generator/json/json.ts";
import type { MediaType, Operation, Parameter, RequestBody } from "../../../generator/model/model.ts";
import { mockPathName } from "./mock-path.ts";
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
export function toMockParameters(operation: Operation, sources: Sources): JsonObject[] {
  // OpenAPI 3.1, section 4.8.12.1: header parameters of these names are ignored. `Prefer` is for Prism itself.
  const counted = operation.parameters.filter((parameter) => {
    return parameter.in !== "header" || !IGNORED.has(parameter.name.toLowerCase());
  });
  return counted.map((parameter) => {
    const mock = toMockParameter(parameter, sources);
    return parameter.in === "path" ? { ...mock, name: mockPathName(operation, parameter.name) } : mock;
  });
}

const IGNORED = new Set(["accept", "content-type", "authorization", "prefer"]);

function toMockParameter(parameter: Parameter, { document, schemas }: Sources): JsonObject {
  const { name, in: place, required, style, explode, allowReserved } = parameter;
  switch (readingOf(parameter, document)) {
    case "text":
      return { name, in: place, required, style, explode, allowReserved, schema: schemas.add(parameter.schema) };
    case "array": {
      // Prism splits only where `type` is the one word.
      const schema = { ...schemas.add(targetOf(document, parameter.schema)), type: "array" };
      return { name, in: place, required, style, explode, allowReserved, schema };
    }
    case "unread":
      break;
  }
  const spreads = style === "deepObject" || (style === "form" && explode);
  const plainStyle = style === "label" || style === "matrix" || style === "simple" ? style : "form";
  return { name, in: place, required: required && !spreads, style: plainStyle, explode, schema: {} };
}

/** What Prism makes of a parameter's text; `unread`: it cannot read it, and so must not judge it. */
export function readingOf(parameter: Parameter, document: OpenApi): "text" | "array" | "unread" {
  const { in: place, style, explode, schema, mediaType } = parameter;
  if (mediaType !== undefined) return "unread";
  if (!mayBeComposite(document, schema)) return "text";
  const own = targetOf(document, schema).type ?? [];
  const isArray = own.includes("array") && [...typesOf(document, schema)].every((type) => ARRAY.has(type));
  const splits = place === "query" && (style === "form" || (style === "pipeDelimited" && !explode));
  return isArray && splits ? "array" : "unread";
}

const ARRAY = new Set(["array", "null"]);

/** The body as Prism gets it: JSON with its schema, forms field by field, everything else as text that may be anything. */
export function toMockBody(body: RequestBody, sources: Sources): JsonObject {
  const content = body.content.map((media) => [media.type, { schema: bodySchema(media, sources) }]);
  return { required: body.required, content: Object.fromEntries(content) as JsonObject };
}

/** The schema that Prism judges a body by; an empty one judges nothing. */
export function bodySchema(media: MediaType, sources: Sources): JsonObject {
  switch (media.kind) {
    case "json":
      return PARSED.test(media.type) ? sources.schemas.addBody(media.schema, media.schemaPointer) : {};
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
  // A deepObject goes as `name[key]`, and Prism looks for `name`.
  const deep = new Set(media.encoding.filter(({ style }) => style === "deepObject").map(({ property }) => property));
  const found = Array.isArray(required) ? required.filter((name) => !deep.has(name)) : [];
  const flat = {
    type: "object",
    ...(found.length > 0 ? { required: found } : {}),
    properties: Object.fromEntries(fields),
  };
  return schemas.add(flat as JsonObject);
}
