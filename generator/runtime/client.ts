import createRawClient, { type Middleware, type Client as RawClient } from "openapi-fetch";
import type { Auth } from "./auth.ts";

export type { Middleware, RawClient };

type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;
type HeaderValue = string | number | boolean | null | undefined;

export interface ClientOptions {
  /** Replaces every server of the document, those of single operations too. */
  readonly baseUrl?: string;
  readonly auth?: Auth;
  readonly fetch?: Fetch;
  /** Sent with every request; what an operation declares wins. */
  readonly headers?: Headers | Readonly<Record<string, HeaderValue>>;
  /** Milliseconds for a whole exchange, the response's body included. */
  readonly timeout?: number;
  /** Aborts every request of this client. */
  readonly signal?: AbortSignal;
  readonly middleware?: readonly Middleware[];
}

/** What holds for one call only. */
export interface CallOptions {
  /** Instead of the client's credentials; `{}` sends none. */
  readonly auth?: Auth;
  /** Over all other headers; `null` removes one. */
  readonly headers?: Readonly<Record<string, HeaderValue>>;
  /** Besides the client's signal. */
  readonly signal?: AbortSignal;
  /** Instead of the client's; 0 for none. */
  readonly timeout?: number;
  readonly fetch?: Fetch;
}

/** What an operation needs to be sent. */
export interface Client {
  readonly options: ClientOptions;
  readonly request: (method: string, path: string, init: object) => Promise<Exchange>;
}

export interface Exchange {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * A client for the operations of a document, and `raw`, the openapi-fetch client beneath it. Raw calls share base URL,
 * fetch, headers, signal and middleware; they send no credentials and have no timeout.
 * `server` is the document's own base URL, used unless the options name one.
 */
export function createClient<Paths extends object>(
  options: ClientOptions = {},
  server = "",
): Client & { readonly raw: RawClient<Paths> } {
  const raw = createRawClient<Paths>({ baseUrl: server, ...options });
  raw.use(...(options.middleware ?? []));
  // The generated functions have checked the types that openapi-fetch would infer from Paths at every call.
  return { options, raw, request: raw.request as Client["request"] };
}
