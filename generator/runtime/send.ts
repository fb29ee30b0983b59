import { authorize, type Envelope, type SecurityScheme } from "./auth.ts";
import type { BodySerializer, WireBody } from "./body.ts";
import type { CallOptions, Client } from "./client.ts";
import { expandPath, type PathStyle } from "./path.ts";
import { readBody } from "./read.ts";

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
  /** Path parameters that are not `simple`. */
  readonly pathParams?: Readonly<Record<string, PathStyle>>;
  /** What writes the parameters of a place; without it the operation has none there, and nothing is bundled for it. */
  readonly query?: (values: object | undefined) => string;
  readonly headerParams?: (values: object | undefined) => Readonly<Record<string, string | undefined>>;
  readonly cookieParams?: (values: object | undefined) => string | undefined;
  readonly accept?: string;
  /** The operation's own server, used unless the client was given a base URL. */
  readonly server?: string;
}

/** The arguments of an operation, by the place they travel in. */
export interface Arguments {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
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
  const envelope: Envelope = {
    headers: {
      accept: operation.accept,
      cookie: operation.cookieParams?.(args.cookies),
      ...operation.headerParams?.(args.headers),
    },
    query: operation.query?.(args.query) ?? "",
  };
  await authorize(operation.security ?? [], options.auth ?? client.options.auth, envelope);
  const { contentType, ...wireBody } = toBody(operation, args);
  const signals = toSignals(client, options);
  const held: unknown[] = [signals];
  const { data, error, response } = await client.request(method, path, {
    params: { path: args.path ?? {}, query: args.query },
    baseUrl: client.options.baseUrl ?? operation.server,
    headers: { "Content-Type": contentType, ...envelope.headers, ...options.headers },
    ...wireBody,
    bodySerializer: (body: unknown) => body,
    pathSerializer: (url: string) => url.slice(0, -path.length) + route,
    querySerializer: () => envelope.query,
    parseAs: "stream",
    signal: AbortSignal.any(signals),
    fetch: (request: Request) => {
      held.push(request);
      return (options.fetch ?? client.options.fetch ?? fetch)(request, {
        signal: AbortSignal.any([...signals, request.signal]),
      });
    },
  });
  const { status } = response;
  const content = data ? await readBody(response) : error === "" ? undefined : error;
  // Used only now: on Node, a Request or an AbortSignal that is garbage collected while the body is being read takes the
  // timeout with it, and the read would never end.
  held.length = 0;
  const ok = response.ok && success.some((key) => !Number(key) || Number(key) === status);
  return { status, ok, [ok ? "data" : "error"]: content, response } as Result;
}

function toBody({ body: serializers = {} }: OperationDescriptor, args: Arguments): Partial<WireBody> {
  const [fallback = ""] = Object.keys(serializers);
  const { body, contentType = fallback } = args;
  // A range such as `image/*` stands for types that are no keys.
  const serialize = serializers[contentType] ?? serializers[fallback];
  return body === undefined || !serialize ? {} : serialize(body, contentType);
}

function toSignals({ options: client }: Client, { signal, timeout = client.timeout }: CallOptions): AbortSignal[] {
  return [client.signal, signal, timeout ? AbortSignal.timeout(timeout) : undefined].flatMap((item) => item ?? []);
}
