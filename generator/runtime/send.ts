import { authorize, type Envelope, type SecurityScheme } from "./auth.ts";
import type { BodySerializer, WireBody } from "./body.ts";
import type { CallOptions, Client } from "./client.ts";
import { encodeCookie } from "./cookies.ts";
import { expandPath, type PathStyle, simple } from "./path.ts";
import { form, type QueryStyle } from "./query.ts";
import { readBody } from "./read.ts";
import { requestLines } from "./result.ts";
import { type Encode, entries, own, percentEncode } from "./values.ts";

/** What the document says about sending an operation. A parameter that no table names has its place's default style. */
export interface OperationDescriptor {
  readonly method: string;
  readonly path: string;
  /** The declared success keys: `201`, `2XX`, or `default` where the document declares no 2xx. */
  readonly success: readonly string[];
  /** By media type, the default one first. */
  readonly body?: Readonly<Record<string, BodySerializer>>;
  /** Alternatives, each the schemes that go together. */
  readonly security?: readonly (readonly SecurityScheme[])[];
  readonly pathParams?: Readonly<Record<string, PathStyle>>;
  readonly query?: Readonly<Record<string, QueryStyle>>;
  readonly headerParams?: Readonly<Record<string, PathStyle>>;
  readonly cookieParams?: Readonly<Record<string, QueryStyle>>;
  readonly accept?: string;
  /** The operation's own server, used unless the client was given a base URL. */
  readonly server?: string;
}

/** The arguments of an operation, by the place they travel in. */
export interface Arguments {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly header?: object | undefined;
  readonly cookie?: object | undefined;
  readonly body?: unknown;
  /** One of the body's media types; without it, the first. */
  readonly contentType?: string | undefined;
}

/**
 * Sends an operation and sorts the response: `ok` only for a success status that the document declares.
 * `Result` is what the generated function declares; the runtime has no schema to check it with.
 * @throws TypeError for a missing path parameter, ResponseError for malformed JSON, and whatever fetch throws:
 * an AbortError, a TimeoutError, a network failure
 */
export async function send<Result>(
  client: Client,
  operation: OperationDescriptor,
  args: Arguments = {},
  options: CallOptions = {},
): Promise<Result> {
  const { method, path, success } = operation;
  const route = expandPath(path, args.path, operation.pathParams);
  const envelope = toEnvelope(operation, args);
  await authorize(operation.security ?? [], options.auth ?? client.options.auth, envelope);
  const { body, contentType } = toBody(operation, args);
  const signals = toSignals(client, options);
  let target = path;
  try {
    const { data, error, response } = await client.request(method, path, {
      params: { path: args.path ?? {}, query: args.query },
      baseUrl: client.options.baseUrl === undefined ? operation.server : undefined,
      headers: { accept: operation.accept, "content-type": contentType, ...envelope.headers, cookie: envelope.cookies.join("; ") || undefined, ...options.headers },
      body, bodySerializer: () => body,
      pathSerializer: (url: string) => (target = url.slice(0, -path.length) + route),
      querySerializer: () => envelope.query.join("&"),
      parseAs: "stream",
      duplex: "half",
      signal: AbortSignal.any(signals),
      fetch: options.fetch,
    });
    requestLines.set(response, `${method} ${target}`);
    const { status } = response;
    const content = response.ok ? data ? await readBody(response) : undefined : error === "" ? undefined : error;
    const ok = response.ok && success.some((key) => key === `${status}` || key === "2XX" || key === "default");
    return (ok ? { status, ok, data: content, response } : { status, ok, error: content, response }) as Result;
  } finally {
    signals.length = 0;
  }
}

function toEnvelope(operation: OperationDescriptor, args: Arguments): Envelope {
  const headers: Record<string, string> = {};
  for (const [name, value] of entries(args.header)) {
    headers[name] = (own(operation.headerParams, name) ?? simple)(name, value, String);
  }
  return {
    headers,
    query: writePairs(args.query, operation.query, percentEncode),
    cookies: writePairs(args.cookie, operation.cookieParams, encodeCookie),
  };
}

function writePairs(values: object | undefined, styles: OperationDescriptor["query"], encode: Encode): string[] {
  return entries(values).flatMap(([name, value]) => (own(styles, name) ?? form)(name, value, encode));
}

function toBody({ body: serializers = {} }: OperationDescriptor, args: Arguments): Partial<WireBody> {
  const [fallback = ""] = Object.keys(serializers);
  const mediaType = args.contentType ?? fallback;
  const serialize = own(serializers, mediaType) ?? serializers[fallback];
  return args.body === undefined || !serialize ? {} : serialize(args.body, mediaType);
}

function toSignals({ options: client }: Client, { signal, timeout = client.timeout }: CallOptions): AbortSignal[] {
  return [client.signal, signal, timeout ? AbortSignal.timeout(timeout) : undefined].flatMap((item) => item ?? []);
}
