import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import type { Operation } from "../../../generator/model/model.ts";
import { isSuccess } from "../http.ts";
import { compareSent, type Shaped, sameValue } from "../state/compare.ts";
import { type Complaint, show } from "../state/complaint.ts";
import { kindOf } from "../state/distinct.ts";
import { idIn } from "../state/entity.ts";
import type { Listing } from "../state/list.ts";
import { plain } from "../state/names.ts";
import { type Reading, saysNothing } from "../state/reading.ts";
import type { Shape } from "../state/shape.ts";
import type { Thing } from "../state/things.ts";
import { type Created, differs, type Judged, sameId } from "./created-readable.ts";

/** A change of one thing, and what is seen of it. */
export interface Updated {
  readonly thing: Thing;
  /** The values that it was changed to. */
  readonly sent: Shaped;
  /** What the answer to the change shows of it. */
  readonly answer: Reading | undefined;
  readonly before: Reading | undefined;
  readonly after: Reading | undefined;
  /** What it was created with, of which a change of single values leaves the rest. */
  readonly kept: Shaped | undefined;
}

/** What was changed is shown with the new values, in the answer and in a read; a PATCH leaves the rest as it was. */
export function updateShown({ thing, sent, answer, after, kept }: Updated): Judged {
  const echoed = answer?.shown && compareSent(sent, answer.shown, { whole: false });
  const complaints: Complaint[] = [];
  for (const difference of echoed?.differences ?? [])
    if (answer !== undefined)
      complaints.push(differs(answer, difference, "The answer to an update shows another value than was sent"));
  const looked = (echoed?.compared ?? 0) > 0;
  if (after === undefined || saysNothing(after.status)) return { complaints, looked };
  if (!isSuccess(after.status)) {
    const what = "What was updated can't be read any more";
    const received = String(after.status);
    return { complaints: [...complaints, { at: after, what, expected: "a 2xx status", received }], looked: true };
  }
  if (after.shown === undefined) return { complaints, looked };
  const shown = compareSent(sent, after.shown, { whole: true });
  for (const difference of shown.differences)
    complaints.push(differs(after, difference, "A read after an update shows another value than was sent"));
  const id = idIn(after.shown.value, thing.resource.idProperty);
  if (id !== undefined && !sameId(id, thing.id)) {
    const what = "An update has changed the id";
    complaints.push({ at: after, what, expected: show(thing.id), received: show(id) });
  }
  for (const difference of kept === undefined ? [] : compareSent(kept, after.shown, { whole: true }).differences)
    complaints.push(differs(after, difference, "A PATCH has changed a value that it did not name"));
  return { complaints, looked: looked || shown.compared > 0 };
}

/** A list shows what was changed with the new values, and nothing else with its new texts. */
export function updateListed(
  { thing, things, sent, shape }: Pick<Updated, "thing" | "sent"> & { things: readonly Thing[]; shape: Shape },
  list: Listing,
): Judged {
  const { idProperty } = thing.resource;
  const idOf = (item: Json) => idIn(item, idProperty) ?? "";
  const item = list.items.find((it) => sameId(idOf(it), thing.id));
  const { compared, differences } =
    item === undefined ? { compared: 0, differences: [] } : compareSent(sent, { value: item, shape }, { whole: false });
  const complaints = differences.map((it) =>
    differs(list.last, it, "A list shows an updated thing with another value than was sent"),
  );
  const texts = isObject(sent.value)
    ? Object.values(sent.value).filter((it) => typeof it === "string" && / no \d+/.test(it))
    : [];
  const others = list.items.filter((it) => idOf(it) !== "" && !things.some(({ id }) => sameId(idOf(it), id)));
  const hit = others.find((it) => texts.some((text) => JSON.stringify(it).includes(JSON.stringify(text))));
  if (hit !== undefined) {
    const what = "An update has changed another one as well";
    complaints.push({ at: list.last, what, expected: `the new text at ${thing.id} only`, received: show(hit) });
  }
  return { complaints, looked: compared > 0 || texts.length > 0 };
}

