import { boundedFetch } from "./live/bounded-fetch.ts";
import type { Gate, GateAnswer } from "./live/gate.ts";

/** One request and its response, as they went over the wire. */
export interface Exchange {
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Milliseconds until the whole body was there. */
  readonly duration: number;
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
  /** Whether the body went on behind the limit of what is read. */
  readonly cut?: boolean;
}

/** What went over the wire for one call. */
export interface Recorder {
  readonly fetch: (request: Request) => Promise<Response>;
  exchange(): Exchange | undefined;
  /** The answer that asked for a pause first, if one did. */
  limited(): Exchange | undefined;
  sent(): SentRequest | undefined;
}

/**
 * A fetch that keeps what it sent and what came back, within the limits of `boundedFetch`; to a live target through its gate.
 * It doesn't follow redirects: a declared 3xx is an answer.
 */
export function createRecorder({ gate, operation }: { gate?: Gate | undefined; operation: string }): Recorder {
  let sent: SentRequest | undefined;
  let answer: GateAnswer | undefined;
  const exchangeOf = (it: GateAnswer | undefined) => {
    if (sent === undefined || it === undefined) return undefined;
    const { status, headers, bytes, cut, started, duration } = it;
    const response = { status, headers, bytes, cut, text: new TextDecoder().decode(bytes) };
    return { request: sent, response, started, duration };
  };
  return {
    fetch: async (request) => {
      const body = request.body === null ? "" : await request.clone().text();
      sent = { method: request.method, url: request.url, headers: request.headers, body };
      answer = await (gate?.send(request, { operation }) ?? boundedFetch(request));
      const { status, headers, bytes } = answer;
      return new Response(BODILESS.includes(status) ? null : bytes, { status, headers });
    },
    exchange: () => exchangeOf(answer),
    limited: () => exchangeOf(answer?.limited),
    sent: () => sent,
  };
}

/** Statuses that a Response can't be made with a body for. */
const BODILESS = [204, 205, 304];
