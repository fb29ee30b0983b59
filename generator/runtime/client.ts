import createRawClient, {
  type Middleware,
  type Client as RawClient,
  type ClientOptions as RawOptions,
} from "openapi-fetch";
import type { Auth } from "./auth.ts";

export type { Middleware, RawClient };

/** Besides the request, which carries it too, an operation passes the signal: pass it on where you can. */
type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;
type HeaderValue = string | number | boolean | null | undefined;

export interface ClientOptions {
  /** Replaces every server of the document, those of single operations too. */
  readonly baseUrl?: string | undefined;
  readonly auth?: Auth | undefined;
  readonly fetch?: Fetch | undefined;
  /** Sent with every request; what an operation declares wins. */
  readonly headers?: Headers | Readonly<Record<string, HeaderValue>> | undefined;
  /** Milliseconds for a whole exchange, the response's body included. */
  readonly timeout?: number | undefined;
  /** Aborts every request of this client. */
  readonly signal?: AbortSignal | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
}

/** What holds for one call only. */
export interface CallOptions {
  /** Instead of the client's credentials; `{}` sends none. */
  readonly auth?: Auth | undefined;
  /** Over all other headers; `null` removes one. */
  readonly headers?: Readonly<Record<string, HeaderValue>> | undefined;
  /** Besides the client's signal. */
  readonly signal?: AbortSignal | undefined;
  /** Instead of the client's; 0 for none. */
  readonly timeout?: number | undefined;
  readonly fetch?: Fetch | undefined;
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
  const raw = createRawClient<Paths>({ ...options, baseUrl: options.baseUrl ?? server } as RawOptions);
  raw.use(...(options.middleware ?? []));
  // The generated functions have checked the types that openapi-fetch would infer from Paths at every call.
  return { options, raw, request: raw.request as Client["request"] };
}
