import createRawClient, { type Client as RawClient, type ClientOptions as RawOptions } from "openapi-fetch";
import type { CallOptions, Client } from "./client.ts";

export type { RawClient };

/**
 * The openapi-fetch client for the same document. It shares base URL, fetch, headers, signal and middleware; it sends no
 * credentials and has no timeout.
 */
function rawClient<Paths extends object>({ options, server }: Client): RawClient<Paths> {
  const raw = createRawClient<Paths>({ ...options, baseUrl: options.baseUrl ?? server } as RawOptions);
  raw.use(...(options.middleware ?? []));
  return raw;
}

type Call = (client: Client, args: unknown, options?: CallOptions) => unknown;

/** The functions of all modules, bound to one client. The generated interface says what `Bound` holds. */
export function bind<Paths extends object, Bound extends { readonly raw: RawClient<Paths> }>(
  client: Client,
  modules: readonly object[],
): Bound {
  const bound: Record<string, unknown> = { raw: rawClient<Paths>(client) };
  for (const module of modules) {
    for (const [name, call] of Object.entries(module) as [string, Call][])
      bound[name] = (args: unknown, options?: CallOptions) => call(client, args, options);
  }
  return bound as Bound;
}
