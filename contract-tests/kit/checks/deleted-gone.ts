import { isObject, type Json } from "../../../generator/json/json.ts";
import { isSuccess } from "../http.ts";
import { type Complaint, show } from "../state/complaint.ts";
import { idIn } from "../state/entity.ts";
import type { Listing } from "../state/list.ts";
import { plain } from "../state/names.ts";
import { type Reading, saysNothing } from "../state/reading.ts";
import type { Thing } from "../state/things.ts";
import { type Judged, sameId } from "./created-readable.ts";

/** What was deleted can't be read any more. Whether that is a 404, a 410 or another 4xx isn't ours to say. */
export function deletedGone(before: Reading, after: Reading | undefined): Judged {
  if (after === undefined || saysNothing(after.status)) return { complaints: [], looked: false };
  if (!isSuccess(after.status)) return { complaints: [], looked: true };
  if (isMarked(before.shown?.value, after.shown?.value)) return { complaints: [], looked: true };
  const what = "What was deleted can still be read";
  return { complaints: [{ at: after, what, expected: "a 4xx status", received: String(after.status) }], looked: true };
}

/** What was deleted is in no list, unless the list says that it is deleted. */
export function deletedUnlisted(thing: Thing, before: Reading | undefined, list: Listing): Judged {
  const { idProperty } = thing.resource;
  const item = list.items.find((it) => sameId(idIn(it, idProperty) ?? "", thing.id));
  if (item === undefined) return { complaints: [], looked: list.complete };
  if (isMarked(before?.shown?.value, item)) return { complaints: [], looked: true };
  const what = "The list still holds what was deleted";
  return {
    complaints: [{ at: list.last, what, expected: `none with the id ${thing.id}`, received: show(item) }],
    looked: true,
  };
}

/** To delete once more fails, if it fails, because of who asks: never for want of the thing. */
export function deletedTwice(again: Reading | undefined): Judged {
  if (again === undefined) return { complaints: [], looked: false };
  const complaints: Complaint[] =
    again.status >= 500
      ? [
          {
            at: again,
            what: "To delete it once more is a server error",
            expected: "a status below 500",
            received: String(again.status),
          },
        ]
      : [];
  return { complaints, looked: true };
}

/** Whether a thing is kept with a mark that says so: a property that is new or has changed, such as `archived` or `status`. */
function isMarked(before: Json | undefined, after: Json | undefined): boolean {
  if (!isObject(after)) return false;
  return Object.entries(after).some(([name, value]) => {
    if (!MARKS.test(plain(name)) || value === null || value === undefined) return false;
    return isObject(before) && before[name] !== undefined
      ? JSON.stringify(before[name]) !== JSON.stringify(value)
      : value !== false;
  });
}

const MARKS =
  /deleted|archived|removed|status|state|active|enabled|disabled|trashed|cancell?ed|voided|visibility|expires/;
