import type { RequestFixture } from "../../../../generator/fixtures/fixtures.ts";
import { HOLDERS } from "../../../../generator/fixtures/request-fixture.ts";
import { isObject, type Json, type JsonObject } from "../../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../../generator/json/pointer.ts";
import { declaredResponse } from "../../declared.ts";
import type { Exchange } from "../../exchange.ts";
import { isSafe, isSuccess } from "../../http.ts";
import { baseline } from "../baseline.ts";
import { distinctive } from "../distinct.ts";
import { jsonOf } from "../entity.ts";
import type { Link } from "../links.ts";
import { prepare } from "../prepare.ts";
import { saysNothing } from "../reading.ts";
import { stateOf } from "../state.ts";
import { type Journey, journey } from "./journey.ts";

/** Follows a link of the document from one answer to the operation that it names. */
export function linkJourney(link: Link): Journey {
  const { source, target } = link;
  const name = `follows the link ${link.name} from ${source.id} to ${target.id}`;
  return journey({ operation: source, name, checks: ["location-followed"] }, async (walk) => {
    const known = await baseline(walk.as(source));
    const skip = (because: string) => walk.skip("location-followed", because);
    if (known === undefined) return skip("the target takes no request for the operation that has the link");
    const own = isSafe(source.method)
      ? known.request
      : distinctive(walk.as(source), known.request, { kinds: ["text"] });
    const { request: sent } = await prepare(walk.as(source), own);
    const made = await walk.send(source, sent);
    if (made === undefined || declaredResponse(source, made.exchange.response.status)?.status !== link.status)
      return skip(`the target did not answer ${link.status}`);
    const { request } = await prepare(walk.as(target), stateOf(walk.subject.session).fixture(target, "minimal"));
    const led = lead(request, link, { request: sent, exchange: made.exchange });
    if (led === undefined) return skip("the answer lacks a value that the link takes");
    const answer = await walk.send(target, led);
    const status = answer?.exchange.response.status ?? 0;
    if (answer === undefined || saysNothing(status)) return skip(`the target answered ${status}`);
    const at = { operation: target, exchange: answer.exchange };
    const complaint = {
      at,
      what: `The link ${link.name} leads nowhere`,
      documentPointer: link.pointer,
      expected: "a 2xx status",
      received: String(status),
    };
    walk.note("location-followed", { complaints: isSuccess(status) ? [] : [complaint], looked: true });
  });
}

/** The target's request with the values that the link names; undefined where one of them isn't there. */
function lead(request: RequestFixture, { target, parameters }: Link, from: From): RequestFixture | undefined {
  let led: RequestFixture | undefined = request;
  for (const [name, expression] of Object.entries(parameters)) {
    const parameter = target.parameters.find((it) => it.name === name);
    const value = evaluate(expression, from);
    if (parameter === undefined || value === undefined || value === null) return undefined;
    const holder = HOLDERS[parameter.in];
    led = { ...led, [holder]: { ...(led[holder] as JsonObject | undefined), [name]: value } };
  }
  return led;
}

interface From {
  readonly request: RequestFixture;
  readonly exchange: Exchange;
}

/** A runtime expression (OpenAPI 3.1, section 4.8.20.3), or a constant. */
export function evaluate(expression: Json | undefined, { request, exchange }: From): Json | undefined {
  if (typeof expression !== "string" || !expression.startsWith("$")) return expression;
  const [, side = "", place = "", rest = ""] =
    /^\$(request|response)\.(body|header|query|path)[.#]?(.*)$/.exec(expression) ?? [];
  if (place === "body") {
    const body = side === "request" ? (request.body as Json | undefined) : jsonOf(exchange);
    return valueAt(body, fromPointer(rest));
  }
  if (side === "response") return place === "header" ? (exchange.response.headers.get(rest) ?? undefined) : undefined;
  const holder = { path: request.path, query: request.query, header: request.headers }[place];
  return isObject(holder) ? holder[rest] : undefined;
}
