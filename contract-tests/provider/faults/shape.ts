import type { TimeEntry } from "../entry.ts";
import { type Fault, onBody, onReply } from "./fault.ts";

/** Bodies that aren't as their schemas say. */
export const shape: readonly Fault[] = [
  {
    id: "shape-required-missing",
    breaks: "TimeEntryWithRatesDtoV1 requires `userId`; getTimeEntry leaves it out.",
    hooks: onBody("getTimeEntry", ({ userId: _, ...entry }) => entry),
  },
  {
    id: "shape-required-missing-in-create",
    breaks: "TimeEntryDtoImplV1 requires `timeInterval`; createTimeEntry leaves it out.",
    hooks: onBody("createTimeEntry", ({ timeInterval: _, ...entry }) => entry),
  },
  {
    id: "shape-required-missing-in-last-item",
    breaks: "Every item of the list requires `billable`; the last one of getTimeEntries lacks it.",
    hooks: onBody<TimeEntry[]>("getTimeEntries", (entries) =>
      entries.map(({ billable, ...entry }, index) => (index < entries.length - 1 ? { ...entry, billable } : entry)),
    ),
  },
  {
    id: "shape-null-in-text",
    breaks: "`description` is a string and not nullable; getTimeEntry sends null.",
    hooks: onBody("getTimeEntry", (entry) => ({ ...entry, description: null })),
  },
  {
    id: "shape-null-in-nested",
    breaks: "`timeInterval.start` is not nullable; updateTimeEntry sends null.",
    hooks: onBody("updateTimeEntry", (entry) => withInterval(entry, { start: null })),
  },
  {
    id: "shape-null-item",
    breaks: "The items of getTimeEntries are objects; a null stands among them.",
    hooks: onBody<TimeEntry[]>("getTimeEntries", (entries) => [...entries, null]),
  },
  {
    id: "shape-null-list",
    breaks: "getTimeEntries answers an array; an empty one is sent as null.",
    hooks: onBody<TimeEntry[]>("getTimeEntries", (entries) => (entries.length === 0 ? null : entries)),
  },
  {
    id: "shape-number-as-text",
    breaks: "`hourlyRate.amount` is an integer; getTimeEntry sends it as a string.",
    hooks: onBody("getTimeEntry", ({ hourlyRate: rate, ...entry }) => ({
      ...entry,
      hourlyRate: rate && { ...rate, amount: String(rate.amount) },
    })),
  },
  {
    id: "shape-integer-as-fraction",
    breaks: "`hourlyRate.amount` is an integer; getTimeEntries sends 105.5.",
    hooks: onBody<TimeEntry[]>("getTimeEntries", (entries) =>
      entries.map((entry) => ({ ...entry, hourlyRate: entry.hourlyRate && { ...entry.hourlyRate, amount: 105.5 } })),
    ),
  },
  {
    id: "shape-integer-beyond-int32",
    breaks: "`hourlyRate.amount` has the format int32; getTimeEntry sends 2147483648.",
    hooks: onBody("getTimeEntry", ({ hourlyRate: rate, ...entry }) => ({
      ...entry,
      hourlyRate: rate && { ...rate, amount: 2 ** 31 },
    })),
  },
  {
    id: "shape-boolean-as-text",
    breaks: "`isLocked` is a boolean; duplicateTimeEntry sends a string.",
    hooks: onBody("duplicateTimeEntry", (entry) => ({ ...entry, isLocked: String(entry.isLocked) })),
  },
  {
    id: "shape-boolean-as-number",
    breaks: "`billable` is a boolean; createForOthers sends 0 or 1.",
    hooks: onBody("createForOthers", (entry) => ({ ...entry, billable: Number(entry.billable) })),
  },
  {
    id: "shape-text-as-number",
    breaks: "`workspaceId` is a string; updateTimeEntry sends a number.",
    hooks: onBody("updateTimeEntry", (entry) => ({ ...entry, workspaceId: 64 })),
  },
  {
    id: "shape-unknown-enum-value",
    breaks: "`type` is one of four; getTimeEntry sends a fifth.",
    hooks: onBody("getTimeEntry", (entry) => ({ ...entry, type: "WORK" })),
  },
  {
    id: "shape-enum-in-lower-case",
    breaks: "`type` is in upper case; getTimeEntries sends it in lower case.",
    hooks: onBody<TimeEntry[]>("getTimeEntries", (entries) =>
      entries.map((entry) => ({ ...entry, type: entry.type.toLowerCase() })),
    ),
  },
  {
    id: "shape-date-of-another-format",
    breaks: "`timeInterval.start` has the format date-time; getTimeEntry sends 31/12/2020 09:00.",
    hooks: onBody("getTimeEntry", (entry) =>
      withInterval(entry, { start: entry.timeInterval.start.replace(/^(.{4})-(..)-(..)T(.{5}).*/, "$3/$2/$1 $4") }),
    ),
  },
  {
    id: "shape-date-without-offset",
    breaks: "The format date-time demands an offset; createTimeEntry leaves the Z away.",
    hooks: onBody("createTimeEntry", (entry) =>
      withInterval(entry, { start: entry.timeInterval.start.replace("Z", "") }),
    ),
  },
  {
    id: "shape-date-as-number",
    breaks: "`timeInterval.end` is a string; stopRunningTimeEntry sends seconds since 1970.",
    hooks: onBody("stopRunningTimeEntry", (entry) =>
      withInterval(entry, { end: Date.parse(entry.timeInterval.end ?? "") / 1000 }),
    ),
  },
  {
    id: "shape-array-for-object",
    breaks: "getTimeEntry answers an object; it comes in an array.",
    hooks: onBody("getTimeEntry", (entry) => [entry]),
  },
  {
    id: "shape-object-for-array",
    breaks: "getInProgressTimeEntries answers an array; it comes as an object by id.",
    hooks: onBody<TimeEntry[]>("getInProgressTimeEntries", (entries) =>
      Object.fromEntries(entries.map((entry) => [entry.id, entry])),
    ),
  },
  {
    id: "shape-list-in-envelope",
    breaks: "getTimeEntries answers an array; it comes in an envelope.",
    hooks: onBody<TimeEntry[]>("getTimeEntries", (entries) => ({ data: entries, total: entries.length })),
  },
  {
    id: "shape-object-in-envelope",
    breaks: "createTimeEntry answers the entry; it comes in an envelope.",
    hooks: onBody("createTimeEntry", (entry) => ({ data: entry })),
  },
  {
    id: "shape-field-renamed",
    breaks: "`description` is required; updateTimeEntry calls it `desc`.",
    hooks: onBody("updateTimeEntry", ({ description, ...entry }) => ({ ...entry, desc: description })),
  },
  {
    id: "shape-snake-case",
    breaks: "The names are in camel case; replaceMany sends them in snake case.",
    hooks: onBody<TimeEntry[]>("replaceMany", (entries) =>
      entries.map((entry) => Object.fromEntries(Object.entries(entry).map(([name, value]) => [snake(name), value]))),
    ),
  },
  {
    id: "shape-items-of-another-type",
    breaks: "The items of `tagIds` are strings; getTimeEntry sends objects.",
    hooks: onBody("getTimeEntry", (entry) => ({ ...entry, tagIds: entry.tagIds?.map((id) => ({ id })) ?? null })),
  },
  {
    id: "shape-list-as-text",
    breaks: "`tagIds` is an array; createTimeEntry joins it with commas.",
    hooks: onBody("createTimeEntry", (entry) => ({ ...entry, tagIds: entry.tagIds?.join(",") ?? null })),
  },
  {
    id: "shape-object-as-text",
    breaks: "`timeInterval` is an object; deleteMany sends a string.",
    hooks: onBody<TimeEntry[]>("deleteMany", (entries) =>
      entries.map(({ timeInterval: { start, end }, ...entry }) => ({ ...entry, timeInterval: `${start}/${end}` })),
    ),
  },
  {
    id: "shape-custom-field-nameless",
    breaks: "`customFieldValues[].name` is a string and not nullable; getTimeEntry sends null.",
    hooks: onBody("getTimeEntry", (entry) => ({
      ...entry,
      customFieldValues: entry.customFieldValues.map((value) => ({ ...value, name: null })),
    })),
  },
  {
    id: "shape-empty-body",
    breaks: "getTimeEntry answers JSON; nothing comes.",
    hooks: onReply("getTimeEntry", 200, (reply) => ({ ...reply, raw: "" })),
  },
  {
    id: "shape-json-in-text",
    breaks: "updateTimeEntry answers an object; it comes as JSON inside of a JSON string.",
    hooks: onBody("updateTimeEntry", (entry) => JSON.stringify(entry)),
  },
  {
    id: "shape-cut-off",
    breaks: "getTimeEntries answers JSON (RFC 8259); it ends in the middle.",
    hooks: onReply("getTimeEntries", 200, (reply) => ({ ...reply, raw: JSON.stringify(reply.body).slice(0, -1) })),
  },
];

function withInterval(entry: TimeEntry, interval: object): object {
  return { ...entry, timeInterval: { ...entry.timeInterval, ...interval } };
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
