import type { TimeEntry } from "../entry.ts";
import { type Fault, isOneOf, onBody } from "./fault.ts";

/** What is deleted, listed or read again isn't as it was said. */
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
