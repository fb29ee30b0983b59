import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import type { Operation } from "../../../generator/model/model.ts";
import { type Call, call } from "../call.ts";
import { isSafe, isSuccess } from "../http.ts";
import { requestArgs } from "../request-args.ts";
import { vary } from "./distinct.ts";
import { isReferenceLike } from "./names.ts";
import { makeThing, prepare } from "./prepare.ts";
import { type Caller, resourceOf, type State, stateOf } from "./state.ts";

/** A request that this target takes: what another one is compared with. */
export interface Baseline {
  /** With living values, and as much of the full request as the target takes. */
  readonly request: RequestFixture;
  readonly answered: Extract<Call, { kind: "answered" }>;
  /** Properties at the top of the body that this target refuses, for whatever reason: an id that it doesn't know. */
  readonly without: readonly string[];
}

/**
 * The request of an operation that this target accepts with a 2xx: example, full or minimal, whichever comes first, and
 * without the optional properties that it doesn't take. Undefined where it refuses all of them. Asked of it once.
 */
export function baseline(caller: Caller): Promise<Baseline | undefined> {
  const { baselines } = stateOf(caller.session);
  const known = baselines.get(caller.operation);
  if (known !== undefined) return known;
  const found = find(caller);
  baselines.set(caller.operation, found);
  return found;
}

async function find(caller: Caller): Promise<Baseline | undefined> {
  const { session, operation } = caller;
  const state = stateOf(session);
  const safe = isSafe(operation.method);
  if (session.prism !== undefined || !(safe || session.settings.writes)) return undefined;
  // Of a document with few examples, the example lacks most of what there is.
  const wide = (["example", "full"] as const)
    .map((mode) => state.fixture(operation, mode))
    .sort((a, b) => keysOf(b).length - keysOf(a).length);
  const wanted = [...wide, ...wide.map((request) => withoutReferences(request, state.fixture(operation, "minimal")))];
  const [first, ...rest] = distinct(wanted);
  for (const request of [first, ...rest]) {
    const found = request && (await attempt(caller, request));
    if (!found) continue;
    // What worked once may need something that is there once, such as a timer that runs, or a name that was free.
    const once = isCurrent(state, operation) || state.resources.some(({ creates }) => creates.includes(operation));
    const again = once ? await attempt(caller, request) : found;
    const prepared = again ?? (await afterMaking(caller, [request])) ?? found;
    return request === first ? { ...prepared, without: [] } : widen(caller, prepared, first ?? {});
  }
  const minimal = await attempt(caller, state.fixture(operation, "minimal"));
  if (minimal !== undefined) return widen(caller, minimal, first ?? {});
  return safe ? undefined : afterMaking(caller, distinct([...wide, state.fixture(operation, "minimal")]));
}

async function attempt(caller: Caller, request: RequestFixture): Promise<Omit<Baseline, "without"> | undefined> {
  const { operation, session } = caller;
  const prepared = await prepare(caller, request);
  const found = await send(caller, prepared.request);
  if (typeof found !== "number") return found;
  const state = stateOf(session);
  const resource = resourceOf(state, operation);
  if (resource === undefined || !(resource.creates.includes(operation) ? TAKEN : [409]).includes(found))
    return undefined;
  // There may be one of this name already: perhaps we have made it.
  const other = await send(caller, vary(caller, prepared.request));
  if (typeof other === "number") return undefined;
  state.unique.add(resource);
  return other;
}

/** What a target answers to a name that is taken. */
const TAKEN = [400, 409, 422];

/** What was taken, or the status that refuses it. */
async function send(caller: Caller, request: RequestFixture): Promise<Omit<Baseline, "without"> | number> {
  const answered = await call(caller, requestArgs(request));
  if (answered.kind !== "answered") return 0;
  const { status } = answered.exchange.response;
  return isSuccess(status) ? { request, answered } : status;
}

/** From a small request that is taken towards a full one that isn't: by halves, so that one refused property costs few requests. */
async function widen(caller: Caller, minimal: Omit<Baseline, "without">, wide: RequestFixture): Promise<Baseline> {
  const optional = lacking(wide, minimal.request);
  if (optional.length === 0) return { ...minimal, without: [] };
  let best = minimal;
  let left = ATTEMPTS;
  const add = async (names: readonly string[]): Promise<string[]> => {
    if (names.length === 0 || left <= 0) return [...names];
    left -= 1;
    const body = { ...(best.request.body as JsonObject), ...pick(wide.body, names) };
    const found = await attempt(caller, { ...best.request, body });
    if (found !== undefined) {
      best = found;
      return [];
    }
    if (names.length === 1) return [...names];
    const half = Math.ceil(names.length / 2);
    return [...(await add(names.slice(0, half))), ...(await add(names.slice(half)))];
  };
  const refused = await add(optional);
  // What needs another property has it now.
  const without = refused.length < optional.length ? await add(refused) : refused;
  return { ...best, without };
}

/** Requests for the search. */
const ATTEMPTS = 16;

/** Whether an operation changes something that its request doesn't name. */
function isCurrent(state: State, operation: Operation): boolean {
  if (!["put", "patch"].includes(operation.method) || state.idPlaces(operation).some(({ isTarget }) => isTarget))
    return false;
  return state.resources.some(({ creates, lists }) =>
    [...creates, ...lists].some(({ path }) => path === operation.path),
  );
}

/** What changes something that isn't there yet, such as a running timer, may find one that lacks what it would set. */
async function afterMaking(caller: Caller, requests: readonly RequestFixture[]): Promise<Baseline | undefined> {
  const { session, operation } = caller;
  const state = stateOf(session);
  const resource = state.resources.find(({ creates }) =>
    creates.some((it) => it.path === operation.path && it !== operation),
  );
  const [request] = requests;
  if (resource === undefined || request === undefined || !isObject(request.body)) return undefined;
  const names = Object.keys(request.body);
  const lacks = (made: RequestFixture) => (isObject(made.body) ? { ...made, body: drop(made.body, names) } : made);
  const prelude = async () => void (await makeThing(caller, resource, lacks));
  await prelude();
  const found = await attempt(caller, request);
  if (found === undefined) return undefined;
  state.preludes.set(operation, prelude);
  return { ...found, without: [] };
}

/** Optional ids may be of nothing that this target knows. */
function withoutReferences(request: RequestFixture, minimal: RequestFixture): RequestFixture {
  if (!isObject(request.body)) return request;
  const needed = isObject(minimal.body) ? Object.keys(minimal.body) : [];
  const kept = Object.entries(request.body).filter(([name, value]) => {
    return needed.includes(name) || !(isReferenceLike(name) || holdsReference(value));
  });
  return { ...request, body: Object.fromEntries(kept) };
}

function holdsReference(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => holdsReference(item));
  return (
    isObject(value) && Object.entries(value).some(([name, inner]) => isReferenceLike(name) || holdsReference(inner))
  );
}

function keysOf({ body }: RequestFixture): string[] {
  return isObject(body) ? Object.keys(body) : [];
}

function lacking(wide: RequestFixture | undefined, request: RequestFixture): string[] {
  if (!isObject(wide?.body) || !isObject(request.body)) return [];
  const own = request.body;
  return Object.keys(wide.body).filter((name) => !Object.hasOwn(own, name));
}

function pick(body: Json | undefined, names: readonly string[]): JsonObject {
  return isObject(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name))) : {};
}

function drop(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

function distinct(requests: readonly RequestFixture[]): RequestFixture[] {
  const seen = new Set<string>();
  return requests.filter((request) => {
    const text = JSON.stringify(request);
    return !seen.has(text) && seen.add(text);
  });
}
