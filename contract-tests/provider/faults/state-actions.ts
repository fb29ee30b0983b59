import { makeInterval, type TimeEntry } from "../entry.ts";
import { type Fault, isOneOf } from "./fault.ts";

/** What is done to several entries, copied or stopped isn't done as it was said. */
export const stateOfActions: readonly Fault[] = [
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
];
