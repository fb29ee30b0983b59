import { hydrate, type TimeEntry, withoutRates } from "./entry.ts";
import { matchesFilters } from "./filters.ts";
import type { Pager } from "./pages.ts";
import type { EntryBody, Query } from "./requests.ts";
import type { OperationId } from "./routes.ts";
import type { Store } from "./store.ts";
import type { Reply } from "./wire.ts";

/** A call that was let in: the workspace and the user exist, and the request breaks no rule. */
export interface Call {
  /** The `{id}` of the path, or the empty string. */
  readonly id: string;
  /** The `{userId}` of the path, or whoever calls. */
  readonly userId: string;
  readonly query: Query;
  readonly body: unknown;
  readonly store: Store;
  readonly cutPage: Pager;
}

export const operations: { readonly [id in OperationId]: (call: Call) => Reply } = {
  createTimeEntry: ({ store, userId, body }) => ({
    status: 201,
    body: withoutRates(store.create(userId, body as EntryBody)),
  }),

  createForOthers({ store, userId, query, body }) {
    const from = query["from-entry"];
    const copied = from === undefined ? {} : toBody(store.get(String(from)));
    return { status: 201, body: withoutRates(store.create(userId, { ...copied, ...(body as EntryBody) })) };
  },

  updateInvoicedStatus({ store, body }) {
    for (const id of (body as { timeEntryIds: readonly string[] }).timeEntryIds) store.get(id);
    return { status: 200 };
  },

  getTimeEntry({ store, id, query }) {
    const entry = store.get(id);
    return { status: 200, body: query.hydrated === true ? hydrate(entry, null) : entry };
  },

  updateTimeEntry: ({ store, id, body }) => ({
    status: 200,
    body: withoutRates(store.replace(id, body as EntryBody)),
  }),

  deleteTimeEntry({ store, id }) {
    store.remove([id]);
    return { status: 204 };
  },

  getInProgressTimeEntries: (call) =>
    page(
      call.store.list().filter((entry) => entry.timeInterval.end === null),
      { call, defaultSize: 10 },
    ),

  getTimeEntries(call) {
    const { store, query, userId } = call;
    const found = store.list(userId).filter(matchesFilters(query));
    const shown = query.hydrated === true ? found.map((entry) => hydrate(entry, { id: userId })) : found;
    return page(shown, { call, defaultSize: 50 });
  },

  replaceMany({ store, query, body }) {
    const bodies = body as readonly (EntryBody & { readonly id: string })[];
    for (const { id } of bodies) store.get(id);
    const replaced = bodies.map(({ id, ...entry }) => store.replace(id, entry));
    const shown = query.hydrated === true ? replaced.map((entry) => hydrate(entry, null)) : replaced;
    return { status: 200, body: shown.map(withoutRates) };
  },

  stopRunningTimeEntry: ({ store, userId, body }) => ({
    status: 200,
    body: withoutRates(store.stop(userId, (body as { end: string }).end)),
  }),

  deleteMany: ({ store, query }) => ({
    status: 200,
    body: store.remove(query["time-entry-ids"] as readonly string[]).map(withoutRates),
  }),

  duplicateTimeEntry: ({ store, id }) => ({ status: 201, body: withoutRates(store.duplicate(id)) }),
};

function page(entries: readonly TimeEntry[], { call, defaultSize }: { call: Call; defaultSize: number }): Reply {
  const { page: number = 1, "page-size": size = defaultSize } = call.query as { [name: string]: number };
  const { items, isLast } = call.cutPage(entries, { number, size });
  return { status: 200, body: items, headers: { "last-page": String(isLast) } };
}

function toBody({ description, billable, projectId, taskId, tagIds, type }: TimeEntry): EntryBody {
  return {
    description,
    billable,
    type,
    ...(projectId === null ? {} : { projectId }),
    ...(taskId === null ? {} : { taskId }),
    ...(tagIds === null ? {} : { tagIds }),
  };
}
