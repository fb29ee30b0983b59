import type { Middleware } from "openapi-fetch";
import type { Fetch } from "./client.ts";

type OnRequest = NonNullable<Middleware["onRequest"]>;
type Callback = Parameters<OnRequest>[0];

/** What middleware is told besides the request. What writes the request of openapi-fetch has no part in ours. */
export interface Shared {
  readonly schemaPath: string;
  readonly params: object;
  readonly options: { readonly baseUrl: string; readonly fetch: Fetch; readonly parseAs: "stream" };
}

/**
 * A request through the middleware and back, in the order that openapi-fetch has: the first sees the request first and
 * the response last. One of them may answer instead of the server, or for a fetch that failed.
 */
export async function carry(
  first: Request,
  fetch: Fetch,
  middleware: readonly Middleware[],
  shared: Shared,
): Promise<Response> {
  const context = { ...shared, request: first, id: Math.random().toString(36).slice(2) } as unknown as Callback;
  let response: Response | undefined;
  for (const { onRequest } of middleware) {
    const result = await onRequest?.(context);
    if (result instanceof Response) {
      response = result;
      break;
    }
    if (result) context.request = result;
  }
  const backwards = [...middleware].reverse();
  if (!response) {
    try {
      response = await fetch(context.request);
    } catch (reason) {
      let error: unknown = reason;
      for (const { onError } of backwards) {
        const result = await onError?.({ ...context, error });
        if (result instanceof Response) {
          response = result;
          break;
        }
        error = result ?? error;
      }
      if (!response) throw error;
    }
    // As in openapi-fetch, an answer of the middleware's own is not shown to it again.
    for (const { onResponse } of backwards) response = (await onResponse?.({ ...context, response })) ?? response;
  }
  return response;
}
