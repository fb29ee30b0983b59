import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { Mode } from "../../../generator/fixtures/make-context.ts";
import { HOLDERS } from "../../../generator/fixtures/request-fixture.ts";
import type { Json } from "../../../generator/json/json.ts";
import type { Operation } from "../../../generator/model/model.ts";
import { call } from "../call.ts";
import { isSafe } from "../http.ts";
import { requestArgs } from "../request-args.ts";
import { vary } from "./distinct.ts";
import { hasPlace, overlap, type RequestPlace, replaceAt, valuesAt } from "./edit.ts";
import { idIn, itemsIn, jsonOf } from "./entity.ts";
import type { IdPlace } from "./id-places.ts";
import type { Resource } from "./resources.ts";
import { type Caller, resourceOf, stateOf } from "./state.ts";
import { type Thing, thingIn } from "./things.ts";

export interface Prepared {
  readonly request: RequestFixture;
  /** Why the request may not be living: nothing was found for these places. */
  readonly reason?: string;
}

export interface PrepareOptions {
  /** The place that is broken on purpose, and is left alone. */
  readonly except?: RequestPlace | undefined;
  /** What the request is about; without it something of this kind is made or found. */
  readonly things?: readonly Thing[] | undefined;
  /** The request leaves what it is about as useful as it was: it must be refused, say. Then nothing is made anew for it. */
  readonly harmless?: boolean | undefined;
}

/**
 * A valid request with living values: the user's own (`--value workspaceId=…`), else ids of things that were made for this
 * run or stand in a list, else what other answers have shown under the name, else the request's own. What an operation
 * changes or takes away is made anew for each request.
 */
export async function prepare(
  caller: Caller,
  request: RequestFixture,
  { except, things = [], harmless = false }: PrepareOptions = {},
): Promise<Prepared> {
  const { session, operation } = caller;
  if (session.prism !== undefined) return { request };
  const state = stateOf(session);
  await state.preludes.get(operation)?.();
  const free = (place: RequestPlace) => hasPlace(request, place) && !(except && overlap(place, except));
  let prepared = renewed(caller, request, except);
  const missing: string[] = [];
  const settled = new Set<string>();
  for (const place of valuePlaces(operation, request)) {
    const name = place.steps.at(-1) ?? "";
    const value = session.settings.values?.[name];
    if (value === undefined || !free(place)) continue;
    settled.add(`${place.in} ${name}`);
    prepared = replaceAt(prepared, place, (old) => withTypeOf(old, value));
  }
  const places = state
    .idPlaces(operation)
    .filter((place) => free(place) && !settled.has(`${place.in} ${place.steps.at(-1)}`));
  // The target last: what it belongs to is then known. Its own path says where it lies.
  for (const place of [...places].sort((a, b) => Number(b.isTarget) - Number(a.isTarget))) {
    const given = things.filter(({ resource }) => resource === place.resource);
    const wanted = { count: Math.min(MOST_IDS, countAt(prepared, place)), harmless };
    const found = given.length > 0 ? given : await supply(caller, place, wanted);
    if (found.length === 0) missing.push(`no living ${place.resource.name} for ${place.in} ${place.steps.join("/")}`);
    else prepared = withIds(prepared, place, found);
    if (place.in === "path") settled.add(`path ${place.steps[0]}`);
    for (const thing of found.slice(0, 1)) prepared = alongside(prepared, { thing, settled, free });
  }
  for (const thing of things) prepared = alongside(prepared, { thing, settled, free });
  for (const [name, value] of state.seen) {
    const place = { in: "path", steps: [name] } as const;
    if (free(place) && !settled.has(`path ${name}`))
      prepared = replaceAt(prepared, place, (old) => withTypeOf(old, value));
  }
  return missing.length > 0 ? { request: prepared, reason: missing.join("; ") } : { request: prepared };
}

/** Whether a place says what a request changes or takes away. */
export function namesTarget(
  { session, operation }: Pick<Caller, "session" | "operation">,
  place: RequestPlace,
): boolean {
  if (isSafe(operation.method)) return false;
  return stateOf(session)
    .idPlaces(operation)
    .some((it) => it.isTarget && overlap(it, place));
}

/** The request with texts of its own, where the target takes no two things that are alike. */
export function renewed(caller: Caller, request: RequestFixture, except?: RequestPlace): RequestFixture {
  const state = stateOf(caller.session);
  const resource = resourceOf(state, caller.operation);
  return resource !== undefined && state.unique.has(resource) ? vary(caller, request, except) : request;
}

/** Where a value of the user's own may go: parameters, and properties at the top of the body. */
function valuePlaces({ parameters }: Operation, request: RequestFixture): RequestPlace[] {
  const body = typeof request.body === "object" && request.body !== null ? Object.keys(request.body) : [];
  return [
    ...parameters.map((it): RequestPlace => ({ in: HOLDERS[it.in], steps: [it.name] })),
    ...body.map((name): RequestPlace => ({ in: "body", steps: [name] })),
  ];
}

