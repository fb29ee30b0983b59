import type {
  HeaderObject,
  MediaTypeObject,
  OpenApi,
  OperationObject,
  RequestBodyObject,
  ResponseObject,
} from "../document/openapi.ts";
import { toPointer } from "../json/pointer.ts";
import { examplesOf, schemaOrContent } from "./build-parameters.ts";
import { follow } from "./follow.ts";
import type { Encoding, Header, MediaType, RequestBody, Response } from "./model.ts";

export function buildBody(
  document: OpenApi,
  operation: OperationObject,
  steps: readonly string[],
): RequestBody | undefined {
  if (operation.requestBody === undefined) return undefined;
  const { value: body, steps: place } = follow<RequestBodyObject>(document, operation.requestBody, [
    ...steps,
    "requestBody",
  ]);
  const content = buildContent(body.content, place);
  if (content.length === 0) return undefined;
  return {
    required: body.required === true,
    ...(body.description === undefined ? {} : { description: body.description }),
    content,
    pointer: toPointer(place),
  };
}

export function buildResponses(document: OpenApi, operation: OperationObject, steps: readonly string[]): Response[] {
  const responses = Object.entries(operation.responses ?? {}).filter(([status]) => STATUS.test(status));
  return responses
    .map(([status, entry]) => {
      const { value: response, steps: place } = follow<ResponseObject>(document, entry, [
        ...steps,
        "responses",
        status,
      ]);
      return {
        status: status === "default" ? status : status.toUpperCase(),
        ...(response.description ? { description: response.description } : {}),
        headers: buildHeaders(document, response, place),
        content: buildContent(response.content, place),
        pointer: toPointer(place),
      };
    })
    .sort((a, b) => rank(a.status) - rank(b.status));
}

function buildHeaders(document: OpenApi, response: ResponseObject, steps: readonly string[]): Header[] {
  // OpenAPI 3.1, section 4.8.17: a header named Content-Type is ignored.
  const entries = Object.entries(response.headers ?? {}).filter(([name]) => name.toLowerCase() !== "content-type");
  return entries.map(([name, entry]) => {
    const { value: header, steps: place } = follow<HeaderObject>(document, entry, [...steps, "headers", name]);
    return {
      name,
      required: header.required === true,
      ...(header.description === undefined ? {} : { description: header.description }),
      explode: header.explode === true,
      ...schemaOrContent(header, place),
      pointer: toPointer(place),
    };
  });
}

function buildContent(
  content: { readonly [type: string]: MediaTypeObject } | undefined,
  steps: readonly string[],
): MediaType[] {
  return Object.entries(content ?? {}).map(([type, media]) => ({
    type,
    kind: contentKind(type),
    ...(media.schema === undefined ? {} : { schema: media.schema }),
    schemaPointer: toPointer([...steps, "content", type, "schema"]),
    examples: examplesOf(media),
    encoding: Object.entries(media.encoding ?? {}).map(([property, encoding]): Encoding => {
      const { contentType, style, explode, allowReserved } = encoding;
      return {
        property,
        ...(contentType === undefined ? {} : { contentType }),
        ...(style === undefined ? {} : { style }),
        ...(explode === undefined ? {} : { explode }),
        ...(allowReserved === undefined ? {} : { allowReserved }),
      };
    }),
  }));
}

/** How a body of this media type travels. A wildcard says nothing; JSON is what such documents mean. */
export function contentKind(mediaType: string): MediaType["kind"] {
  const type = (mediaType.split(";")[0] ?? "").trim().toLowerCase();
  if (type === "application/json" || type.endsWith("+json") || type === "*/*" || type === "application/*")
    return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (type.startsWith("text/") || type === "application/xml" || type.endsWith("+xml")) return "text";
  return "binary";
}

/** A status code, a range, or `default`: OpenAPI 3.1, section 4.8.16. Extensions beside them are no responses. */
const STATUS = /^([1-5]\d\d|[1-5]XX|default)$/i;

function rank(status: string): number {
  if (status === "default") return 2000;
  return /XX$/.test(status) ? 1000 + Number(status[0]) : Number(status);
}
