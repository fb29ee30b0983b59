import type {
  HeaderObject,
  MediaTypeObject,
  OpenApi,
  OperationObject,
  RequestBodyObject,
  ResponseObject,
  SchemaObject,
} from "../document/openapi.ts";
import { isObject } from "../json/json.ts";
import { examplesOf, schemaOrContent } from "./build-parameters.ts";
import { below, buildOnce, follow, type Unfinished } from "./follow.ts";
import type { Encoding, Header, MediaType, RequestBody, Response } from "./model.ts";

/** Gives what an operation takes and answers; `pointer` leads to the operation. */
export interface ContentOf {
  readonly body: (operation: OperationObject, pointer: string) => RequestBody | undefined;
  readonly responses: (operation: OperationObject, pointer: string) => readonly Response[];
}

export function createContent(document: OpenApi): ContentOf {
  const header = buildOnce(document, buildHeader);
  const body = buildOnce(document, (value: RequestBodyObject, pointer) => {
    const content = buildContent(document, value.content, pointer);
    const built: Unfinished<RequestBody> = { required: value.required === true, content, pointer };
    if (value.description !== undefined) built.description = value.description;
    return built;
  });
  const headers = ({ headers: entries = {} }: ResponseObject, pointer: string) => {
    const built: Header[] = [];
    for (const name of Object.keys(entries)) {
      // OpenAPI 3.1, section 4.8.17: a header named Content-Type is ignored.
      if (name.toLowerCase() === "content-type") continue;
      built.push(header(entries[name] as HeaderObject, below(`${pointer}/headers`, name), name));
    }
    return built;
  };
  const response = buildOnce(document, (value: ResponseObject, pointer, status) => {
    const content = buildContent(document, value.content, pointer);
    const built: Unfinished<Response> = { status, headers: headers(value, pointer), content, pointer };
    if (value.description) built.description = value.description;
    return built;
  });
  return {
    body: ({ requestBody }, pointer) => {
      const built = requestBody === undefined ? undefined : body(requestBody, `${pointer}/requestBody`);
      return built?.content.length === 0 ? undefined : built;
    },
    responses: ({ responses = {} }, pointer) => {
      const built: Response[] = [];
      for (const key of Object.keys(responses)) {
        if (!STATUS.test(key)) continue;
        const status = key === "default" ? key : key.toUpperCase();
        built.push(response(responses[key] as ResponseObject, `${pointer}/responses/${key}`, status));
      }
      return built.sort((a, b) => rank(a.status) - rank(b.status));
    },
  };
}

function buildHeader(header: HeaderObject, pointer: string, name: string): Header {
  const { schema, schemaPointer, examples, mediaType } = schemaOrContent(header, pointer);
  const built: Unfinished<Header> = {
    name,
    required: header.required === true,
    explode: header.explode === true,
    schema,
    schemaPointer,
    examples,
    pointer,
  };
  if (header.description !== undefined) built.description = header.description;
  if (mediaType !== undefined) built.mediaType = mediaType;
  return built;
}

function buildContent(document: OpenApi, content: ResponseObject["content"] = {}, pointer: string): MediaType[] {
  const built: MediaType[] = [];
  for (const type of Object.keys(content)) {
    // OpenAPI 3.2 has references to media types too.
    const { value, pointer: place } = follow<MediaTypeObject>(
      document,
      content[type],
      below(`${pointer}/content`, type),
    );
    const { schema, encoding } = value;
    const media: Unfinished<MediaType> = {
      type,
      kind: isFile(document, type, schema) ? "binary" : contentKind(type),
      schemaPointer: `${place}/schema`,
      examples: examplesOf(value),
      encoding: encoding === undefined ? NONE : Object.entries(encoding).map(toEncoding),
    };
    if (schema !== undefined) media.schema = schema;
    built.push(media);
  }
  return built;
}

const NONE: readonly never[] = [];

function toEncoding([property, encoding]: [string, NonNullable<MediaTypeObject["encoding"]>[string]]): Encoding {
  const { contentType, style, explode, allowReserved } = encoding;
  return {
    property,
    ...(contentType === undefined ? undefined : { contentType }),
    ...(style === undefined ? undefined : { style }),
    ...(explode === undefined ? undefined : { explode }),
    ...(allowReserved === undefined ? undefined : { allowReserved }),
  };
}

/** A wildcard says nothing, but its schema can: `format: binary` is a file. */
function isFile(document: OpenApi, type: string, schema: SchemaObject | undefined): boolean {
  if (!WILDCARD.test(type) || schema === undefined) return false;
  const { value } = follow<SchemaObject | boolean>(document, schema, "");
  return isObject(value) && value.format === "binary";
}

const WILDCARD = /^(application|\*)\/\*/;

/** How a body of this media type travels. A wildcard says nothing; JSON is what such documents mean. */
export function contentKind(mediaType: string): MediaType["kind"] {
  const type = (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
  if (type === "application/json") return "json";
  if (LINES.test(type)) return "text";
  if (type.endsWith("+json") || type === "text/json" || WILDCARD.test(type)) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (TEXT.test(type)) return "text";
  return "binary";
}

const TEXT = /^text\/|[/+](x-)?(xml|yaml)$/;

/** Many JSON texts in one body: one for each line, or each behind a separator (RFC 7464). Taken apart by whoever reads them. */
const LINES = /^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines|json-seq|stream\+json)$/;

/** A status code, a range, or `default`: OpenAPI 3.1, section 4.8.16. Extensions beside them are no responses. */
const STATUS = /^([1-5]\d\d|[1-5]XX|default)$/i;

function rank(status: string): number {
  if (status === "default") return 2000;
  return status.endsWith("X") ? 1000 + Number(status[0]) : Number(status);
}
