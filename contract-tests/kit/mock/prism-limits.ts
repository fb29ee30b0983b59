import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { InvalidRequest } from "../../../generator/fixtures/invalid-requests.ts";
import { HOLDERS } from "../../../generator/fixtures/request-fixture.ts";
import type { Json, JsonObject } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { MediaType, Operation, Parameter } from "../../../generator/model/model.ts";
import { bodySchema, readingOf } from "./mock-request.ts";
import { isMediaType } from "./mock-response.ts";
import { collectSchemas, compiles } from "./mock-schemas.ts";
import { targetOf, typesOf } from "./schema-types.ts";

/** One case that did not go on the mock as the document says. */
export type Situation = {
  readonly document: OpenApi;
  readonly operation: Operation;
} /** A request that breaks one keyword was answered as if it were valid. */ & (
  | { readonly kind: "accepted-invalid"; readonly invalid: Omit<InvalidRequest, "name" | "change"> }
  | { readonly kind: "rejected-valid"; readonly request: RequestFixture }
  | { readonly kind: "missing-credentials-accepted" }
  /** `received`: the status that came instead, or the wanted one with a wrong body. */
  | { readonly kind: "cannot-serve"; readonly status: string; readonly mediaType?: string; readonly received?: number }
  | { readonly kind: "crashed" }
  | { readonly kind: "hung" }
);

/** Something that Prism gets wrong, with proof that it does. */
export interface PrismLimit {
  /** Permanent. */
  readonly id: string;
  readonly what: string;
  /** A thread of the project, or where it was seen. */
  readonly upstream: string;
  readonly matches: (situation: Situation) => boolean;
}

/** The limit that explains the situation. None: it is not known to be Prism's fault. */
export function findLimit(situation: Situation): PrismLimit | undefined {
  return PRISM_LIMITS.find((limit) => limit.matches(situation));
}

const SEEN = "observed on @stoplight/prism-http 5.12.0, no thread found";

