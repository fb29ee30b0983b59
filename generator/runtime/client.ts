import type { Middleware } from "openapi-fetch";
import type { Auth } from "./auth.ts";
import type { HeaderSource } from "./headers.ts";

export type { Middleware };

/** Besides the request, which carries it too, an operation passes the signal: pass it on where you can. */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

export interface ClientOptions {
  /** Replaces every server of the document, those of single operations too. */
  readonly baseUrl?: string | undefined;
  readonly auth?: Auth | undefined;
  readonly fetch?: Fetch | undefined;
  /** Sent with every request; what an operation declares wins. */
  readonly headers?: Headers | HeaderSource | undefined;
  /** Milliseconds for a whole exchange, the response's body included. */
  readonly timeout?: number | undefined;
  /** Aborts every request of this client. */
  readonly signal?: AbortSignal | undefined;
  /** As openapi-fetch has it. */
  readonly middleware?: readonly Middleware[] | undefined;
}

/** What holds for one call only. */
export interface CallOptions {
  /** Instead of the client's credentials; `{}` sends none. */
  readonly auth?: Auth | undefined;
  /** Over all other headers; `null` removes one. */
  readonly headers?: HeaderSource | undefined;
  /** Besides the client's signal. */
  readonly signal?: AbortSignal | undefined;
  /** Instead of the client's; 0 for none. */
  readonly timeout?: number | undefined;
  readonly fetch?: Fetch | undefined;
  /** Leaves the body of a success unread: `stream()` sets it, and has the types for it. */
  readonly unread?: boolean | undefined;
}

/** What an operation needs to be sent. `server` is the document's own base URL, used unless the options name one. */
export interface Client {
  readonly options: ClientOptions;
  readonly server: string;
}

/** A client for the operations of a document, each imported by itself. */
export function createClient(options: ClientOptions = {}, server = ""): Client {
  return { options, server };
}
