import type { MediaType, Operation, Response } from "./model.ts";

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

/** A media type without its parameters, in lower case. */
function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
