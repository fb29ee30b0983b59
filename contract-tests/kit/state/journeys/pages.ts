import type { RequestFixture } from "../../../../generator/fixtures/fixtures.ts";
import type { Json } from "../../../../generator/json/json.ts";
import type { Operation, Parameter } from "../../../../generator/model/model.ts";
import { call } from "../../call.ts";
import { type Paged, pagesHold } from "../../checks/pages.ts";
import { requestArgs } from "../../request-args.ts";
import { idIn, itemsIn, jsonOf } from "../entity.ts";
import { following, getPage, type Listing, listAll, type Page } from "../list.ts";
import { type Paging, pageRequest } from "../paging.ts";
import { makeThing, makeWith, prepare, sharedThing } from "../prepare.ts";
import type { Resource } from "../resources.ts";
import { type Caller, stateOf } from "../state.ts";
import { type Journey, journey, type Walk } from "./journey.ts";

/** Reads a list whole and in small pages, and one page further. */
export function pagesJourney(operation: Operation, paging: Paging, resource: Resource | undefined): Journey {
  const name = `pages through ${operation.id}`;
  return journey({ operation, name, checks: ["pages"] }, async (walk) => {
    const caller = walk.as(operation);
    await fill(walk, operation, resource);
    const look = async () => {
      const paged = await read(caller, paging, resource);
      return typeof paged === "string" ? paged : pagesHold(paged);
    };
    let judged = await look();
    // Somebody may have changed the list in between.
    if (typeof judged !== "string" && judged.complaints.length > 0) judged = await look();
    if (typeof judged === "string") walk.skip("pages", judged);
    else walk.note("pages", judged);
  });
}

const ENOUGH = 5;

/** So that there is something to page through, where we may make it. */
async function fill(walk: Walk, operation: Operation, resource: Resource | undefined): Promise<void> {
  if (resource === undefined) return;
  const caller = walk.as(operation);
  const about = await sharedThing(caller, resource);
  const things = about === undefined ? [] : [about];
  let known = (await listAll(caller, things))?.items.length ?? ENOUGH;
  for (let left = ENOUGH; known < ENOUGH && left > 0; left--) {
    const made = resource.views.includes(operation)
      ? await makeBare(caller, resource)
      : await makeThing(caller, resource);
    if (made === undefined) return;
    const now = (await listAll(caller, things))?.items.length ?? ENOUGH;
    // What is made doesn't come into this list.
    if (now <= known && left < ENOUGH) return;
    known = now;
  }
}

/** With no more than is required: a timer without an end is one that runs. */
async function makeBare(caller: Caller, resource: Resource) {
  const [operation] = resource.creates;
  if (operation === undefined || !caller.session.settings.writes) return undefined;
  const own = { ...caller, operation };
  const { request } = await prepare(own, stateOf(caller.session).fixture(operation, "minimal"));
  return makeWith(own, resource, request);
}

async function read(caller: Caller, paging: Paging, resource: Resource | undefined): Promise<Paged | string> {
  const about = resource === undefined ? undefined : await sharedThing(caller, resource);
  const things = about === undefined ? [] : [about];
  const whole = await listAll(caller, things);
  if (whole === undefined) return "the target does not answer with a list";
  if (whole.items.length === 0) return "the list is empty";
  const { request } = await prepare(caller, stateOf(caller.session).fixture(caller.operation, "minimal"), { things });
  const size = sizeFor(whole, paging);
  const first = await firstPosition(caller, { request, paging, size });
  if (first === null) return "the first page has no number that the document tells";
  const way = { request, paging, size, first, whole };
  const { pages, ended } = await turn(caller, way);
  return {
    whole: whole.complete ? whole.items : undefined,
    ...{ pages, size, complete: whole.complete && ended },
    keyOf: (item) => idIn(item, resource?.idProperty ?? "id") ?? JSON.stringify(item),
    plain: await getPage(caller, request),
    usual: { size: defaultOf(paging.size), isFirst: defaultOf(paging.position) === first && paging.kind === "page" },
    beyond: await behindLast(caller, way),
  };
}

interface Way {
  readonly request: RequestFixture;
  readonly paging: Paging;
  readonly size: number | undefined;
  readonly first: Json | undefined;
  readonly whole: Listing;
}

/** From page to page, to the end of the list. */
async function turn(
  caller: Caller,
  { request, paging, size, first, whole }: Way,
): Promise<{ pages: Page[]; ended: boolean }> {
  const pages: Page[] = [];
  const limit = Math.min(MOST_PAGES, Math.ceil(whole.items.length / (size ?? 1)) + 1);
  const numbered = { ...paging, first: typeof first === "number" ? first : paging.first };
  let position = first;
  let seen = 0;
  while (pages.length < limit) {
    const page = await getPage(caller, pageRequest(request, paging, { position, size }));
    if (page === undefined) return { pages, ended: false };
    if (page.items.length === 0 && pages.length > 0) return { pages, ended: true };
    pages.push(page);
    seen += page.items.length;
    const next = following(page, numbered, { count: pages.length, seen });
    if (next === undefined || seen >= whole.items.length) return { pages, ended: true };
    position = next;
  }
  return { pages, ended: false };
}

function defaultOf(parameter: Parameter | undefined): number | undefined {
  const value = parameter?.schema.default;
  return typeof value === "number" ? value : undefined;
}

const MOST_PAGES = 8;

/** Small enough for several pages, and so that the last one isn't full. */
function sizeFor({ items }: Listing, { size }: Paging): number | undefined {
  if (size === undefined) return undefined;
  const least = Math.max(1, typeof size.schema.minimum === "number" ? size.schema.minimum : 1);
  const wanted = Math.max(least, Math.min(2, items.length), Math.ceil(items.length / (MOST_PAGES - 2)));
  const sizes = Array.from({ length: Math.max(0, items.length - wanted) }, (_, index) => wanted + index);
  return sizes.find((each) => items.length % each !== 0) ?? wanted;
}

/** Undefined: without a position. Null: nobody knows. */
async function firstPosition(
  caller: Caller,
  { request, paging, size }: { request: RequestFixture; paging: Paging; size: number | undefined },
): Promise<Json | undefined> {
  if (paging.kind !== "page") return paging.kind === "offset" ? 0 : undefined;
  if (paging.first !== undefined) return paging.first;
  const plain = await getPage(caller, pageRequest(request, paging, { size }));
  for (const number of [1, 0]) {
    const page = await getPage(caller, pageRequest(request, paging, { position: number, size }));
    if (page !== undefined && JSON.stringify(page.items) === JSON.stringify(plain?.items)) return number;
  }
  return null;
}

async function behindLast(caller: Caller, { request, paging, size, first, whole }: Way): Promise<Paged["beyond"]> {
  if (paging.kind === "cursor" || !whole.complete || typeof first !== "number") return undefined;
  const count = whole.items.length;
  const position =
    paging.kind === "offset" ? count + 3 : size === undefined ? undefined : first + Math.ceil(count / size) + 1;
  if (position === undefined) return undefined;
  const made = await call(caller, requestArgs(pageRequest(request, paging, { position, size })));
  if (made.kind !== "answered") return undefined;
  return { operation: caller.operation, exchange: made.exchange, items: itemsIn(jsonOf(made.exchange)) };
}
