import type { RequestFixture } from "../../../../generator/fixtures/fixtures.ts";
import type { Json } from "../../../../generator/json/json.ts";
import type { Operation } from "../../../../generator/model/model.ts";
import { referencesKept, type Written } from "../../checks/references-kept.ts";
import { idIn } from "../entity.ts";
import { makeThing, prepare } from "../prepare.ts";
import { isSuccess, readThing } from "../reading.ts";
import type { Resource } from "../resources.ts";
import { stateOf } from "../state.ts";
import { type Thing, thingIn } from "../things.ts";
import { type Journey, journey, type Walk } from "./journey.ts";

/** Sends the documented ids of other things with every operation that takes them, and looks who keeps them. */
export function referencesJourney(resource: Resource, writers: readonly Operation[]): Journey | undefined {
  const [operation] = resource.creates;
  if (operation === undefined || writers.length < 2) return undefined;
  const name = `keeps what ${resource.name} refer to`;
  return journey({ operation, name, checks: ["created-readable"] }, async (walk) => {
    walk.skip("created-readable", "no operation keeps the documented ids of other things");
    const written: Written[] = [];
    for (const writer of writers) {
      const request = stateOf(walk.subject.session).fixture(writer, "example");
      const isCreate = resource.creates.includes(writer);
      written.push(
        ...(await (isCreate
          ? create(walk, { resource, writer, request })
          : update(walk, { resource, writer, request }))),
      );
    }
    for (const judged of referencesKept(written)) walk.note("created-readable", judged);
  });
}

interface Writing {
  readonly resource: Resource;
  readonly writer: Operation;
  readonly request: RequestFixture;
}

async function create(walk: Walk, { resource, writer, request }: Writing): Promise<Written[]> {
  const prepared = await prepare(walk.as(writer), request);
  const made = await walk.send(writer, prepared.request);
  const thing = made && thingIn(resource, { operation: writer, request: prepared.request, exchange: made.exchange });
  return thing === undefined ? [] : look(walk, { writer, thing, body: prepared.request.body });
}

async function update(walk: Walk, { resource, writer, request }: Writing): Promise<Written[]> {
  const thing = await makeThing(walk.as(writer), resource);
  if (thing === undefined) return [];
  const prepared = await prepare(walk.as(writer), request, { things: [thing] });
  const made = await walk.send(writer, prepared.request);
  if (made === undefined || !isSuccess(made.exchange.response.status)) return [];
  const { body } = prepared.request;
  const item = Array.isArray(body) ? body.find((it: Json) => idIn(it, resource.idProperty) === thing.id) : body;
  return look(walk, { writer, thing, body: item });
}

async function look(
  walk: Walk,
  { writer, thing, body }: { writer: Operation; thing: Thing; body: Json | undefined },
): Promise<Written[]> {
  const shown = await readThing(walk.as(writer), thing, { wanted: "there" });
  return shown === undefined || body === undefined ? [] : [{ body, shown }];
}
