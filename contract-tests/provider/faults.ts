import type { OperationId } from "./routes.ts";

type PerOperation<T> = { readonly [id in OperationId]?: T };

/** What the provider does wrong on purpose, so that a check can be seen to fail. `{}` is an honest provider. */
export interface Faults {
  /** Status of a success. */
  readonly status?: PerOperation<number>;
  /** `Content-Type` of a success. */
  readonly contentType?: PerOperation<string>;
  /** Changes the body of a success. */
  readonly body?: PerOperation<(body: unknown) => unknown>;
  /** Headers that a success gains, or loses where the value is undefined. */
  readonly headers?: PerOperation<{ readonly [name: string]: string | undefined }>;
  /** Changes the body of every error, of any operation. */
  readonly errorBody?: (body: unknown) => unknown;
  /** Invalid bodies and query parameters are taken as if they had been valid. */
  readonly acceptInvalid?: readonly OperationId[];
  /** Anyone may call. */
  readonly skipCredentials?: boolean;
}

export interface Reply {
  readonly status: number;
  /** Without it the answer has no content. */
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string | undefined };
}

/** The success as it goes out, with whatever is wrong for this operation. */
export function spoilSuccess(faults: Faults, operationId: OperationId, reply: Reply): Reply {
  const change = faults.body?.[operationId];
  const contentType = faults.contentType?.[operationId];
  return {
    status: faults.status?.[operationId] ?? reply.status,
    body: change ? change(reply.body) : reply.body,
    headers: {
      ...reply.headers,
      ...(contentType === undefined ? {} : { "content-type": contentType }),
      ...lowerCaseNames(faults.headers?.[operationId] ?? {}),
    },
  };
}

export function spoilError(faults: Faults, reply: Reply): Reply {
  return faults.errorBody ? { ...reply, body: faults.errorBody(reply.body) } : reply;
}

function lowerCaseNames<T>(headers: { readonly [name: string]: T }): { [name: string]: T } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
