import type { EntryBody } from "./requests.ts";
import { durationBetween, wireTime } from "./times.ts";

/** A time entry as the store keeps it and reads return it; nulls are sent as they stand. */
export interface TimeEntry {
  readonly id: string;
  readonly description: string;
  readonly tagIds: readonly string[] | null;
  readonly userId: string;
  readonly billable: boolean;
  readonly taskId: string | null;
  readonly projectId: string | null;
  readonly workspaceId: string;
  readonly timeInterval: TimeInterval;
  readonly customFieldValues: readonly CustomFieldValue[];
  readonly type: "REGULAR" | "BREAK";
  readonly kioskId: string | null;
  readonly hourlyRate: Rate | null;
  readonly costRate: Rate | null;
  readonly isLocked: boolean;
}

interface TimeInterval {
  readonly start: string;
  readonly end: string | null;
  readonly duration: string | null;
}

interface CustomFieldValue {
  readonly customFieldId: string;
  readonly timeEntryId: string;
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}

interface Rate {
  readonly amount: number;
  readonly currency: string;
}

export interface Owner {
  readonly id: string;
  readonly userId: string;
  readonly workspaceId: string;
}

/** A request's body becomes an entry. What it leaves out is empty: an update replaces everything. */
export function makeEntry(owner: Owner, body: EntryBody, now: Date): TimeEntry {
  return {
    id: owner.id,
    description: body.description ?? "",
    tagIds: body.tagIds ?? null,
    userId: owner.userId,
    billable: body.billable ?? false,
    taskId: body.taskId ?? null,
    projectId: body.projectId ?? null,
    workspaceId: owner.workspaceId,
    timeInterval: makeInterval(body.start ?? now.toISOString(), body.end),
    customFieldValues: (body.customFields ?? []).map((field) => ({
      customFieldId: field.customFieldId,
      timeEntryId: owner.id,
      name: "Custom field",
      type: field.sourceType ?? "WORKSPACE",
      value: field.value ?? null,
    })),
    type: body.type ?? "REGULAR",
    kioskId: null,
    hourlyRate: { amount: body.billable === true ? 10500 : 0, currency: "USD" },
    costRate: null,
    isLocked: false,
  };
}

/** Without an end the entry is running: end and duration are null. */
export function makeInterval(start: string, end?: string | null): TimeInterval {
  const from = wireTime(start);
  if (end === undefined || end === null) return { start: from, end: null, duration: null };
  const to = wireTime(end);
  return { start: from, end: to, duration: durationBetween(from, to) };
}

/** The answers to writes carry no rates. */
export function withoutRates({
  hourlyRate,
  costRate,
  ...entry
}: TimeEntry): Omit<TimeEntry, "hourlyRate" | "costRate"> {
  return entry;
}

/** `hydrated=true` adds objects beside the ids. A read by id has null for the user, a list has the object. */
export function hydrate(entry: TimeEntry, user: { readonly id: string } | null): TimeEntry & Record<string, unknown> {
  const named = (id: string | null) => (id === null ? null : { id, name: `Name of ${id}` });
  return {
    ...entry,
    project: named(entry.projectId),
    task: named(entry.taskId),
    tags: (entry.tagIds ?? []).map(named),
    user,
    kiosk: null,
  };
}
