import { isObject, type Json } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { compareSent, type Shaped, sameValue } from "../state/compare.ts";
import { type Complaint, show } from "../state/complaint.ts";
import { idIn } from "../state/entity.ts";
import { isSuccess, type Reading, saysNothing } from "../state/reading.ts";
import type { Thing } from "../state/things.ts";
import { differs, type Judged, sameId } from "./created-readable.ts";

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

/** Nobody has asked for a change of this one. */
export function untouched(before: Reading | undefined, after: Reading | undefined, by: string): Judged {
  if (before?.shown === undefined || after === undefined || saysNothing(after.status))
    return { complaints: [], looked: false };
  if (!isSuccess(after.status)) {
    const what = `Another one is gone after ${by}`;
    return {
      complaints: [{ at: after, what, expected: "a 2xx status", received: String(after.status) }],
      looked: true,
    };
  }
  const complaints = changesIn(before.shown.value, after.shown?.value ?? null).map(({ steps, was, is }) => ({
    at: after,
    what: `Another one was changed by ${by}`,
    valuePointer: toPointer(steps),
    expected: show(was),
    received: show(is),
  }));
  return { complaints, looked: true };
}

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
