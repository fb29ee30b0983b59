import type { MediaType, Operation, Response } from "../../generator/model/model.ts";

/** The declared response for a status: the exact one, else its range, else `default` (OpenAPI 3.1, section 4.8.16). */
export function declaredResponse(operation: Operation, status: number): Response | undefined {
  const keys = [String(status), `${String(status)[0]}XX`, "default"];
  return keys
    .map((key) => operation.responses.find((response) => response.status === key))
    .find((response) => response !== undefined);
}

/** The declared media type for a Content-Type: the same type, else a range that holds it, the narrower first. */
export function declaredMediaType(content: readonly MediaType[], contentType: string): MediaType | undefined {
  const received = essence(contentType);
  const [family] = received.split("/");
  const keys = [received, `${family}/*`, "*/*"];
  return keys.map((key) => content.find(({ type }) => essence(type) === key)).find((media) => media !== undefined);
}

/** RFC 9110, section 6.4.1. */
export function neverHasBody({ method }: Operation, status: number): boolean {
  return method === "head" || status === 204 || status === 205 || status === 304;
}

/** A media type without its parameters, in lower case. */
function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** A status that only this response answers to: itself, or for a range and `default` one that nothing else declares. */
export function statusFor(operation: Operation, key: string): number {
  if (/^\d+$/.test(key)) return Number(key);
  const candidates =
    key === "default" ? DEFAULT_CANDIDATES : Array.from({ length: 100 }, (_, index) => Number(key[0]) * 100 + index);
  return candidates.find((status) => declaredResponse(operation, status)?.status === key) ?? Number(candidates[0]);
}

// A `default` most often stands for failures.
const DEFAULT_CANDIDATES = [500, 400, 503, 418, 502, 504, 200];
