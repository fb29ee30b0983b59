import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { Json } from "../../../generator/json/json.ts";
import { call } from "../call.ts";
import { isSuccess } from "../http.ts";
import { requestArgs } from "../request-args.ts";
import type { Seen } from "./complaint.ts";
import { nextOf } from "./cursor.ts";
import { itemsIn, jsonOf } from "./entity.ts";
import { largestSize, type Paging, pageRequest, pagingOf } from "./paging.ts";
import { prepare } from "./prepare.ts";
import { type Caller, stateOf } from "./state.ts";
import type { Thing } from "./things.ts";

/** All that a list holds. */
export interface Listing {
  readonly items: readonly Json[];
  /** Whether its end was reached. */
  readonly complete: boolean;
  /** The last answer. */
  readonly last: Seen;
}

/** A page of a list. */
export interface Page extends Seen {
  readonly items: readonly Json[];
}

/** Looks through a list, page by page; undefined where it doesn't answer with one. `about` says where it lies. */
export async function listAll(caller: Caller, about: readonly Thing[] = []): Promise<Listing | undefined> {
  const { operation, session } = caller;
  const { request } = await prepare(caller, stateOf(session).fixture(operation, "minimal"), { things: about });
  const paging = pagingOf(operation);
  const size = paging && largestSize(paging);
  const sized = paging === undefined ? request : pageRequest(request, paging, { size });
  const first = await getPage(caller, sized);
  if (first === undefined || paging === undefined)
    return first && { items: first.items, complete: paging === undefined, last: first };
  const items = [...first.items];
  let page = first;
  for (let count = 1; count < MOST_PAGES; count++) {
    const position = following(page, paging, { count, seen: items.length });
    if (position === undefined) return { items, complete: true, last: page };
    const next = await getPage(caller, pageRequest(request, paging, { position, size }));
    if (next === undefined) return { items, complete: false, last: page };
    if (next.items.length === 0 || (paging.kind !== "cursor" && repeats(next, items)))
      return { items, complete: true, last: next };
    items.push(...next.items);
    page = next;
  }
  return { items, complete: false, last: page };
}

const MOST_PAGES = 20;

/** One page, or undefined where the answer is none. */
export async function getPage(caller: Caller, request: RequestFixture): Promise<Page | undefined> {
  const made = await call(caller, requestArgs(request));
  if (made.kind !== "answered" || !isSuccess(made.exchange.response.status)) return undefined;
  const items = itemsIn(jsonOf(made.exchange));
  return items && { operation: caller.operation, exchange: made.exchange, items };
}

/** Where the page behind this one begins; undefined where there is none. */
export function following(
  page: Page,
  paging: Paging,
  { count, seen }: { count: number; seen: number },
): Json | undefined {
  if (page.items.length === 0) return undefined;
  if (paging.kind === "page") return (paging.first ?? 1) + count;
  if (paging.kind === "offset") return seen;
  return nextOf(page.exchange, paging) ?? undefined;
}

/** A server that knows no such page may give the last one again. */
function repeats({ items }: Page, before: readonly Json[]): boolean {
  const known = new Set(before.map((item) => JSON.stringify(item)));
  return items.every((item) => known.has(JSON.stringify(item)));
}
