import type { RequestFixture } from "../../../../generator/fixtures/fixtures.ts";
import { isObject, type Json, type JsonObject } from "../../../../generator/json/json.ts";
import type { Operation } from "../../../../generator/model/model.ts";
import type { Created } from "../../checks/created-readable.ts";
import { cleared, saysItReplaces, untouched, updateListed, updateShown } from "../../checks/update-shown.ts";
import { isSuccess } from "../../http.ts";
import { baseline } from "../baseline.ts";
import type { Shaped } from "../compare.ts";
import { distinctive, type Kind, kindOf } from "../distinct.ts";
import { entityIn, idIn, itemsIn, jsonOf } from "../entity.ts";
import { listAll } from "../list.ts";
import { makeThing, prepare } from "../prepare.ts";
import { LONG_PATIENCE, type Reading, readingOf, readThing } from "../reading.ts";
import type { Resource } from "../resources.ts";
import { bodyShape, type Shape, successOf } from "../shape.ts";
import { stateOf } from "../state.ts";
import type { Thing } from "../things.ts";
import { create } from "./create.ts";
import { type Answered, type Journey, journey, type Walk } from "./journey.ts";

/** Changes one of two things, or two of three in one request, and looks at all of them. */
export function updateJourney(resource: Resource, operation: Operation): Journey {
  const name = `updates ${resource.name} by ${operation.id} and reads them back`;
  return journey({ operation, name, checks: ["update-shown"] }, async (walk) => {
    const shape = bodyShape(walk.subject.session.document, operation);
    const isBulk = shape?.types.includes("array") === true;
    const itemShape = isBulk ? shape?.items() : shape;
    const [by] = resource.creates;
    const made = by && (await baseline(walk.as(by)));
    const known = await baseline(walk.as(operation));
    if (by === undefined || made === undefined) return walk.skip("update-shown", "there was nothing to update");
    if (itemShape === undefined || known === undefined)
      return walk.skip("update-shown", "the target takes no request to update one");
    const wish = { operation: by, request: made.request };
    const things = [await create(walk, resource, wish), ...(isBulk ? [await create(walk, resource, wish)] : [])].filter(
      (it) => it !== undefined,
    );
    const bystander = await create(walk, resource, wish);
    const [first] = things;
    if (first === undefined) return walk.skip("update-shown", "there was nothing to update");
    const sent = await change(walk, {
      operation,
      known: known.request,
      things: things.map(({ thing }) => thing),
      previous: first.sent?.value,
    });
    if (sent === undefined) return walk.skip("update-shown", "the target refuses to update what was just created");
    const bodies = isBulk ? (sent.request.body as readonly Json[]) : things.map(() => sent.request.body ?? null);
    const later = sent.made.exchange.response.status === 202 ? { patience: LONG_PATIENCE } : { patience: [] };
    for (const [index, { thing, read: before, sent: original }] of things.entries()) {
      const values: Shaped = { value: bodies[index] ?? null, shape: itemShape };
      const look = () => readThing(walk.as(operation), thing, { wanted: "there", ...later });
      const judge = (after: Reading | undefined) =>
        updateShown({
          thing,
          sent: values,
          answer: answerOf(walk, { made: sent.made, operation, thing }),
          before,
          after,
          kept: restOf(operation, original, values),
        });
      let judged = judge(await look());
      // A read may be a moment behind.
      if (judged.complaints.length > 0)
        judged = await new Promise<void>((done) => setTimeout(done, 250)).then(look).then(judge);
      walk.note("update-shown", judged);
      await listedToo(walk, thing, { values, things: things.map((it) => it.thing) });
    }
    if (!isBulk && operation.method === "patch") await patchOne(walk, operation, { first });
    if (!isBulk && saysItReplaces(operation)) await replaceWhole(walk, operation, { first });
    if (bystander !== undefined) {
      const after = await readThing(walk.as(operation), bystander.thing, { wanted: "there" });
      walk.note("update-shown", untouched(bystander, after, "an update"));
    }
  });
}

/** Sets values of something that the request doesn't name, such as the timer that runs: the answer says which it was. */
export function currentJourney(resource: Resource, operation: Operation): Journey {
  const name = `changes ${resource.name} by ${operation.id} and reads them back`;
  return journey({ operation, name, checks: ["update-shown"] }, async (walk) => {
    const known = await baseline(walk.as(operation));
    const shape = bodyShape(walk.subject.session.document, operation);
    if (known === undefined || shape === undefined)
      return walk.skip("update-shown", "the target takes no request for it");
    const { request } = await prepare(walk.as(operation), known.request);
    const made = await walk.send(operation, request);
    const id = made && idIn(entityIn(jsonOf(made.exchange), resource.idProperty), resource.idProperty);
    if (made === undefined || id === undefined || request.body === undefined)
      return walk.skip("update-shown", "the answer does not say what was changed");
    const thing: Thing = { resource, id, path: request.path ?? {} };
    const after = await readThing(walk.as(operation), thing, { wanted: "there", patience: [] });
    const answer = readingOf(walk.as(operation), made.exchange, resource);
    walk.note(
      "update-shown",
      updateShown({ thing, sent: { value: request.body, shape }, answer, before: undefined, after, kept: undefined }),
    );
  });
}

/** Whether an update can be seen at all: a read names one of the values that it takes. */
export function isVisible(
  resource: Resource,
  operation: Operation,
  document: Parameters<typeof bodyShape>[0],
): boolean {
  const body = bodyShape(document, operation);
  const item = body?.types.includes("array") === true ? body.items() : body;
  const shown = resource.read && successOf(document, resource.read)?.shape;
  if (item === undefined || shown === undefined) return false;
  const names = (shape: Shape, depth: number): string[] => {
    if (depth === 0) return [];
    return shape.properties.flatMap((name) => [name, ...names(shape.property(name) ?? shape, depth - 1)]);
  };
  const known = new Set(names(shown, 3));
  return item.properties.some((name) => name !== resource.idProperty && known.has(name));
}

