import type { Operation } from "../../../../generator/model/model.ts";
import { deletedGone, deletedTwice, deletedUnlisted } from "../../checks/deleted-gone.ts";
import { untouched } from "../../checks/update-shown.ts";
import { isSuccess } from "../../http.ts";
import { baseline } from "../baseline.ts";
import { listAll } from "../list.ts";
import { prepare } from "../prepare.ts";
import { LONG_PATIENCE, readingOf, readThing } from "../reading.ts";
import type { Resource } from "../resources.ts";
import { stateOf } from "../state.ts";
import { create } from "./create.ts";
import { type Journey, journey } from "./journey.ts";

/** Deletes one of two things, or two of three in one request, and looks at all of them. */
export function deleteJourney(resource: Resource, operation: Operation): Journey {
  const name = `deletes ${resource.name} by ${operation.id} and looks for them`;
  return journey({ operation, name, checks: ["deleted-gone"] }, async (walk) => {
    const state = stateOf(walk.subject.session);
    const isBulk = state.idPlaces(operation).some((place) => place.isTarget && place.isList);
    const [by] = resource.creates;
    const made = by && (await baseline(walk.as(by)));
    if (by === undefined || made === undefined) return walk.skip("deleted-gone", "there was nothing to delete");
    const wish = { operation: by, request: made.request };
    const things = [await create(walk, resource, wish), ...(isBulk ? [await create(walk, resource, wish)] : [])].filter(
      (it) => it !== undefined,
    );
    const bystander = await create(walk, resource, wish);
    if (things.length === 0) return walk.skip("deleted-gone", "there was nothing to delete");
    const { request } = await prepare(walk.as(operation), state.fixture(operation, "minimal"), {
      things: things.map(({ thing }) => thing),
    });
    const answer = await walk.send(operation, request);
    const status = answer?.exchange.response.status ?? 0;
    if (answer === undefined || !isSuccess(status))
      return walk.skip("deleted-gone", `the target answers ${status} to what would delete it`);
    const later = status === 202 ? { patience: LONG_PATIENCE } : {};
    for (const { thing, read } of things) {
      const before = read ?? readingOf(walk.as(operation), answer.exchange, resource);
      const after = await readThing(walk.as(operation), thing, { wanted: "gone", ...later });
      walk.judge(after);
      // A target that takes its time has promised no more than to begin.
      if (status === 202 && after !== undefined && isSuccess(after.status))
        walk.skip("deleted-gone", "the target has accepted the deletion, and not finished it");
      else walk.note("deleted-gone", deletedGone(before, after));
      for (const list of resource.lists) {
        const found = status === 202 ? undefined : await listAll(walk.as(list), [thing]);
        if (found !== undefined) walk.note("deleted-gone", deletedUnlisted(thing, read, found));
      }
    }
    if (bystander !== undefined) {
      const after = await readThing(walk.as(operation), bystander.thing, { wanted: "there" });
      walk.note("deleted-gone", untouched(bystander, after, "a deletion"));
    }
    const again = await walk.send(operation, request);
    walk.note("deleted-gone", deletedTwice(again && readingOf(walk.as(operation), again.exchange, resource)));
  });
}
