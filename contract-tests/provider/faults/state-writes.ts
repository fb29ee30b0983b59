import { makeInterval, type TimeEntry } from "../entry.ts";
import { type Fault, type Hooks, isOneOf, storesText } from "./fault.ts";

/** What was created or updated isn't what was sent. */
export const stateOfWrites: readonly Fault[] = [
  {
    id: "state-create-lost",
    breaks: "What createTimeEntry has answered can be read by its id; it isn't there.",
    hooks: {
      store: ({ create, remove }) => ({
        create(userId, body) {
          const entry = create(userId, body);
          remove([entry.id]);
          return entry;
        },
      }),
    },
  },
  {
    id: "state-create-reads-404",
    breaks: "An entry that is there is read with 200; one that was created is a 404 to getTimeEntry.",
    hooks: {
      around(request, next) {
        const reply = next(request);
        const isCreated = isOneOf(request, "getTimeEntry") && /\/65\w+$/.test(request.path) && reply.status === 200;
        return isCreated ? { status: 404, body: { message: "Not found", code: 404 } } : reply;
      },
    },
  },
  {
    id: "state-create-same-id",
    breaks: "An id is that of one entry; createTimeEntry gives the same id again and again.",
    hooks: {
      store: ({ create, put, remove }) => ({
        create(userId, body) {
          const entry = create(userId, body);
          remove([entry.id]);
          return put({ ...entry, id: "650000000000000000000000" });
        },
      }),
    },
  },
  {
    id: "state-create-ignores-description",
    breaks: "createTimeEntry keeps the `description` that was sent; it is empty.",
    hooks: creates((entry) => ({ ...entry, description: "" })),
  },
  {
    id: "state-create-ignores-flag",
    breaks: "createTimeEntry keeps `billable` as it was sent; it is false.",
    hooks: creates((entry) => ({ ...entry, billable: false })),
  },
  {
    id: "state-create-ignores-enum",
    breaks: "createTimeEntry keeps `type` as it was sent; it is REGULAR.",
    hooks: creates((entry) => ({ ...entry, type: "REGULAR" })),
  },
  {
    id: "state-create-drops-list",
    breaks: "createTimeEntry keeps `tagIds` as they were sent; they are gone.",
    hooks: creates((entry) => ({ ...entry, tagIds: null })),
  },
  {
    id: "state-create-cuts-list",
    breaks: "createTimeEntry keeps all `tagIds`; only the first one stays.",
    hooks: creates((entry) => ({ ...entry, tagIds: entry.tagIds?.slice(0, 1) ?? null })),
  },
  {
    id: "state-create-swaps-ids",
    breaks: "createTimeEntry keeps `projectId` and `taskId`; each takes the other's place.",
    hooks: creates((entry) => ({ ...entry, projectId: entry.taskId, taskId: entry.projectId })),
  },
  {
    id: "state-create-loses-end",
    breaks: "createTimeEntry keeps the `end` that was sent; the entry runs.",
    hooks: creates((entry) => ({ ...entry, timeInterval: makeInterval(entry.timeInterval.start) })),
  },
  {
    id: "state-text-cut",
    breaks: "`description` may have 3000 characters; more than 255 are cut off.",
    hooks: storesText((text) => [...text].slice(0, 255).join("")),
  },
  {
    id: "state-text-trimmed",
    breaks: "`description` is kept as it was sent; spaces around it are lost.",
    hooks: storesText((text) => text.trim()),
  },
  {
    id: "state-text-in-lower-case",
    breaks: "`description` is kept as it was sent; it is in lower case.",
    hooks: storesText((text) => text.toLowerCase()),
  },
  {
    id: "state-time-offset-lost",
    breaks: "A date-time is an instant; its offset is thrown away.",
    hooks: {
      store: ({ create }) => ({
        create: (userId, { start, ...body }) =>
          create(userId, start === undefined ? body : { ...body, start: start.replace(/([zZ]|[+-]\d\d:?\d\d)$/, "Z") }),
      }),
    },
  },
  {
    id: "state-time-shifted",
    breaks: "`start` is the instant that was sent; it is an hour later.",
    hooks: creates(({ timeInterval: { start, ...rest }, ...entry }) => ({
      ...entry,
      timeInterval: { ...rest, start: hourLater(start) },
    })),
  },
  {
    id: "state-update-lost",
    breaks: "updateTimeEntry replaces the entry; it answers the new one and keeps the old one.",
    hooks: {
      store: ({ get, replace, put }) => ({
        replace(id, body) {
          const old = get(id);
          const shown = replace(id, body);
          put(old);
          return shown;
        },
      }),
    },
  },
  {
    id: "state-update-answers-old",
    breaks: "updateTimeEntry answers the entry as it is now; it answers the one from before.",
    hooks: {
      store: ({ get, replace }) => ({
        replace(id, body) {
          const old = get(id);
          replace(id, body);
          return old;
        },
      }),
    },
  },
  {
    id: "state-update-merges",
    breaks:
      "updateTimeEntry replaces the whole entry, as it says and PUT means (RFC 9110, section 9.3.4); it keeps what is left out.",
    hooks: {
      store: ({ get, replace, put }) => ({
        replace(id, body) {
          const old = get(id);
          const entry = replace(id, body);
          const { description = old.description, projectId = old.projectId, tagIds = old.tagIds } = body;
          return put({ ...entry, description, projectId, tagIds });
        },
      }),
    },
  },
  {
    id: "state-update-hits-another",
    breaks: "updateTimeEntry changes the entry of its path; another one gets the same description.",
    hooks: {
      store: ({ list, replace, put }) => ({
        replace(id, body) {
          const entry = replace(id, body);
          const other = list().find((each) => each.id !== id);
          if (other) put({ ...other, description: entry.description });
          return entry;
        },
      }),
    },
  },
  {
    id: "state-update-appends",
    breaks: "The same PUT twice leaves what one leaves (RFC 9110, section 9.2.2); the description grows each time.",
    hooks: {
      store: ({ get, replace }) => ({
        replace: (id, body) =>
          replace(id, { ...body, description: `${get(id).description}${body.description ?? ""}`.slice(-3000) }),
      }),
    },
  },
  {
    id: "state-update-moves",
    breaks: "updateTimeEntry leaves the entry where it is; it gets another id.",
    hooks: {
      store: ({ replace, remove, put }) => ({
        replace(id, body) {
          const entry = replace(id, body);
          remove([id]);
          return put({ ...entry, id: `66${id.slice(2)}` });
        },
      }),
    },
  },
  {
    id: "state-update-ignores-start",
    breaks: "updateTimeEntry keeps the `start` that was sent; it stays the old one.",
    hooks: {
      store: ({ get, replace }) => ({
        replace: (id, body) => replace(id, { ...body, start: get(id).timeInterval.start }),
      }),
    },
  },
];

/** What is kept, and answered, is not what was sent. */
function creates(change: (entry: TimeEntry) => TimeEntry): Hooks {
  return { store: ({ create, put }) => ({ create: (userId, body) => put(change(create(userId, body))) }) };
}

function hourLater(time: string): string {
  return new Date(Date.parse(time) + 3_600_000).toISOString().replace(".000", "");
}
