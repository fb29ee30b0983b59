import { authorize, type Envelope, type SecurityScheme } from "./auth.ts";
import type { BodySerializer, WireBody } from "./body.ts";
import { carry } from "./carry.ts";
import type { CallOptions, Client } from "./client.ts";
import { addHeaders } from "./headers.ts";
import { expandPath, type PathStyle } from "./path.ts";
import { readBody } from "./read.ts";

/** What the document says about sending an operation. A parameter that no table names has its place's default style. */
export interface OperationDescriptor {
  /** Without one, GET. */
  readonly method?: string;
  /** As in the document; what is behind a `#` is not sent. */
  readonly path: string;
  /** The declared success keys: `201`, `2XX`, or `default` where the document declares no 2xx. Without them, `200`. */
  readonly success?: readonly string[];
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
  /** Without it, `application/json`. */
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
  /** One of the responses' media types; without it, all of them. */
  readonly accept?: string | undefined;
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
  const { method = "GET", path, success = ["200"], accept = "application/json" } = operation;
  const defaults = client.options;
  const route = expandPath(path, args.path, operation.pathParams);
  const envelope: Envelope = {
    // No prototype, so that a header may be called `__proto__` too.
    headers: Object.assign(Object.create(null) as object, {
      cookie: operation.cookieParams?.(args.cookies),
      ...operation.headerParams?.(args.headers),
    }),
    query: operation.query?.(args.query) ?? "",
  };
  await authorize(operation.security ?? [], options.auth ?? defaults.auth, envelope);
  const { contentType, ...wireBody } = toBody(operation, args);
  const headers: Record<string, string> = Object.create(null);
  addHeaders(headers, defaults.headers);
  addHeaders(headers, { accept: args.accept ?? accept, "content-type": contentType });
  addHeaders(headers, envelope.headers);
  addHeaders(headers, options.headers);
  const timeout = options.timeout ?? defaults.timeout;
  const signals: AbortSignal[] = [];
  for (const given of [defaults.signal, options.signal, timeout ? AbortSignal.timeout(timeout) : undefined])
    if (given) signals.push(given);
  const signal = signals[1] ? AbortSignal.any(signals) : signals[0];
  const baseUrl = (defaults.baseUrl ?? operation.server ?? client.server).replace(/\/$/, "");
  const { query } = envelope;
  const url = baseUrl + route + (query && (route.includes("?") ? "&" : "?") + query);
  const request = new Request(url, { method, headers: Object.entries(headers), ...wireBody, signal: signal ?? null });
  const held: unknown[] = [signals];
  const fetching = options.fetch ?? defaults.fetch ?? fetch;
  const fetchHeld = (sent: Request) => {
    held.push(sent);
    return fetching(sent, signal && { signal: AbortSignal.any([signal, sent.signal]) });
  };
  const { middleware = [] } = defaults;
  const response = await (middleware[0]
    ? carry(request, fetchHeld, middleware, {
        schemaPath: path,
        params: args,
        options: { baseUrl, fetch: fetching, parseAs: "stream" },
      })
    : fetchHeld(request));
  const { status } = response;
  const content = options.unread && response.ok ? response.body : await readBody(response);
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
  const serialize = serializers[contentType] ?? serializers[contentType.replace(/\/.*/, "/*")] ?? serializers[fallback];
  return body === undefined || !serialize ? {} : serialize(body, contentType);
}
