import { makeInterval, type TimeEntry } from "../entry.ts";
import { type Fault, isOneOf, onBody } from "./fault.ts";

/** What is deleted, listed, copied or read again isn't as it was said. */
export const stateOfReads: readonly Fault[] = [
  {
    id: "state-delete-ignored",
    breaks: "deleteTimeEntry removes the entry; it stays.",
    hooks: { store: ({ get }) => ({ remove: (ids) => ids.map(get) }) },
  },
  {
    id: "state-delete-only-hides",
    breaks: "deleteTimeEntry removes the entry; it is gone from lists, and getTimeEntry still reads it.",
    hooks: {
      store({ get, remove }) {
        const gone = new Map<string, TimeEntry>();
        return {
          remove(ids) {
            const removed = remove(ids);
            for (const entry of removed) gone.set(entry.id, entry);
            return removed;
          },
          get: (id) => gone.get(id) ?? get(id),
        };
      },
    },
  },
  {
    id: "state-delete-two",
    breaks: "deleteTimeEntry removes one entry; the one created after it goes too.",
    hooks: {
      store: ({ list, remove }) => ({
        remove(ids) {
          const removed = remove(ids);
          const next = list().find(({ id }) => id > (ids[0] ?? ""));
          if (next) remove([next.id]);
          return removed;
        },
      }),
    },
  },
  {
    id: "state-list-lacks-newest",
    breaks: "getTimeEntries lists the entries of the user; the one created last is missing.",
    hooks: {
      store: ({ list }) => ({
        list(userId) {
          const newest = [...list(userId)]
            .map(({ id }) => id)
            .sort()
            .at(-1);
          return list(userId).filter(({ id }) => id !== newest);
        },
      }),
    },
  },
  {
    id: "state-list-is-stale",
    breaks: "getTimeEntries lists entries as they are; after updateTimeEntry it shows the old description.",
    hooks: {
      store({ list, replace, get }) {
        const old = new Map<string, string>();
        return {
          replace(id, body) {
            old.set(id, get(id).description);
            return replace(id, body);
          },
          list: (userId) =>
            list(userId).map((entry) => ({ ...entry, description: old.get(entry.id) ?? entry.description })),
        };
      },
    },
  },
  {
    id: "state-list-keeps-deleted",
    breaks: "getTimeEntries lists the entries that there are; deleted ones stay in it.",
    hooks: {
      store({ list, remove }) {
        const gone: TimeEntry[] = [];
        return {
          remove(ids) {
            const removed = remove(ids);
            gone.push(...removed);
            return removed;
          },
          list: (userId) => [
            ...list(userId),
            ...gone.filter((entry) => userId === undefined || entry.userId === userId),
          ],
        };
      },
    },
  },
  {
    id: "state-delete-many-first-only",
    breaks: "deleteMany removes the listed entries, and names them in its answer; only the first one goes.",
    hooks: {
      store: ({ get, remove }) => ({
        remove(ids) {
          const shown = ids.map(get);
          remove(ids.slice(0, 1));
          return shown;
        },
      }),
    },
  },
  {
    id: "state-delete-many-takes-all",
    breaks: "deleteMany removes the listed entries; all of the workspace go.",
    hooks: {
      around(request, next) {
        const reply = next(request);
        if (!isOneOf(request, "deleteMany") || reply.status !== 200) return reply;
        const list = { ...request, method: "GET", query: "" };
        for (const { id } of next(list).body as TimeEntry[]) next({ ...request, query: `time-entry-ids=${id}` });
        return reply;
      },
    },
  },
  {
    id: "state-delete-many-ignored",
    breaks: "deleteMany removes the listed entries; they stay.",
    hooks: {
      around: (request, next) =>
        isOneOf(request, "deleteMany") && request.query !== "" ? { status: 200, body: [] } : next(request),
    },
  },
  {
    id: "state-bulk-first-only",
    breaks: "replaceMany replaces every listed entry; it answers all, and keeps the first one only.",
    hooks: {
      store({ get, replace, put }) {
        let count = 0;
        return {
          replace(id, body) {
            const old = get(id);
            const shown = replace(id, body);
            if (count++ % 2 === 1) put(old);
            return shown;
          },
        };
      },
    },
  },
  {
    id: "state-duplicate-same-id",
    breaks: "A duplicate is an entry of its own; duplicateTimeEntry answers the id of the original.",
    hooks: { store: ({ get }) => ({ duplicate: get }) },
  },
  {
    id: "state-duplicate-lost",
    breaks: "A duplicate can be read by its id; it isn't there.",
    hooks: {
      store: ({ duplicate, remove }) => ({
        duplicate(id) {
          const entry = duplicate(id);
          remove([entry.id]);
          return entry;
        },
      }),
    },
  },
  {
    id: "state-duplicate-moves",
    breaks: "duplicateTimeEntry leaves the original; it is gone.",
    hooks: {
      store: ({ duplicate, remove }) => ({
        duplicate(id) {
          const entry = duplicate(id);
          remove([id]);
          return entry;
        },
      }),
    },
  },
  {
    id: "state-duplicate-empty",
    breaks: "A duplicate has the values of the original; its description is empty.",
    hooks: { store: ({ duplicate, put }) => ({ duplicate: (id) => put({ ...duplicate(id), description: "" }) }) },
  },
  {
    id: "state-stop-ignored",
    breaks: "stopRunningTimeEntry ends the timer; it answers so, and the timer runs on.",
    hooks: {
      store: ({ stop, put }) => ({
        stop(userId, end) {
          const entry = stop(userId, end);
          put({ ...entry, timeInterval: makeInterval(entry.timeInterval.start) });
          return entry;
        },
      }),
    },
  },
  {
    id: "state-stop-at-another-time",
    breaks: "stopRunningTimeEntry ends the timer at the `end` that was sent; it ends where it began.",
    hooks: {
      store: ({ stop, put }) => ({
        stop(userId, end) {
          const { timeInterval, ...entry } = stop(userId, end);
          return put({ ...entry, timeInterval: makeInterval(timeInterval.start, timeInterval.start) });
        },
      }),
    },
  },
  {
    id: "state-read-flips",
    breaks: "GET is safe, so what nobody changed reads equal; `billable` of getTimeEntry is true every other time.",
    hooks: () => {
      let count = 0;
      return onBody("getTimeEntry", (entry) => ({ ...entry, billable: count++ % 2 === 1 }));
    },
  },
  {
    id: "state-read-counts",
    breaks: "GET is safe, so what nobody changed reads equal; getTimeEntry writes a number behind the description.",
    hooks: () => {
      let count = 0;
      return onBody("getTimeEntry", (entry) => ({ ...entry, description: `${entry.description} ${++count}` }));
    },
  },
  {
    id: "state-read-deletes",
    breaks: "GET is safe (RFC 9110, section 9.2.1); getTimeEntry deletes what it has shown.",
    hooks: {
      around(request, next) {
        const reply = next(request);
        if (isOneOf(request, "getTimeEntry") && reply.status === 200) next({ ...request, method: "DELETE" });
        return reply;
      },
    },
  },
  {
    id: "state-read-ignores-id",
    breaks: "getTimeEntry answers the entry whose id is in the path; it answers the newest.",
    hooks: {
      around(request, next) {
        const reply = next(request);
        if (!isOneOf(request, "getTimeEntry") || reply.status !== 200) return reply;
        const { userId } = reply.body as TimeEntry;
        const path = request.path.replace(/time-entries.*/, `user/${userId}/time-entries`);
        return { ...reply, body: (next({ ...request, path, query: "" }).body as TimeEntry[])[0] };
      },
    },
  },
  {
    id: "state-list-shuffles",
    breaks: "GET is safe, so what nobody changed reads equal; getTimeEntries turns the order round every other time.",
    hooks: () => {
      let count = 0;
      return {
        store: ({ list }) => ({ list: (userId) => (count++ % 2 === 0 ? list(userId) : [...list(userId)].reverse()) }),
      };
    },
  },
  {
    id: "state-read-differs-from-list",
    breaks: "getTimeEntry and getTimeEntries answer the same entry; by its id `isLocked` is true.",
    hooks: onBody("getTimeEntry", (entry) => ({ ...entry, isLocked: true })),
  },
];
