import { API_KEY } from "../accounts.ts";
import type { OperationId } from "../routes.ts";
import { type Incoming, type Reply, withBody, withHeader } from "../wire.ts";
import { type Hooks, operationOf } from "./fault.ts";

type PerOperation<T> = { readonly [id in OperationId]?: T };

/** Several things that a provider does wrong at once, for a test to see them told apart. The table's faults come one by one. */
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

/** The hooks, the innermost first. */
export function hooksOf(faults: Faults): Hooks[] {
  const { errorBody, acceptInvalid = [], skipCredentials = false } = faults;
  return [
    {
      around(request, next) {
        const reply = next(request);
        const id = operationOf(request);
        if (id === undefined || reply.status !== 400 || !acceptInvalid.includes(id)) return reply;
        const valid = next({ ...withBody(request, SAMPLES[id] ?? {}), query: "" });
        return valid.status === 400 ? { status: 200, body: [] } : valid;
      },
    },
    { around: (request, next) => next(skipCredentials ? withKey(request) : request) },
    {
      around(request, next) {
        const reply = next(request);
        const id = operationOf(request);
        if (reply.status >= 400) return errorBody ? { ...reply, body: errorBody(reply.body) } : reply;
        return id === undefined ? reply : spoil(reply, id, faults);
      },
    },
  ];
}

const HOUR = { start: "2020-01-01T00:00:00Z", end: "2020-01-01T01:00:00Z" };
const SAMPLES: PerOperation<object> = {
  createTimeEntry: HOUR,
  createForOthers: HOUR,
  updateTimeEntry: HOUR,
  stopRunningTimeEntry: { end: "2021-01-01T00:00:00Z" },
};

function withKey(request: Incoming): Incoming {
  return withHeader(withHeader(request, "x-addon-token", undefined), "x-api-key", API_KEY);
}

function spoil(reply: Reply, id: OperationId, faults: Faults): Reply {
  const change = faults.body?.[id];
  const contentType = faults.contentType?.[id];
  return {
    ...reply,
    status: faults.status?.[id] ?? reply.status,
    body: change ? change(reply.body) : reply.body,
    headers: {
      ...reply.headers,
      ...(contentType === undefined ? {} : { "content-type": contentType }),
      ...lowerCaseNames(faults.headers?.[id] ?? {}),
    },
  };
}

function lowerCaseNames<T>(headers: { readonly [name: string]: T }): { [name: string]: T } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
