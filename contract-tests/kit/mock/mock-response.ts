import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import type { Header, MediaType, Response } from "../../../generator/model/model.ts";
import type { ResponseFixtures } from "./fixtures.ts";

/**
 * A response as Prism gets it: our fixtures as named examples (`example`, `minimal`, `full`), each header as text.
 * `fixtures` are those of this response, one per media type; where there is none, the media type has no examples.
 */
export function toMockResponse(response: Response, fixtures: readonly ResponseFixtures[]): JsonObject {
  const content = new Map<string, Json>();
  for (const media of response.content.filter(({ type }) => isMediaType(type))) {
    const values = fixtures.find((candidate) => candidate.mediaType === media.type)?.values ?? {};
    content.set(...toMockMedia(media, { values, siblings: response.content }));
  }
  const headers = Object.assign({}, ...fixtures.map((candidate) => candidate.headers)) as JsonObject;
  return {
    description: response.description ?? "",
    headers: Object.fromEntries(response.headers.flatMap((header) => toMockHeader(header, headers))),
    ...(content.size === 0 ? {} : { content: Object.fromEntries(content) }),
  };
}

function toMockMedia(
  media: MediaType,
  { values, siblings }: { values: ResponseFixtures["values"]; siblings: readonly MediaType[] },
): [string, Json] {
  const type = concreteType(media, siblings);
  // Prism answers 500 to a value that it has no serializer for; text it sends as it stands.
  const asJson = JSON_TYPE.test(type);
  const examples = Object.entries(values).flatMap(([name, value]): [string, Json][] => {
    return value === undefined ? [] : [[name, { value: asJson ? value : toText(value, media) }]];
  });
  return [type, { examples: Object.fromEntries(examples) }];
}

/** Prism ends with an error where it cannot parse the media type of a response (`json`, `application/json, text/json`). */
export function isMediaType(type: string): boolean {
  return MEDIA_TYPE.test(type);
}

/** RFC 9110, section 8.3.1. */
const MEDIA_TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(\s*;\s*[\w!#$&^.+-]+=([\w!#$&^.+-]+|"[^"\\]*"))*$/;

/** What Prism serialises as JSON: `text/json` is not among it. */
const JSON_TYPE = /^application\/([^;]+\+)?json\s*(;|$)/i;

function toText(value: Json, media: MediaType): string {
  if (typeof value === "string") return value;
  if (media.kind !== "form" || !isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => [name, plain(field ?? null)]);
  return new URLSearchParams(fields as [string, string][]).toString();
}

/** Prism sends a media type range as it stands, and `*` + `/*` as `text/plain`: a response needs one type. */
function concreteType(media: MediaType, siblings: readonly MediaType[]): string {
  const type = media.type.toLowerCase();
  if (!type.includes("*")) return media.type;
  const stem = type.split("/")[0];
  const made = CONCRETE.get(stem ?? "") ?? "application/octet-stream";
  return siblings.some((sibling) => sibling.type.toLowerCase() === made) ? media.type : made;
}

const CONCRETE = new Map([
  ["*", "application/json"],
  ["application", "application/json"],
  ["text", "text/plain"],
  ["image", "image/png"],
  ["audio", "audio/mpeg"],
  ["video", "video/mp4"],
]);

/** Prism crashes on an array or object header without an example, and sends a boolean as `null`: so each is a string with one. */
function toMockHeader(header: Header, values: JsonObject): [string, Json][] {
  const name = header.name.toLowerCase();
  const key = Object.keys(values).find((candidate) => candidate.toLowerCase() === name);
  const value = key === undefined ? undefined : values[key];
  if (value === undefined || FRAMING.has(name) || !TOKEN.test(header.name)) return [];
  const text = headerText(value, header);
  // Node refuses to send other characters, and Prism then never answers.
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return [];
  return [[header.name, { schema: { type: "string" }, example: text }]];
}

/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers that say how the message itself travels: an invented value breaks the exchange. */
const FRAMING = new Set(
  ["content-encoding", "content-length", "content-type", "transfer-encoding"].concat([
    "connection",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "upgrade",
  ]),
);

/** Style `simple`, the only one that a header may have (OpenAPI 3.1, section 4.8.21). */
function headerText(value: Json, header: Header): string {
  if (header.mediaType !== undefined) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(plain).join(",");
  if (!isObject(value)) return plain(value);
  const separator = header.explode ? "=" : ",";
  return Object.entries(value)
    .map(([name, field]) => `${name}${separator}${plain(field ?? null)}`)
    .join(",");
}

function plain(value: Json): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
