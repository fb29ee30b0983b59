import { COLLEAGUE_ID, FOREIGN_WORKSPACE_ID, USER_ID, WORKSPACE_ID } from "./accounts.ts";
import { makeEntry, makeInterval, type TimeEntry } from "./entry.ts";
import { noRunningTimer, notInWorkspace } from "./errors.ts";
import type { EntryBody } from "./requests.ts";
import { instantOf } from "./times.ts";

/** The id in the document's examples. */
export const ENTRY_ID = "64c777ddd3fcab07cfbb210c";
export const RUNNING_ENTRY_ID = "64c777ddd3fcab07cfbb210d";

/** The entries of a workspace. */
export interface Store {
  /** The newest start first; those of a user, or all. */
  list(userId?: string): readonly TimeEntry[];
  /** Throws 400 for an id that is unknown: the API has no 404 for it. */
  get(id: string): TimeEntry;
  create(userId: string, body: EntryBody): TimeEntry;
  replace(id: string, body: EntryBody): TimeEntry;
  duplicate(id: string): TimeEntry;
  /** Ends the entry that runs, or throws 404. */
  stop(userId: string, end: string): TimeEntry;
  /** Removes all of them or, where one is unknown, none. */
  remove(ids: readonly string[]): readonly TimeEntry[];
  /** Keeps the entry as it stands, in the place of the one with its id. */
  put(entry: TimeEntry): TimeEntry;
}

/** A new store by the id of its workspace. The documented one has entries, and a running timer. */
export function createStore(workspaceId: string): Store {
  const entries = new Map<string, TimeEntry>();
  let created = 0;
  const nextId = () => `65${(++created).toString(16).padStart(22, "0")}`;
  const put = (entry: TimeEntry) => {
    entries.set(entry.id, entry);
    return entry;
  };
  const write = (id: string, userId: string, body: EntryBody) =>
    put(makeEntry({ id, userId, workspaceId }, body, new Date()));
  const get = (id: string) => {
    const entry = entries.get(id);
    if (!entry) throw notInWorkspace();
    return entry;
  };
  const list = (userId?: string) =>
    [...entries.values()].filter((entry) => userId === undefined || entry.userId === userId).sort(newestFirst);

  for (const { id, userId, ...body } of SEEDS[workspaceId] ?? []) write(id, userId, body);
  return {
    list,
    get,
    put,
    create: (userId, body) => write(nextId(), userId, body),
    replace: (id, body) => write(id, get(id).userId, body),
    duplicate: (id) => put({ ...get(id), id: nextId() }),
    stop(userId, end) {
      const running = list(userId).find((entry) => entry.timeInterval.end === null);
      if (!running) throw noRunningTimer(workspaceId, userId);
      return put({ ...running, timeInterval: makeInterval(running.timeInterval.start, end) });
    },
    remove(ids) {
      const removed = [...new Set(ids)].map(get);
      for (const { id } of removed) entries.delete(id);
      return removed;
    },
  };
}

function newestFirst(one: TimeEntry, other: TimeEntry): number {
  return instantOf(other.timeInterval.start) - instantOf(one.timeInterval.start);
}

type Seed = EntryBody & { readonly id: string; readonly userId: string };

const SEEDS: { readonly [workspaceId: string]: readonly Seed[] } = {
  [WORKSPACE_ID]: [
    {
      id: ENTRY_ID,
      userId: USER_ID,
      description: "This is a sample time entry description.",
      start: "2020-01-01T09:00:00Z",
      end: "2020-01-01T11:54:00Z",
    },
    {
      id: RUNNING_ENTRY_ID,
      userId: USER_ID,
      description: "A running timer",
      billable: true,
      start: "2020-01-02T09:00:00Z",
    },
    {
      id: "64c777ddd3fcab07cfbb210e",
      userId: USER_ID,
      description: "Review",
      billable: true,
      projectId: "25b687e29ae1f428e7ebe123",
      taskId: "54a377ddd3fcab07cfbb432a",
      tagIds: ["321a77ddd3fcab07cfbb567a", "44c777ddd3fcab07cfbb88fa"],
      customFields: [{ customFieldId: "64c777ddd3fcab07cfbb2200", value: "SP-42" }],
      start: "2019-12-30T13:00:00Z",
      end: "2019-12-30T14:30:00Z",
    },
    {
      id: "64c777ddd3fcab07cfbb210f",
      userId: USER_ID,
      description: "Lunch",
      type: "BREAK",
      tagIds: [],
      start: "2019-12-30T12:00:00Z",
      end: "2019-12-30T13:00:00Z",
    },
    {
      id: "64c777ddd3fcab07cfbb2110",
      userId: COLLEAGUE_ID,
      description: "Somebody else's",
      start: "2020-01-01T09:00:00Z",
      end: "2020-01-01T10:00:00Z",
    },
  ],
  [FOREIGN_WORKSPACE_ID]: [
    {
      id: "64c777ddd3fcab07cfbb2120",
      userId: COLLEAGUE_ID,
      description: "Elsewhere",
      start: "2020-01-01T09:00:00Z",
      end: "2020-01-01T10:00:00Z",
    },
  ],
};
