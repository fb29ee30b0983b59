import type { BodyShape } from "./bodies.ts";
import { bulkBody, createBody, invoicedBody, stopBody, updateBody } from "./bodies.ts";
import { hydrate, type TimeEntry, withoutRates } from "./entry.ts";
import type { Reply } from "./faults.ts";
import { matchesFilters } from "./filters.ts";
import type { Query, Range } from "./query.ts";
import type { OperationId } from "./routes.ts";
import type { Store } from "./store.ts";
import { USER_ID } from "./store.ts";

/** A call that was let in: the workspace and the user exist. */
export interface Call {
  /** The `{id}` of the path, or the empty string. */
  readonly id: string;
  readonly query: Query;
  readonly store: Store;
  body<T>(shape: BodyShape<T>): T;
}

export const operations: { readonly [id in OperationId]: (call: Call) => Reply } = {
  createTimeEntry: ({ store, body }) => ({ status: 201, body: withoutRates(store.create(body(createBody))) }),

  createForOthers({ store, query, body }) {
    const from = query.text("from-entry");
    const copied = from === undefined ? {} : toBody(store.get(from));
    return { status: 201, body: withoutRates(store.create({ ...copied, ...body(createBody) })) };
  },

  updateInvoicedStatus({ store, body }) {
    for (const id of body(invoicedBody).timeEntryIds) store.get(id);
    return { status: 200 };
  },

  getTimeEntry({ store, id, query }) {
    const entry = store.get(id);
    return { status: 200, body: query.boolean("hydrated") ? hydrate(entry, null) : entry };
  },

  updateTimeEntry: ({ store, id, body }) => ({ status: 200, body: withoutRates(store.replace(id, body(updateBody))) }),

  deleteTimeEntry({ store, id }) {
    store.remove([id]);
    return { status: 204 };
  },

  getInProgressTimeEntries({ store, query }) {
    const running = store.list().filter((entry) => entry.timeInterval.end === null);
    return page(running, query, { page: { default: 1, minimum: 1 }, size: { default: 10, minimum: 1, maximum: 1000 } });
  },

  getTimeEntries({ store, query }) {
    const found = store.list().filter(matchesFilters(query));
    const user = { id: USER_ID };
    const shown = query.boolean("hydrated") ? found.map((entry) => hydrate(entry, user)) : found;
    return page(shown, query, { page: { default: 1 }, size: { default: 50, minimum: 1 } });
  },

  replaceMany({ store, query, body }) {
    const bodies = body(bulkBody);
    for (const { id } of bodies) store.get(id);
    const replaced = bodies.map(({ id, ...entry }) => store.replace(id, entry));
    const shown = query.boolean("hydrated") ? replaced.map((entry) => hydrate(entry, null)) : replaced;
    return { status: 200, body: shown.map(withoutRates) };
  },

  stopRunningTimeEntry: ({ store, body }) => ({ status: 200, body: withoutRates(store.stop(body(stopBody).end)) }),

  deleteMany: ({ store, query }) => ({
    status: 200,
    body: store.remove(query.requiredList("time-entry-ids")).map(withoutRates),
  }),

  duplicateTimeEntry: ({ store, id }) => ({ status: 201, body: withoutRates(store.duplicate(id)) }),
};

function page(entries: readonly TimeEntry[], query: Query, ranges: { page: Range; size: Range }): Reply {
  const size = query.integer("page-size", ranges.size);
  const first = (Math.max(query.integer("page", ranges.page), 1) - 1) * size;
  const isLast = first + size >= entries.length;
  return { status: 200, body: entries.slice(first, first + size), headers: { "last-page": String(isLast) } };
}

function toBody({ description, billable, projectId, taskId, tagIds, type }: TimeEntry) {
  return {
    description,
    billable,
    type,
    ...(projectId === null ? {} : { projectId }),
    ...(taskId === null ? {} : { taskId }),
    ...(tagIds === null ? {} : { tagIds }),
  };
}
