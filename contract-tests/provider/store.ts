import type { EntryBody } from "./bodies.ts";
import { makeEntry, makeInterval, type TimeEntry } from "./entry.ts";
import { noRunningTimer, notInWorkspace } from "./errors.ts";

export const WORKSPACE_ID = "64a687e29ae1f428e7ebe303";
export const USER_ID = "5a0ab5acb07987125438b60f";
/** The id in the document's examples, so that a read by the example finds something. */
export const ENTRY_ID = "64c777ddd3fcab07cfbb210c";
export const RUNNING_ENTRY_ID = "64c777ddd3fcab07cfbb210d";

export interface Store {
  /** The newest start first. */
  list(): readonly TimeEntry[];
  /** Throws 400 for an id that is unknown: the API has no 404 for it. */
  get(id: string): TimeEntry;
  create(body: EntryBody): TimeEntry;
  replace(id: string, body: EntryBody): TimeEntry;
  duplicate(id: string): TimeEntry;
  /** Ends the entry that runs, or throws 404. */
  stop(end: string): TimeEntry;
  /** Removes all of them or, where one is unknown, none. */
  remove(ids: readonly string[]): readonly TimeEntry[];
}

/** One workspace with one user, an entry with the documented id, and a running timer. */
export function createStore(): Store {
  const entries = new Map<string, TimeEntry>();
  let created = 0;
  const owned = (id: string) => ({ id, userId: USER_ID, workspaceId: WORKSPACE_ID });
  const nextId = () => `65${(++created).toString(16).padStart(22, "0")}`;
  const put = (entry: TimeEntry) => {
    entries.set(entry.id, entry);
    return entry;
  };
  const write = (id: string, body: EntryBody) => put(makeEntry(owned(id), body, new Date()));
  const get = (id: string) => {
    const entry = entries.get(id);
    if (!entry) throw notInWorkspace();
    return entry;
  };
  const list = () => [...entries.values()].sort(newestFirst);

  for (const { id, ...body } of SEEDS) write(id, body);
  return {
    list,
    get,
    create: (body) => write(nextId(), body),
    replace: (id, body) => write(get(id).id, body),
    duplicate: (id) => put({ ...get(id), id: nextId() }),
    stop(end) {
      const running = list().find((entry) => entry.timeInterval.end === null);
      if (!running) throw noRunningTimer(WORKSPACE_ID, USER_ID);
      return put({ ...running, timeInterval: makeInterval(running.timeInterval.start, end) });
    },
    remove(ids) {
      const removed = [...new Set(ids)].map(get);
      for (const { id } of removed) entries.delete(id);
      return removed;
    },
  };
}

const SEEDS: readonly (EntryBody & { readonly id: string })[] = [
  {
    id: ENTRY_ID,
    description: "This is a sample time entry description.",
    start: "2020-01-01T09:00:00Z",
    end: "2020-01-01T11:54:00Z",
  },
  { id: RUNNING_ENTRY_ID, description: "A running timer", billable: true, start: "2020-01-02T09:00:00Z" },
];

function newestFirst(one: TimeEntry, other: TimeEntry): number {
  return Date.parse(other.timeInterval.start) - Date.parse(one.timeInterval.start);
}