/** Where the document says that an update replaces the whole, what it leaves out is not what it was. */
export function cleared({ before, after, sent }: Pick<Updated, "before" | "after" | "sent">, original: Shaped): Judged {
  if (after?.shown === undefined || before?.shown === undefined || !isObject(sent.value) || !isObject(original.value))
    return { complaints: [], looked: false };
  const named = sent.value;
  const left = Object.entries(original.value).filter(([name]) => !Object.hasOwn(named, name));
  // What has a default of its own may be that again.
  const free = left.filter(([name, it]) => {
    const shape = original.shape.property(name);
    return shape !== undefined && typeof it === "string" && kindOf(shape, [name]) === "text";
  });
  const value: JsonObject = Object.fromEntries(free);
  const { compared, differences } = compareSent({ value, shape: original.shape }, after.shown, { whole: true });
  if (compared === differences.length) return { complaints: [], looked: compared > 0 };
  const kept = Object.keys(value).find((name) => !differences.some(({ pointer }) => pointer.endsWith(`/${name}`)));
  const what = "An update that replaces the whole has kept a value that it left out";
  return {
    complaints: [{ at: after, what, expected: `another ${kept} than before`, received: show(value[kept ?? ""]) }],
    looked: true,
  };
}

/** Whether the document says in words that what is left out is cleared. */
export function saysItReplaces({ method, description = "", summary = "" }: Operation): boolean {
  const text = `${summary} ${description}`;
  return (
    method === "put" &&
    /(left out|omitted|missing|not (sent|given|provided|included|present))[^.]*(clear|reset|remov|delet|empt|null)/i.test(
      text,
    )
  );
}

/** Nobody has asked for a change of this one. */
export function untouched(
  { read: before, sent }: Pick<Created, "read" | "sent">,
  after: Reading | undefined,
  by: string,
): Judged {
  if (before?.shown === undefined || after === undefined || saysNothing(after.status))
    return { complaints: [], looked: false };
  if (!isSuccess(after.status)) {
    const what = `Another one is gone after ${by}`;
    return {
      complaints: [{ at: after, what, expected: "a 2xx status", received: String(after.status) }],
      looked: true,
    };
  }
  const own = isObject(sent?.value) ? Object.keys(sent.value) : [];
  const changes = changesIn(before.shown.value, after.shown?.value ?? null);
  // What the provider sets itself it may set anew; and of some kinds only one can be the first.
  const meant = changes.filter(({ steps }) => own.includes(steps[0] ?? "") && !EXCLUSIVE.test(plain(steps.join(""))));
  const complaints = meant.map(({ steps, was, is }) => ({
    at: after,
    what: `Another one was changed by ${by}`,
    valuePointer: toPointer(steps),
    expected: show(was),
    received: show(is),
  }));
  return { complaints, looked: true };
}

const EXCLUSIVE =
  /default|primary|main|current|active|selected|latest|pinned|favou?rite|position|order|rank|status|state/;

interface Change {
  readonly steps: readonly string[];
  readonly was: Json;
  readonly is: Json | undefined;
}

/** What differs between two reads of one thing, but for times and counts, which may change by themselves. */
function changesIn(was: Json, is: Json | undefined, steps: readonly string[] = []): Change[] {
  if (isObject(was) && isObject(is)) {
    return Object.entries(was).flatMap(([name, value]) =>
      value === undefined ? [] : changesIn(value, is[name], [...steps, name]),
    );
  }
  if (typeof was === "number" || (typeof was === "string" && !Number.isNaN(Date.parse(was)) && /\d{4}-\d\d/.test(was)))
    return [];
  if (Array.isArray(was) || was === null) return [];
  return sameValue(was, is ?? null) ? [] : [{ steps, was, is }];
}
