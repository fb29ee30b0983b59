import { setTimeout as pause } from "node:timers/promises";
import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { Json } from "../../../generator/json/json.ts";
import type { Operation } from "../../../generator/model/model.ts";
import { call } from "../call.ts";
import type { Outcome } from "../checks/check.ts";
import type { Exchange } from "../exchange.ts";
import { isSuccess } from "../http.ts";
import { requestArgs } from "../request-args.ts";
import type { Shaped } from "./compare.ts";
import type { Seen } from "./complaint.ts";
import { entityIn, jsonOf } from "./entity.ts";
import { prepare } from "./prepare.ts";
import { type Shape, successOf } from "./shape.ts";
import { type Caller, stateOf } from "./state.ts";
import type { Thing } from "./things.ts";

/** An answer about one thing. */
export interface Reading extends Seen {
  readonly status: number;
  /** What it shows of the thing, and what the document says of that. */
  readonly shown?: Shaped | undefined;
  /** What the client made of it, where it was asked through the client alone. */
  readonly outcome?: Outcome;
}

/** Reads a thing by its id. What was written a moment ago may take another to be seen: an answer that isn't `wanted` is asked for again. */
export async function readThing(
  caller: Caller,
  thing: Thing,
  { wanted, patience = PATIENCE }: { wanted: "there" | "gone"; patience?: readonly number[] },
): Promise<Reading | undefined> {
  const operation = thing.resource.read;
  if (operation === undefined) return undefined;
  const own = { ...caller, operation };
  const { request } = await prepare(own, stateOf(caller.session).fixture(operation, "minimal"), { things: [thing] });
  let reading = await send(own, request, thing);
  for (const wait of patience) {
    if (reading === undefined || isSuccess(reading.status) === (wanted === "there")) break;
    await pause(wait);
    reading = await send(own, request, thing);
  }
  return reading;
}

/** Milliseconds between two looks. */
const PATIENCE = [100, 400];
/** Where the target has said that it isn't done yet. */
export const LONG_PATIENCE = [200, 200, 400, 800, 1600];

async function send(caller: Caller, request: RequestFixture, thing: Thing): Promise<Reading | undefined> {
  const made = await call(caller, requestArgs(request));
  if (made.kind !== "answered") return undefined;
  return { ...readingOf(caller, made.exchange, thing.resource), outcome: made.outcome };
}

/** What an answer shows of one thing of a kind. */
export function readingOf(
  { session, operation }: Pick<Caller, "session" | "operation">,
  exchange: Exchange,
  { idProperty }: { readonly idProperty: string },
): Reading {
  const { status } = exchange.response;
  const value = isSuccess(status) ? entityIn(jsonOf(exchange), idProperty) : undefined;
  const shape = value && entityShape(session.document, operation, idProperty);
  return { operation, exchange, status, shown: value && shape && { value, shape } };
}

/** What the document says of the object with the id, in an envelope or without one. */
function entityShape(document: OpenApi, operation: Operation, idProperty: string): Shape | undefined {
  const shape = successOf(document, operation)?.shape;
  if (shape === undefined || shape.properties.includes(idProperty)) return shape;
  const inner = shape.properties.flatMap((name) => shape.property(name) ?? []);
  return inner.find((each) => each.properties.includes(idProperty));
}

/** Statuses that say no more than that somebody may not look, or not now. */
export function saysNothing(status: number): boolean {
  return [401, 403, 408, 429].includes(status) || status >= 500 || (status >= 300 && status < 400);
}

/** A property of what is shown. */
export function shownValue({ shown }: Reading, name: string): Json | undefined {
  const value = shown?.value;
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { [key: string]: Json })[name]
    : undefined;
}
