import type { OpenApi } from "../../../../generator/document/openapi.ts";
import type { RequestFixture } from "../../../../generator/fixtures/fixtures.ts";
import type { Json } from "../../../../generator/json/json.ts";
import type { Operation } from "../../../../generator/model/model.ts";
import { referencesKept, type Written } from "../../checks/references-kept.ts";
import { isSuccess } from "../../http.ts";
import { distinctive } from "../distinct.ts";
import { idIn } from "../entity.ts";
import { isReferenceLike } from "../names.ts";
import { makeThing, prepare } from "../prepare.ts";
import { readThing } from "../reading.ts";
import type { Resource } from "../resources.ts";
import { bodyShape } from "../shape.ts";
import { stateOf } from "../state.ts";
import { type Thing, thingIn } from "../things.ts";
import { type Journey, journey, type Walk } from "./journey.ts";

/** Sends ids of other things with every operation that takes them, and looks who keeps them. */
export function referencesJourney(
  document: OpenApi,
  resource: Resource,
  all: readonly Operation[],
): Journey | undefined {
  const [operation] = resource.creates;
  const writers = all.filter((it) => refersToOthers(document, resource, it));
  if (operation === undefined || writers.length < 2) return undefined;
  const name = `keeps what ${resource.name} refer to`;
  return journey({ operation, name, checks: ["created-readable"] }, async (walk) => {
    walk.skip("created-readable", "no operation keeps the documented ids of other things");
    const written: Written[] = [];
    for (const writer of writers) {
      const state = stateOf(walk.subject.session);
      const example = state.fixture(writer, "example");
      // Documented ids are the better ones: they may be known.
      const request = JSON.stringify(example.body ?? "").match(/[iI]ds?"/) ? example : state.fixture(writer, "full");
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

function refersToOthers(document: OpenApi, { idProperty }: Resource, operation: Operation): boolean {
  const body = bodyShape(document, operation);
  const item = body?.types.includes("array") === true ? body.items() : body;
  return item?.properties.some((name) => name !== idProperty && isReferenceLike(name)) === true;
}

interface Writing {
  readonly resource: Resource;
  readonly writer: Operation;
  readonly request: RequestFixture;
}

async function create(walk: Walk, { resource, writer, request }: Writing): Promise<Written[]> {
  const prepared = await prepare(walk.as(writer), distinctive(walk.as(writer), request, { kinds: ["plain"] }));
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