/** What a request needs for the place. What is changed or taken away must be nobody else's. */
async function supply(
  caller: Caller,
  { resource, isTarget }: IdPlace,
  { count, harmless }: { count: number; harmless: boolean },
): Promise<readonly Thing[]> {
  const isOwn = isTarget && !harmless && !isSafe(caller.operation.method);
  const own: Thing[] = [];
  while (isOwn && own.length < count) {
    const made = await makeThing(caller, resource);
    if (made === undefined) break;
    own.push(made);
  }
  if (own.length > 0) return own;
  const thing = await sharedThing(caller, resource);
  return thing === undefined ? [] : [thing];
}

/** How many ids stand there. */
function countAt(request: RequestFixture, place: IdPlace): number {
  const values = valuesAt(request[place.in] as Json | undefined, place.steps);
  return Math.max(1, place.isList ? values.flat().length : values.length);
}

const MOST_IDS = 5;

function withIds(request: RequestFixture, place: IdPlace, things: readonly Thing[]): RequestFixture {
  const idOf = (index: number) => things[Math.min(index, things.length - 1)]?.id ?? "";
  return replaceAt(request, place, (old, index) => {
    if (!place.isList) return withTypeOf(old, idOf(index));
    const sample = Array.isArray(old) ? (old[0] as Json | undefined) : old;
    return things.map(({ id }) => withTypeOf(sample ?? "", id));
  });
}

/** The rest of the path that a thing was made with holds for it, too: `workspaceId`. */
function alongside(
  request: RequestFixture,
  { thing, settled, free }: { thing: Thing; settled: Set<string>; free: (place: RequestPlace) => boolean },
): RequestFixture {
  return Object.entries(thing.path).reduce((rest, [name, value]) => {
    const place = { in: "path", steps: [name] } as const;
    if (value === undefined || settled.has(`path ${name}`) || !free(place)) return rest;
    settled.add(`path ${name}`);
    return replaceAt(rest, place, () => value);
  }, request);
}

/** An id in a path is text; where a number stood it is a number. */
function withTypeOf(old: Json, value: string): Json {
  return typeof old === "number" && value.trim() !== "" && !Number.isNaN(Number(value)) ? Number(value) : value;
}

/** Makes one: with a request that the target takes, its texts changed where it refuses two that are alike. */
export async function makeThing(
  caller: Caller,
  resource: Resource,
  change: (request: RequestFixture) => RequestFixture = (request) => request,
): Promise<Thing | undefined> {
  const [operation] = resource.creates;
  const state = stateOf(caller.session);
  if (operation === undefined || state.refused.has(operation) || state.making.has(resource)) return undefined;
  if (!caller.session.settings.writes) return undefined;
  state.making.add(resource);
  try {
    const own = { ...caller, operation };
    const known = state.makers.get(operation);
    const candidates = known === undefined ? MODES.map((mode) => state.fixture(operation, mode)) : [known];
    for (const candidate of candidates) {
      const { request } = await prepare(own, change(candidate));
      const plain = await makeWith(own, resource, request);
      const thing = plain ?? (await makeWith(own, resource, vary(own, request)));
      if (thing === undefined) continue;
      if (plain === undefined) state.unique.add(resource);
      if (known === undefined) state.makers.set(operation, candidate);
      return thing;
    }
    state.refused.add(operation);
    return undefined;
  } finally {
    state.making.delete(resource);
  }
}

const MODES: readonly Mode[] = ["example", "full", "minimal"];

/** Sends a create request as it stands, and says what came of it. */
export async function makeWith(
  caller: Caller,
  resource: Resource,
  request: RequestFixture,
): Promise<Thing | undefined> {
  const answered = await call(caller, requestArgs(request));
  if (answered.kind !== "answered") return undefined;
  return thingIn(resource, { operation: caller.operation, request, exchange: answered.exchange });
}

/** One that everybody may look at: made for this run, else the first of a list. */
export function sharedThing(caller: Caller, resource: Resource): Promise<Thing | undefined> {
  const { shared, making } = stateOf(caller.session);
  const known = shared.get(resource);
  if (known !== undefined) return known;
  // A thing that needs one of its own kind would wait for itself.
  if (making.has(resource)) return Promise.resolve(undefined);
  const found = makeThing(caller, resource).then((thing) => thing ?? firstListed(caller, resource));
  shared.set(resource, found);
  return found;
}

async function firstListed(caller: Caller, resource: Resource): Promise<Thing | undefined> {
  for (const operation of resource.lists) {
    const own = { ...caller, operation };
    const { request } = await prepare(own, stateOf(caller.session).fixture(operation, "minimal"));
    const answered = await call(own, requestArgs(request));
    if (answered.kind !== "answered" || answered.exchange.response.status !== 200) continue;
    const id = idIn(itemsIn(jsonOf(answered.exchange))?.[0], resource.idProperty);
    if (id !== undefined) return { resource, id, path: request.path ?? {} };
  }
  return undefined;
}