interface Change {
  readonly operation: Operation;
  readonly known: RequestFixture;
  readonly things: readonly Thing[];
  readonly previous: Json | undefined;
}

/** With other values than before; with fewer of them where the target refuses. */
async function change(
  walk: Walk,
  { operation, known, things, previous }: Change,
): Promise<{ request: RequestFixture; made: Answered } | undefined> {
  for (const kinds of ATTEMPTS) {
    const caller = walk.as(operation);
    const [sample] = Array.isArray(known.body) ? (known.body as readonly Json[]) : [];
    const wide = sample === undefined ? known : { ...known, body: things.map(() => sample) };
    const before = sample === undefined ? previous : things.map(() => previous ?? null);
    const { request } = await prepare(caller, distinctive(caller, wide, { kinds, previous: before }), { things });
    const made = await walk.send(operation, request);
    if (made !== undefined && isSuccess(made.exchange.response.status)) return { request, made };
  }
  return undefined;
}

const ATTEMPTS: readonly (readonly Kind[])[] = [
  ["text", "time", "flag", "number", "choice"],
  ["text", "time", "flag", "number"],
  ["text", "flag"],
  ["text"],
  ["plain"],
  [],
];

/** What the answer shows of one thing: it may show several. */
function answerOf(
  walk: Walk,
  { made, operation, thing }: { made: Answered; operation: Operation; thing: Thing },
): Reading | undefined {
  const { idProperty } = thing.resource;
  const plain = readingOf(walk.as(operation), made.exchange, thing.resource);
  if (plain.shown !== undefined) return plain;
  const value = itemsIn(jsonOf(made.exchange))?.find((item) => idIn(item, idProperty) === thing.id);
  const shape = successOf(walk.subject.session.document, operation)?.shape?.items();
  return value === undefined || shape === undefined ? undefined : { ...plain, shown: { value, shape } };
}

/** What a PATCH has left out stays as it was created. */
function restOf({ method }: Operation, original: Shaped | undefined, changed: Shaped): Shaped | undefined {
  if (method !== "patch" || !isObject(original?.value) || !isObject(changed.value)) return undefined;
  const named = changed.value;
  const rest: JsonObject = Object.fromEntries(
    Object.entries(original.value).filter(([name]) => !Object.hasOwn(named, name)),
  );
  return { value: rest, shape: original.shape };
}

/** A PATCH of a single text: everything else stays. */
async function patchOne(walk: Walk, operation: Operation, { first }: { first: Created }): Promise<void> {
  const { document } = walk.subject.session;
  const shape = bodyShape(document, operation);
  const fixture = stateOf(walk.subject.session).fixture(operation, "full");
  const texts = isObject(fixture.body) ? Object.entries(fixture.body) : [];
  const text = texts.find(([name]) => {
    const at = shape?.property(name);
    return at !== undefined && kindOf(at, [name]) === "text";
  });
  const made = first.thing.made?.request ?? {};
  const fresh = await makeThing(walk.as(operation), first.thing.resource, () => made);
  const original = bodyShape(document, first.answer.operation);
  if (shape === undefined || text === undefined || fresh === undefined || original === undefined) return;
  const small = distinctive(walk.as(operation), { ...fixture, body: Object.fromEntries([text]) }, { kinds: ["text"] });
  const { request } = await prepare(walk.as(operation), small, { things: [fresh] });
  const before = await readThing(walk.as(operation), fresh, { wanted: "there" });
  const answered = await walk.send(operation, request);
  if (answered === undefined || !isSuccess(answered.exchange.response.status)) return;
  const after = await readThing(walk.as(operation), fresh, { wanted: "there" });
  const sent = { value: request.body ?? null, shape };
  const kept = restOf(operation, { value: fresh.made?.request.body ?? null, shape: original }, sent);
  walk.note("update-shown", updateShown({ thing: fresh, sent, answer: undefined, before, after, kept }));
}

/** The smallest update: what it leaves out must be gone. */
async function replaceWhole(walk: Walk, operation: Operation, { first }: { first: Created }): Promise<void> {
  const { thing, sent: original } = first;
  const fresh = original && (await makeThing(walk.as(operation), thing.resource, () => thing.made?.request ?? {}));
  const before = fresh && (await readThing(walk.as(operation), fresh, { wanted: "there" }));
  const minimal = stateOf(walk.subject.session).fixture(operation, "minimal");
  const shape = bodyShape(walk.subject.session.document, operation);
  if (fresh === undefined || original === undefined || shape === undefined) return;
  const { request } = await prepare(walk.as(operation), minimal, { things: [fresh] });
  const made = await walk.send(operation, request);
  if (made === undefined || !isSuccess(made.exchange.response.status)) return;
  const after = await readThing(walk.as(operation), fresh, { wanted: "there" });
  const sent = { value: request.body ?? null, shape };
  walk.note("update-shown", cleared({ before, after, sent }, original));
}

/** Lists show what reads show, and show it of nothing else. */
async function listedToo(
  walk: Walk,
  thing: Thing,
  { values, things }: { values: Shaped; things: readonly Thing[] },
): Promise<void> {
  for (const list of thing.resource.lists) {
    const found = await listAll(walk.as(list), [thing]);
    const whole = successOf(walk.subject.session.document, list)?.shape;
    const shape = whole?.types.includes("array") ? whole.items() : undefined;
    if (found === undefined || shape === undefined) continue;
    walk.note("update-shown", updateListed({ thing, things, sent: values, shape }, found));
  }
}
