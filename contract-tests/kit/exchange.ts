/** One request and its response, as they went over the wire. */
export interface Exchange {
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
}

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The bytes as UTF-8. */
  readonly text: string;
}

/** A fetch that keeps what it sent and what came back. It doesn't follow redirects: a declared 3xx is an answer. */
export function createRecorder(): {
  fetch: (request: Request) => Promise<Response>;
  exchange(): Exchange | undefined;
  sent(): SentRequest | undefined;
} {
  let sent: SentRequest | undefined;
  let exchange: Exchange | undefined;
  return {
    fetch: async (request) => {
      const body = request.body === null ? "" : await request.clone().text();
      sent = { method: request.method, url: request.url, headers: request.headers, body };
      const response = await fetch(new Request(request, { redirect: "manual" }));
      const bytes = new Uint8Array(await response.clone().arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      exchange = { request: sent, response: { status: response.status, headers: response.headers, bytes, text } };
      return response;
    },
    exchange: () => exchange,
    sent: () => sent,
  };
}
