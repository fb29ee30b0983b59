import type { TimeEntry } from "../entry.ts";
import type { Pager } from "../pages.ts";
import type { EntryBody } from "../requests.ts";
import { findRoute, type OperationId } from "../routes.ts";
import type { Rules } from "../rules.ts";
import type { Store } from "../store.ts";
import type { Answer, Incoming, Reply } from "../wire.ts";

/** One way to misbehave, and nothing else. */
export interface Fault {
  /** Permanent. */
  readonly id: string;
  /** The promise of the document, or of HTTP, that it breaks. */
  readonly breaks: string;
  /** A function is called for each provider, so that it may remember something. */
  readonly hooks: Hooks | (() => Hooks);
}

/** Where a fault takes hold. */
export interface Hooks {
  /** Stands between the wire and the provider: may change the request, the answer, or both. */
  readonly around?: (request: Incoming, next: Answer) => Reply;
  /** Changes what is demanded of requests. */
  readonly rules?: (rules: Rules) => void;
  /** Changes how a workspace's entries are kept. */
  readonly store?: (store: Store) => Partial<Store>;
  readonly pages?: (cutPage: Pager) => Pager;
}

export const BASE_PATH = "/api";

/** The operation that a request is for; undefined where there is none. */
export function operationOf({ method, path }: Incoming): OperationId | undefined {
  try {
    return findRoute(method, path.slice(BASE_PATH.length)).operationId;
  } catch {
    return undefined;
  }
}

/** Whether a request is for one of these operations. */
export function isOneOf(request: Incoming, ...ids: readonly OperationId[]): boolean {
  const id = operationOf(request);
  return id !== undefined && ids.includes(id);
}

/** Changes the answers of an operation that have this status. */
export function onReply(id: OperationId, status: number, change: (reply: Reply, request: Incoming) => Reply): Hooks {
  return {
    around(request, next) {
      const reply = next(request);
      return reply.status === status && isOneOf(request, id) ? change(reply, request) : reply;
    },
  };
}

/** Changes the body of an operation's successes. */
export function onBody<T = TimeEntry>(id: OperationId, change: (body: T) => unknown): Hooks {
  return {
    around(request, next) {
      const reply = next(request);
      return isOneOf(request, id) && reply.status < 300 ? { ...reply, body: change(reply.body as T) } : reply;
    },
  };
}

/** Changes every error that the predicate picks; all of them without one. */
export function onError(
  change: (reply: Reply, error: { readonly message: string; readonly code: number }) => Reply,
  picks: (reply: Reply, request: Incoming) => boolean = () => true,
): Hooks {
  return {
    around(request, next) {
      const reply = next(request);
      if (reply.status < 400 || !picks(reply, request)) return reply;
      return change(reply, reply.body as { message: string; code: number });
    },
  };
}

/** Answers something else where the JSON of a request to an operation is so. */
export function onRequest(id: OperationId, picks: (body: SentBody) => boolean, reply: Reply): Hooks {
  return {
    around: (request, next) => (isOneOf(request, id) && picks(jsonOf(request)) ? reply : next(request)),
  };
}

/** Keeps another description than was sent. */
export function storesText(change: (text: string) => string): Hooks {
  const changed = ({ description, ...body }: EntryBody): EntryBody =>
    description === undefined ? body : { ...body, description: change(description) };
  return {
    store: ({ create, replace }) => ({
      create: (userId, body) => create(userId, changed(body)),
      replace: (id, body) => replace(id, changed(body)),
    }),
  };
}

/** The JSON of a request, if it is an object. */
export function jsonOf({ body }: Incoming): SentBody {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/** A body that nobody has looked at: it may hold anything. */
export type SentBody = { readonly [name in keyof EntryBody]?: unknown };
