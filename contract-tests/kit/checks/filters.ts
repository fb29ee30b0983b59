import { isObject, type Json } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { type Complaint, show } from "../state/complaint.ts";
import type { Page } from "../state/list.ts";
import type { Judged } from "./created-readable.ts";

/** A list that was asked for one value of a property. */
export interface Filtered {
  /** The property of the items, and the query parameter of the same name. */
  readonly name: string;
  readonly value: Json;
  readonly page: Page;
  /** Whether the filter can only mean that the values are the same: for a free text it may mean more. */
  readonly exact: boolean;
}

/**
 * A list that is asked for one value of a property, by a query parameter of the property's own name, has no items with
 * another one. A text may only be contained; what is asked for is there, as the list without the filter has shown.
 */
export function filtersHold({ name, value, page, exact }: Filtered): Judged {
  const shown = page.items.map((item, index) => ({ index, own: isObject(item) ? item[name] : undefined }));
  const stray = shown.find(({ own }) => own !== undefined && own !== null && !meets(own, value));
  const complaints: Complaint[] = [];
  if (stray !== undefined) {
    const what = `A list that is asked for one ${name} has items with another`;
    const at = { at: page, what, expected: show(value), received: show(stray.own) };
    complaints.push({ ...at, valuePointer: toPointer([String(stray.index), name]) });
  } else if (exact && shown.length === 0) {
    const what = `A list that is asked for one ${name} lacks the items that have it`;
    complaints.push({ at: page, what, expected: `items with ${show(value)}`, received: "none" });
  }
  return { complaints, looked: true };
}

function meets(own: Json, value: Json): boolean {
  if (Array.isArray(own)) return own.some((item: Json) => meets(item, value));
  const [shown, wanted] = [own, value].map((each) => String(each).toLowerCase());
  return typeof own === "object" || shown?.includes(wanted ?? "") === true;
}
