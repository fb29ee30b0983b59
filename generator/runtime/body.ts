import { toText } from "./values.ts";

/** A body ready to be sent. Without a content type, fetch finds it from the body: the boundary of a multipart one. */
export interface WireBody {
  readonly body: NonNullable<RequestInit["body"]>;
  readonly contentType?: string;
  /** Fetch asks for it with a stream. */
  readonly duplex?: "half";
}

/** Turns the `body` argument into what travels as `mediaType`. */
export type BodySerializer = (value: unknown, mediaType: string) => WireBody;

/** For `application/json` and every `+json` type. */
export const json: BodySerializer = (value, mediaType) => ({
  body: JSON.stringify(value),
  contentType: concrete(mediaType, "application/json"),
});

/** The body of an operation that takes `application/json` and nothing else. */
export const jsonBody = { "application/json": json };

export const text: BodySerializer = (value, mediaType) => ({
  body: toText(value),
  contentType: concrete(mediaType, "text/plain"),
});

/** A BinaryBody, sent as it is. */
export const binary: BodySerializer = (value, mediaType) => ({
  body: value as WireBody["body"],
  contentType: concrete(mediaType, (value instanceof Blob && value.type) || "application/octet-stream"),
  duplex: "half",
});

/** A range such as `image/*` describes what may be sent, but cannot be sent itself. */
function concrete(mediaType: string, fallback: string): string {
  return mediaType.includes("*") ? fallback : mediaType;
}
