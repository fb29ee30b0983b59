import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { Exchange } from "../exchange.ts";
import { isSafe } from "../http.ts";
import { valuesAt } from "./edit.ts";
import { entityIn, jsonOf } from "./entity.ts";
import type { Named } from "./ledger.ts";
import { type Caller, stateOf } from "./state.ts";
import { remember, thingIn } from "./things.ts";

/** Keeps the ledger: whatever case it was that made something or took it away. Called with every answer of a live target. */
export function noteMade(caller: Caller, request: RequestFixture, exchange: Exchange): void {
  const { session, operation } = caller;
  const { status } = exchange.response;
  if (session.prism !== undefined || status < 200 || status > 299) return;
  const state = stateOf(session);
  for (const resource of state.resources) {
    if (![...resource.creates, ...resource.copies].includes(operation)) continue;
    const thing = thingIn(resource, { operation, request, exchange });
    if (thing !== undefined) state.ledger.add(thing);
    remember(state, entityIn(jsonOf(exchange), resource.idProperty));
    state.owners.add(caller.client);
  }
  if (operation.method === "delete") state.ledger.strike(targetsOf(caller, request));
}

/** What a request would change or take away. */
function targetsOf({ session, operation }: Caller, request: RequestFixture): Named[] {
  if (isSafe(operation.method)) return [];
  const targets = stateOf(session)
    .idPlaces(operation)
    .filter(({ isTarget }) => isTarget);
  return targets.flatMap(({ resource, ...place }) =>
    valuesAt(request[place.in], place.steps)
      .flat()
      .map((id) => ({ resource, id: String(id) })),
  );
}
