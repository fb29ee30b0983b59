import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import type { Operation } from "../../../generator/model/model.ts";
import type { Exchange } from "../exchange.ts";
import { entityIn, idIn, jsonOf } from "./entity.ts";
import { isReferenceLike } from "./names.ts";
import type { Resource } from "./resources.ts";
import type { State } from "./state.ts";

/** One of a kind, on the target. */
export interface Thing {
  readonly resource: Resource;
  readonly id: string;
  /** What it lies below: values of the path that it was made with, and what its answer says it belongs to. */
  readonly path: JsonObject;
  /** How it came to be; undefined for one that was there before. */
  readonly made?: Made | undefined;
}

export interface Made {
  readonly operation: Operation;
  readonly request: RequestFixture;
  readonly exchange: Exchange;
}

/** What an answer to a create operation says was made, or undefined where it says nothing of the kind. */
export function thingIn(resource: Resource, { operation, request, exchange }: Made): Thing | undefined {
  const { status, headers } = exchange.response;
  if (status < 200 || status > 299) return undefined;
  const entity = entityIn(jsonOf(exchange), resource.idProperty);
  const location = headers.get("location")?.split(/[?#]/)[0]?.split("/").filter(Boolean).at(-1);
  const chosen = isObject(request.body) ? idIn(request.body, resource.idProperty) : undefined;
  const id = idIn(entity, resource.idProperty) ?? (location && decodeURIComponent(location)) ?? chosen;
  return id === undefined
    ? undefined
    : { resource, id, path: { ...references(entity), ...request.path }, made: { operation, request, exchange } };
}

/** What else it says it belongs to: `userId`, `workspaceId`. */
function references(entity: JsonObject | undefined): JsonObject {
  const all = Object.entries(entity ?? {});
  return Object.fromEntries(all.filter(([name, value]) => name.length > 3 && isReferenceLike(name) && isScalar(value)));
}

function isScalar(value: Json | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** Keeps what an answer shows under names such as `userId`: later requests may ask for it. */
export function remember(state: State, entity: Json | undefined): void {
  if (!isObject(entity)) return;
  for (const [name, value] of Object.entries(entity)) {
    if (isScalar(value) && name.length > 3 && isReferenceLike(name) && !state.seen.has(name))
      state.seen.set(name, String(value));
  }
}