/** All of them; each has a test that shows Prism at fault. What the mock document works around is not here. */
export const PRISM_LIMITS: readonly PrismLimit[] = [
  {
    id: "cookie-parameter",
    what: "Cookie parameters are not validated, and a required one may be missing.",
    upstream: SEEN,
    matches: (it) => it.kind === "accepted-invalid" && it.invalid.in === "cookies",
  },
  {
    id: "content-parameter",
    what: "A parameter described by `content` is not parsed, so it may hold anything.",
    upstream: SEEN,
    matches: (it) => it.kind === "accepted-invalid" && parameterOf(it)?.mediaType !== undefined && !isAbsent(it),
  },
  {
    id: "composite-parameter",
    what: "Arrays and objects in headers and paths, and objects in the query, are misread, up to a crash; the mock leaves them unchecked.",
    upstream: SEEN,
    matches: (it) => {
      const parameter = it.kind === "accepted-invalid" ? parameterOf(it) : undefined;
      if (it.kind !== "accepted-invalid" || parameter === undefined || parameter.mediaType !== undefined) return false;
      return readingOf(parameter, it.document) === "unread" && (!isAbsent(it) || isSpread(parameter));
    },
  },
  {
    id: "empty-query-value",
    what: "A query parameter with an empty value counts as absent.",
    upstream: SEEN,
    matches: (it) => {
      if (it.kind === "rejected-valid") return Object.values(it.request.query ?? {}).includes("");
      const parameter = it.kind === "accepted-invalid" ? parameterOf(it) : undefined;
      if (it.kind !== "accepted-invalid" || parameter?.in !== "query") return false;
      return parameter.style === "form" && it.invalid.request.query?.[parameter.name] === "";
    },
  },
  {
    id: "coerced-choice",
    what: "The text of a parameter is coerced for each branch, so `1` fits both branches of a `oneOf` of integer and string.",
    upstream: SEEN,
    matches: (it) => {
      if (it.kind !== "rejected-valid") return false;
      const { request, document } = it;
      return it.operation.parameters.some(({ in: place, name, schema }) => {
        const value = request[HOLDERS[place]]?.[name];
        if (value === undefined || (typeof value === "string" && Number.isNaN(Number(value)))) return false;
        const types = typesOf(document, schema);
        return targetOf(document, schema).oneOf !== undefined && types.has("string") && types.size > 1;
      });
    },
  },
  {
    id: "pattern-without-unicode",
    what: "A pattern that is an expression without the flag `u` only makes Prism accept everything; the mock leaves the pattern out.",
    upstream: "stoplightio/prism#2442",
    matches: (it) => {
      if (it.kind !== "accepted-invalid" || it.invalid.keyword !== "pattern") return false;
      const pattern = valueAt(it.document as Json, fromPointer(it.invalid.schemaPointer));
      return typeof pattern === "string" && !compiles(pattern);
    },
  },
  {
    id: "prefer-header",
    what: "A header parameter `Prefer` tells Prism what to answer, so it is not validated.",
    upstream: SEEN,
    matches: (it) => it.kind === "accepted-invalid" && parameterOf(it)?.name.toLowerCase() === "prefer",
  },
  {
    id: "form-field",
    what: "Arrays, objects and references in form and multipart bodies are not decoded as the document says.",
    upstream: "stoplightio/prism#2591",
    matches: (it) => {
      const media = it.kind === "accepted-invalid" ? mediaOf(it) : undefined;
      if (it.kind !== "accepted-invalid" || (media?.kind !== "form" && media?.kind !== "multipart")) return false;
      const field = fromPointer(it.invalid.pointer)[0];
      const judged = judgedSchema(media, it);
      const part = field === undefined ? judged : valueAt(judged, ["properties", field]);
      if (part === undefined) return Object.keys(judged).length === 0 || isAdditional(it.invalid.keyword);
      const missed = ![judged.required].flat().includes(field);
      return JSON.stringify(part) === "{}" && (missed || !isAbsent(it));
    },
  },
  {
    id: "unparsed-body",
    what: "Only bodies of JSON and form types are parsed; of others, only text with a schema for text is validated.",
    upstream: SEEN,
    matches: (it) => {
      const media = it.kind === "accepted-invalid" ? mediaOf(it) : undefined;
      if (media?.schema === undefined || media.kind === "form" || media.kind === "multipart") return false;
      return it.kind === "accepted-invalid" && it.invalid.request.body !== undefined && unjudged(media, it);
    },
  },
  {
    id: "falsy-body",
    what: "A required JSON body that is `false`, `0`, `null` or an empty text counts as missing.",
    upstream: SEEN,
    matches: (it) => {
      if (it.kind !== "rejected-valid" || it.operation.body?.required !== true) return false;
      const { body } = it.request;
      return (
        sentMedia(it, it.request)?.kind === "json" && (body === null || body === false || body === 0 || body === "")
      );
    },
  },
  {
    id: "null-body",
    what: "An optional JSON body that is `null` counts as absent, so its schema is not asked.",
    upstream: SEEN,
    matches: (it) => {
      if (it.kind !== "accepted-invalid" || it.operation.body?.required !== false) return false;
      return it.invalid.request.body === null && mediaOf(it)?.kind === "json";
    },
  },
  {
    id: "unsupported-security-scheme",
    what: "Where the first scheme asked for is mutualTLS or an HTTP scheme other than basic, bearer and digest, credentials are not checked.",
    upstream: SEEN,
    matches: (it) => it.kind === "missing-credentials-accepted" && !SECURED.has(firstScheme(it)),
  },
  {
    id: "informational-status",
    what: "A response with a 1xx status never ends; the mock leaves it out.",
    upstream: SEEN,
    matches: (it) => it.kind === "cannot-serve" && it.status.startsWith("1"),
  },
  {
    id: "invalid-media-type",
    what: "A media type that cannot be parsed ends the process or gives 500; the mock leaves the body of such a response out.",
    upstream: SEEN,
    matches: (it) => {
      // The client's Accept names all types of the response, and Prism parses that too.
      if (it.kind === "crashed") return mediaTypes(it.operation).some((type) => !isMediaType(type));
      const sent = it.kind === "rejected-valid" ? it.request : {};
      if (it.kind !== "rejected-valid" && it.kind !== "cannot-serve") return false;
      const types = [sentMedia(it, sent)?.type, it.kind === "cannot-serve" ? it.mediaType : undefined];
      return types.some((type) => type !== undefined && !isMediaType(type));
    },
  },
  {
    id: "multipart-response",
    what: "There is no serializer for multipart: the body is sent without parts and boundary.",
    upstream: SEEN,
    matches: (it) => it.kind === "cannot-serve" && it.mediaType?.toLowerCase().startsWith("multipart/") === true,
  },
  {
    id: "query-in-path",
    what: "A path with a query or a fragment never matches, since only the path of a request is compared.",
    upstream: SEEN,
    matches: (it) => (it.kind === "cannot-serve" || it.kind === "rejected-valid") && /[?#]/.test(it.operation.path),
  },
];

function mediaTypes({ body, responses }: Operation): string[] {
  const contents = [body?.content ?? [], ...responses.map((response) => response.content)];
  return contents.flatMap((content) => content.map((media) => media.type));
}

type Accepted = Extract<Situation, { readonly kind: "accepted-invalid" }>;

function parameterOf({ operation, invalid }: Accepted): Parameter | undefined {
  if (invalid.in === "body") return undefined;
  const place = PARAMETER_PLACE[invalid.in];
  const name = fromPointer(invalid.pointer)[0];
  return operation.parameters.find((parameter) => parameter.in === place && parameter.name === name);
}

const PARAMETER_PLACE = { path: "path", query: "query", headers: "header", cookies: "cookie" } as const;

function mediaOf(situation: Accepted): MediaType | undefined {
  return situation.invalid.in === "body" ? sentMedia(situation, situation.invalid.request) : undefined;
}

function sentMedia({ operation }: Situation, { contentType }: RequestFixture): MediaType | undefined {
  const content = operation.body?.content ?? [];
  return content.find(({ type }) => contentType === undefined || type === contentType);
}

/** Whether the case is that the whole parameter or form field is missing. */
function isAbsent({ invalid }: Accepted): boolean {
  return invalid.keyword === "required" && fromPointer(invalid.pointer).length <= 1;
}

function isSpread({ style, explode }: Parameter): boolean {
  return style === "deepObject" || (style === "form" && explode);
}

function isAdditional(keyword: string): boolean {
  return ["additionalProperties", "unevaluatedProperties", "propertyNames"].includes(keyword);
}

function judgedSchema(media: MediaType, { document }: Situation): JsonObject {
  return bodySchema(media, { document, schemas: collectSchemas(document) });
}

function unjudged(media: MediaType, situation: Situation): boolean {
  return Object.keys(judgedSchema(media, situation)).length === 0;
}

/** `apiKey`, `http/bearer` and so on. */
function firstScheme({ document, operation }: Situation): string {
  const id = operation.security[0]?.[0];
  const scheme = id === undefined ? undefined : document.components?.securitySchemes?.[id];
  return scheme?.type === "http" ? `http/${String(scheme.scheme).toLowerCase()}` : String(scheme?.type);
}

const SECURED = new Set(["apiKey", "oauth2", "openIdConnect", "http/basic", "http/bearer", "http/digest", "undefined"]);
