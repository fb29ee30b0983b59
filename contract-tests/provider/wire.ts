/** A request as it came, before anything has looked at it. */
export interface Incoming {
  readonly method: string;
  /** As sent, percent-encoded, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** By their names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: Uint8Array;
}

/** An answer before it is sent. */
export interface Reply {
  readonly status: number;
  /** JSON. Without it the answer has no content. */
  readonly body?: unknown;
  /** Without the content type of JSON, which comes by itself; undefined takes a header away. */
  readonly headers?: { readonly [name: string]: string | undefined };
  /** Sent as it stands, in the place of the body. */
  readonly raw?: string | Uint8Array;
}

export type Answer = (request: Incoming) => Reply;

/** With this text, or this value as JSON. */
export function withBody(request: Incoming, body: unknown): Incoming {
  const source = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
  return { ...withHeader(request, "content-type", "application/json"), body: source };
}

export function withHeader(request: Incoming, name: string, value: string | undefined): Incoming {
  return { ...request, headers: { ...request.headers, [name]: value } };
}
