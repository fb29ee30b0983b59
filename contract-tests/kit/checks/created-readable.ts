import { isObject, type Json } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { isSuccess } from "../http.ts";
import { compareSent, type Difference, type Shaped } from "../state/compare.ts";
import { type Complaint, type Seen, show } from "../state/complaint.ts";
import { idIn, itemsIn, jsonOf } from "../state/entity.ts";
import type { Listing } from "../state/list.ts";
import { type Reading, saysNothing } from "../state/reading.ts";
import type { Thing } from "../state/things.ts";

/** What was made, and what is seen of it. */
export interface Created {
  readonly thing: Thing;
  /** The body that it was made with. */
  readonly sent: Shaped | undefined;
  /** The answer to the request that made it. */
  readonly answer: Reading;
  /** A read by its id. */
  readonly read: Reading | undefined;
}

export interface Judged {
  readonly complaints: readonly Complaint[];
  /** Whether there was anything to look at. */
  readonly looked: boolean;
}

/** What was created can be read by its id, and both the answer and the read show the values that were sent. */
export function createdReadable({ thing, sent, answer, read }: Created): Judged {
  const echoed = sent && answer.shown && compareSent(sent, answer.shown, { whole: false });
  const complaints = (echoed?.differences ?? []).map((it) =>
    differs(answer, it, "The answer shows another value than was sent"),
  );
  complaints.push(...belongs(answer, thing));
  if (read === undefined) return { complaints, looked: (echoed?.compared ?? 0) > 0 };
  if (!isSuccess(read.status)) {
    if (saysNothing(read.status)) return { complaints, looked: (echoed?.compared ?? 0) > 0 };
    return { complaints: [...complaints, unreadable(read, thing)], looked: true };
  }
  const id = idIn(read.shown?.value, thing.resource.idProperty);
  if (id !== undefined && !sameId(id, thing.id)) complaints.push(otherThan(read, thing, id));
  const kept = sent && read.shown && compareSent(sent, read.shown, { whole: true });
  complaints.push(
    ...(kept?.differences ?? []).map((it) => differs(read, it, "A read shows another value than was sent")),
  );
  complaints.push(...belongs(read, thing), ...forgotten(answer, read));
  return { complaints, looked: true };
}

/** Two requests to create make two things. */
export function createdApart(one: Created, other: Created): Judged {
  // The client chose the id, or the same content is the same thing.
  const chosen = [one, other].some(
    ({ sent, thing }) => isObject(sent?.value) && sent.value[thing.resource.idProperty] !== undefined,
  );
  if (chosen || [one, other].some(({ answer }) => answer.status !== 201)) return { complaints: [], looked: false };
  if (one.thing.id !== other.thing.id) return { complaints: [], looked: true };
  const what = "Two things were created with the same id";
  return {
    complaints: [{ at: other.answer, what, expected: "another id", received: show(other.thing.id) }],
    looked: true,
  };
}

/** What a read by id shows is in the list of all. */
export function createdListed({ thing, read }: Created, list: Listing): Judged {
  const { idProperty } = thing.resource;
  const found = list.items.filter((item) => sameId(idIn(item, idProperty) ?? "", thing.id));
  const comparable = list.items.length === 0 || list.items.some((item) => idIn(item, idProperty) !== undefined);
  if (!comparable || (found.length === 0 && !list.complete)) return { complaints: [], looked: false };
  if (found.length === 1) return { complaints: otherwise(read, found[0] ?? null, list), looked: true };
  const what =
    found.length === 0 ? "The list lacks what was created" : "The list holds what was created more than once";
  const complaint = {
    at: list.last,
    what,
    expected: `one with the id ${thing.id}`,
    received: `${found.length} of ${list.items.length}`,
  };
  return { complaints: [complaint], looked: true };
}

/** What a list shows of a thing is what a read shows. A list may cut a text, and leave out what it likes. */
function otherwise(read: Reading | undefined, item: Json, list: Listing): Complaint[] {
  if (!isObject(read?.shown?.value) || !isObject(item)) return [];
  return Object.entries(read.shown.value).flatMap(([name, value]) => {
    const listed = item[name];
    const both =
      [value, listed].every((it) => typeof it === "boolean") || [value, listed].every((it) => typeof it === "string");
    if (!both || value === listed || value === undefined || isTransient(value, listed)) return [];
    const what = "A list and a read by id show different values";
    return [{ at: list.last, what, valuePointer: toPointer([name]), expected: show(value), received: show(listed) }];
  });
}

