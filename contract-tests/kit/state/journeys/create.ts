import type { RequestFixture } from "../../../../generator/fixtures/fixtures.ts";
import { isObject, type Json } from "../../../../generator/json/json.ts";
import type { Operation } from "../../../../generator/model/model.ts";
import { type Created, copied, createdApart, createdListed, createdReadable } from "../../checks/created-readable.ts";
import { locationFollowed } from "../../checks/location-followed.ts";
import { untouched } from "../../checks/update-shown.ts";
import { isSuccess } from "../../http.ts";
import { baseline } from "../baseline.ts";
import { distinctive, type Kind, kindOf, shapeAt } from "../distinct.ts";
import { listAll } from "../list.ts";
import { prepare } from "../prepare.ts";
import { LONG_PATIENCE, readingOf, readThing } from "../reading.ts";
import type { Resource } from "../resources.ts";
import { bodyShape } from "../shape.ts";
import { stateOf } from "../state.ts";
import { thingIn } from "../things.ts";
import { type Journey, journey, type Walk } from "./journey.ts";

/** Creates two things with values that can be told apart, and looks at them in every way that the document has. */
export function createJourney(resource: Resource, operation: Operation): Journey {
  const name = `creates ${resource.name} by ${operation.id} and reads them back`;
  return journey({ operation, name, checks: ["created-readable"] }, async (walk) => {
    const known = await baseline(walk.as(operation));
    if (known === undefined) return walk.skip("created-readable", "the target takes no request to create one");
    const first = await create(walk, resource, { operation, request: known.request });
    if (first === undefined) return walk.skip("created-readable", NOT_SAID);
    walk.note("created-readable", createdReadable(first));
    await findInLists(walk, first);
    const attempts = [["text", "zone", "flag", "number"] as const, ...ATTEMPTS];
    const another = { operation, request: known.request, previous: first.sent?.value, attempts };
    const second = await create(walk, resource, another);
    if (second !== undefined) {
      walk.note("created-readable", createdApart(first, second));
      walk.note("created-readable", createdReadable(second));
      walk.note(
        "created-readable",
        untouched(first, await readThing(walk.as(operation), first.thing, { wanted: "there" }), "creating another"),
      );
    }
    await followLocation(walk, first);
    const third = await create(walk, resource, { operation, request: known.request, attempts: [["long"]] });
    if (third !== undefined) walk.note("created-readable", createdReadable(third));
    await tryChoices(walk, resource, { operation, request: known.request });
  });
}

const NOT_SAID = "the target does not take the request again, or does not say what it has created";

/** Makes a copy, where the API has an operation for that. */
export function copyJourney(resource: Resource, operation: Operation): Journey {
  const name = `copies ${resource.name} by ${operation.id} and reads the copy`;
  return journey({ operation, name, checks: ["created-readable"] }, async (walk) => {
    const [by] = resource.creates;
    const known = by && (await baseline(walk.as(by)));
    const original = by && known && (await create(walk, resource, { operation: by, request: known.request }));
    if (original === undefined) return walk.skip("created-readable", "there was nothing to copy");
    const { request } = await prepare(walk.as(operation), stateOf(walk.subject.session).fixture(operation, "minimal"), {
      things: [original.thing],
    });
    const made = await walk.send(operation, request);
    const thing = made && thingIn(resource, { operation, request, exchange: made.exchange });
    if (made === undefined || thing === undefined) return walk.skip("created-readable", "the target made no copy");
    const answer = readingOf(walk.as(operation), made.exchange, resource);
    const copy: Created = {
      thing,
      sent: undefined,
      answer,
      read: await readThing(walk.as(operation), thing, { wanted: "there" }),
    };
    walk.note("created-readable", createdReadable(copy));
    walk.note("created-readable", copied(copy, original));
    walk.note(
      "created-readable",
      untouched(original, await readThing(walk.as(operation), original.thing, { wanted: "there" }), "a copy"),
    );
  });
}

interface Wish {
  readonly operation: Operation;
  /** A request that the target takes. */
  readonly request: RequestFixture;
  /** Another one must differ from it. */
  readonly previous?: Json | undefined;
  /** Which values it has of its own, the next where the target refuses. */
  readonly attempts?: readonly (readonly Kind[])[];
}

/** Creates one with values of its own; with fewer of them where the target refuses, for a reason that only it knows. */
export async function create(
  walk: Walk,
  resource: Resource,
  { operation, request, previous, attempts = ATTEMPTS }: Wish,
): Promise<Created | undefined> {
  for (const kinds of attempts) {
    const caller = walk.as(operation);
    const { request: own } = await prepare(caller, distinctive(caller, request, { kinds, previous }));
    const made = await walk.send(operation, own);
    if (made === undefined || !isSuccess(made.exchange.response.status)) continue;
    const thing = thingIn(resource, { operation, request: own, exchange: made.exchange });
    if (thing === undefined) return undefined;
    const shape = bodyShape(walk.subject.session.document, operation);
    const later = made.exchange.response.status === 202 ? { patience: LONG_PATIENCE } : {};
    return {
      thing,
      sent: own.body === undefined || shape === undefined ? undefined : { value: own.body, shape },
      answer: readingOf(caller, made.exchange, resource),
      read: await readThing(caller, thing, { wanted: "there", ...later }),
    };
  }
  return undefined;
}

const ATTEMPTS: readonly (readonly Kind[])[] = [
  ["text", "time", "flag", "number"],
  ["text", "flag"],
  ["text"],
  ["plain"],
  [],
];

/** One of each value of each enum that the request has, as far as the target takes it. */
async function tryChoices(walk: Walk, resource: Resource, { operation, request }: Wish): Promise<void> {
  const shape = bodyShape(walk.subject.session.document, operation);
  if (shape === undefined || !isObject(request.body)) return;
  const caller = walk.as(operation);
  for (const name of Object.keys(request.body).slice(0, 20)) {
    const at = shapeAt(shape, [name]);
    if (at === undefined || kindOf(at, [name]) !== "choice") continue;
    const values = (at.schemas.find((schema) => schema.enum !== undefined)?.enum ?? []).slice(0, 5);
    for (const value of values) {
      if (value === null) continue;
      const { request: own } = await prepare(caller, { ...request, body: { ...request.body, [name]: value } });
      const made = await walk.send(operation, own);
      const thing = made && thingIn(resource, { operation, request: own, exchange: made.exchange });
      if (made === undefined || thing === undefined) continue;
      const sent = { value: { [name]: value }, shape };
      const answer = readingOf(caller, made.exchange, resource);
      walk.note(
        "created-readable",
        createdReadable({ thing, sent, answer, read: await readThing(caller, thing, { wanted: "there" }) }),
      );
    }
  }
}

async function findInLists(walk: Walk, created: Created): Promise<void> {
  if (created.read === undefined || !isSuccess(created.read.status)) return;
  for (const list of created.thing.resource.lists) {
    const look = () => listAll(walk.as(list), [created.thing]);
    const judged = async () => {
      const found = await look();
      return found && createdListed(created, found);
    };
    let found = await judged();
    // A list may be a moment behind.
    if (found !== undefined && found.complaints.length > 0)
      found = await new Promise<void>((done) => setTimeout(done, 300)).then(judged);
    if (found !== undefined) walk.note("created-readable", found);
  }
}

async function followLocation(walk: Walk, { answer, thing }: Created): Promise<void> {
  const location = answer.exchange.response.headers.get("location");
  if (answer.status !== 201 || location === null) return;
  walk.note("location-followed", await locationFollowed(walk.as(answer.operation), { answer, location, thing }));
}
