/** What is changed of a request that the client has written. */
export interface Alteration {
  readonly method?: string;
  readonly url?: (url: URL) => void;
  readonly headers?: (headers: Headers) => void;
  readonly body?: (text: string) => string;
}

/** The request as the client would never write it: all else stays as it is. */
export async function altered(request: Request, { method, url, headers, body }: Alteration): Promise<Request> {
  const target = new URL(request.url);
  url?.(target);
  const written = new Headers(request.headers);
  headers?.(written);
  const wanted = method ?? request.method;
  const text = request.body === null ? "" : await request.clone().text();
  const changed = body === undefined ? text : body(text);
  const none = changed === "" || ["GET", "HEAD"].includes(wanted);
  return new Request(target, {
    method: wanted,
    headers: written,
    signal: request.signal,
    ...(none ? {} : { body: changed }),
  });
}