/** A text that was cut, a time, or a token that is new with every answer. */
function isTransient(value: Json, listed: Json | undefined): boolean {
  if (typeof value !== "string" || typeof listed !== "string") return false;
  const stem = listed.replace(/(…|\.\.\.)$/, "");
  return value.startsWith(stem) || listed.startsWith(value) || /\d{4}-\d\d-\d\d|:\/\/|^[\w.~+/=-]{16,}$/.test(value);
}

/** A copy is another thing, and shows the texts of the one that it was made of. */
export function copied(copy: Created, original: Created): Judged {
  if (sameId(copy.thing.id, original.thing.id)) {
    const what = "The copy has the id of what it was made of";
    return {
      complaints: [{ at: copy.answer, what, expected: "another id", received: show(copy.thing.id) }],
      looked: true,
    };
  }
  const { sent } = original;
  const shown = copy.read?.shown ?? copy.answer.shown;
  if (sent === undefined || shown === undefined) return { complaints: [], looked: true };
  const { differences } = compareSent(sent, shown, { whole: true });
  // “Copy of …” is fine, and so are a new state and new times.
  const lost = differences.filter(
    ({ sent: text, shown: now }) =>
      typeof text === "string" && /[^\w:.+-]/.test(text) && !String(now ?? "").includes(text),
  );
  return {
    complaints: lost.map((it) => differs(copy.read ?? copy.answer, it, "The copy lacks a text of what it was made of")),
    looked: true,
  };
}

export function differs(at: Seen, { pointer, sent, shown }: Difference, what: string): Complaint {
  return { at, what, valuePointer: pointer, expected: show(sent), received: show(shown) };
}

/** An id in the path may be written otherwise in a body: as a number. */
export function sameId(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

function unreadable(read: Reading, thing: Thing): Complaint {
  return {
    at: read,
    what: "What was created can't be read",
    expected: `a 2xx status for the id ${thing.id}`,
    received: String(read.status),
    documentPointer: read.operation.pointer,
  };
}

function otherThan(read: Reading, { id, resource }: Thing, received: string): Complaint {
  return {
    at: read,
    what: "A read by id shows another one",
    valuePointer: toPointer([resource.idProperty]),
    expected: show(id),
    received: show(received),
  };
}

/** What stands in the path under a name, such as `workspaceId`, is shown under that name. */
function belongs(at: Reading, thing: Thing): Complaint[] {
  const value = at.shown?.value;
  const path = thing.made?.request.path ?? {};
  if (!isObject(value)) return [];
  return Object.entries(path).flatMap(([name, sent]) => {
    const shown = value[name];
    if (name === thing.resource.parameter || name === thing.resource.idProperty) return [];
    if (sent === undefined || !isText(shown) || !isText(sent) || !alike(sent, shown) || String(sent) === String(shown))
      return [];
    const what = "It is shown to belong elsewhere than it was created";
    return [{ at, what, valuePointer: toPointer([name]), expected: show(sent), received: show(shown) }];
  });
}

/** Ids of one make: an alias such as `me` is none, nor is a name that stands for a number. */
function alike(one: string | number, other: string | number): boolean {
  const form = (value: string | number) => String(value).replace(/[a-f\d]/gi, "x");
  return form(one) === form(other) && String(one).length > 3;
}

/** References that the answer showed, as they were sent, are still there. */
function forgotten(answer: Reading, read: Reading): Complaint[] {
  const [before, after] = [answer.shown?.value, read.shown?.value];
  if (!isObject(before) || !isObject(after)) return [];
  return Object.entries(before).flatMap(([name, value]) => {
    const now = after[name];
    const isReference = /(^i|[a-z_-]I)ds?$/.test(name);
    if (!isReference || value === undefined || value === null || read.shown?.shape.property(name) === undefined)
      return [];
    if (sameReferences(value, now)) return [];
    const what = "A read shows another reference than the answer to its creation";
    return [{ at: read, what, valuePointer: toPointer([name]), expected: show(value), received: show(now) }];
  });
}

function sameReferences(before: Json, now: Json | undefined): boolean {
  if (Array.isArray(before) && Array.isArray(now)) {
    const texts = (list: readonly Json[]) =>
      list
        .map((item) => JSON.stringify(item))
        .sort()
        .join();
    return texts(before as readonly Json[]) === texts(now as readonly Json[]);
  }
  if (Array.isArray(before) && before.length === 0) return true;
  return String(before) === String(now);
}

function isText(value: Json | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** The items of an answer, where it is a list. */
export function itemsOf({ exchange }: Seen): readonly Json[] | undefined {
  return itemsIn(jsonOf(exchange));
}
