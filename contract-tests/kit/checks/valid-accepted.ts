import { applyChange } from "../../../generator/fixtures/apply-change.ts";
import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { namesReference } from "../../../generator/fixtures/reference-like.ts";
import type { ValidRequest } from "../../../generator/fixtures/valid-request.ts";
import { isObject, type Json } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { Exchange } from "../exchange.ts";
import type { Subject } from "../pact.ts";
import type { Verdict } from "../verdict.ts";
import { finding } from "./check.ts";

/** A valid request was refused, while the same one with another value in the same place was taken. */
export function refusesValid(
  { operation, session }: Subject,
  exchange: Exchange,
  { valid, from }: { valid: ValidRequest; from: RequestFixture | undefined },
): Verdict {
  return finding(
    { operation, exchange, model: session.model, blame: "provider" },
    {
      check: "valid-accepted",
      what: `A valid request was refused: ${valid.name}.`,
      documentPointer: valid.schemaPointer,
      valuePointer: valid.pointer,
      expected: `a 2xx status, as with ${excerpt(from && placeIn(from, valid))}`,
      received: `${exchange.response.status} to ${excerpt("value" in valid.change ? valid.change.value : undefined)}`,
    },
  );
}

/** Why a refusal says nothing about the document: what it doesn't speak of may be the reason. */
export function whyUndecided(
  valid: ValidRequest,
  { status, from }: { status: number; from: RequestFixture | undefined },
): string | undefined {
  const { keyword, detail = "", pointer, change } = valid;
  if (!REFUSED_AS_INVALID.includes(status))
    return `the target answered ${status}, which is no refusal of what the request says`;
  if (from === undefined) return "the target took no request that this one could be compared with";
  if (placeIn(from, valid) === undefined) return "the target was seen to take no other value there";
  const value = "value" in change ? change.value : undefined;
  if (ADDED.includes(keyword)) return "the target may need what the document leaves optional";
  if (keyword === "empty") return "the document names no least length, and the target may want something there";
  if (/^(greatest|least)\b/.test(detail)) return "the document names no bound but the format's";
  if (valid.in === "path" && !PLAIN.includes(keyword)) return "what a path names must exist";
  if (namesReference(pointer) || holdsReference(value)) return "what an id names must exist";
  if (isObject(value) && CHOICES.includes(keyword)) return "what is in the branch may have to fit other things";
  if (/leap day/.test(detail) || keyword === "example" || keyword === "generated") {
    if (DATE.test(JSON.stringify(value ?? null)) && datesIn(from) > 1) return "other dates may depend on this one";
  }
  return undefined;
}

// 404 and 409 speak of other things than the request, 401 and 403 of who sends it.
const REFUSED_AS_INVALID: readonly number[] = [400, 413, 414, 415, 422];
const ADDED: readonly string[] = ["alone", "absent"];
const CHOICES: readonly string[] = ["oneOf", "anyOf"];
/** What says of a path that any such value is served. */
const PLAIN: readonly string[] = ["enum", "type"];
const DATE = /\d{4}-\d\d-\d\d/;

/** The same request with a plain word where the text was varied: undefined where it wasn't a text. */
export function plainText(
  { change, keyword, detail = "" }: ValidRequest,
  from: RequestFixture,
): RequestFixture | undefined {
  if (!TEXTS.includes(keyword) && !detail.includes("emoji")) return undefined;
  if (!("value" in change)) return undefined;
  const word = withText(change.value);
  return word === undefined ? undefined : applyChange(from, { ...change, value: word });
}

// Not the lengths: a plain word of the same length is refused for the same reason.
const TEXTS: readonly string[] = ["unicode", "free text", "example", "items", "generated"];

/** Every text is a plain word of the same length. */
function withText(value: Json): Json | undefined {
  if (typeof value === "string") return DATE.test(value) ? undefined : plain([...value].length);
  return Array.isArray(value) ? value.map((item: Json) => withText(item) ?? item) : undefined;
}

function plain(length: number): string {
  return "text".repeat(Math.ceil(length / 4)).slice(0, length);
}

function placeIn(request: RequestFixture, { in: place, change, pointer }: ValidRequest): Json | undefined {
  const held: Json | undefined = request[place];
  return valueAt(held, fromPointer(change.pointer)) === undefined
    ? undefined
    : (valueAt(held, fromPointer(pointer)) ?? valueAt(held, fromPointer(change.pointer)));
}

function holdsReference(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => holdsReference(item));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([name, inner]) => namesReference(`/${name}`) || holdsReference(inner));
}

function datesIn(request: RequestFixture): number {
  return JSON.stringify(request).match(/\d{4}-\d\d-\d\d/g)?.length ?? 0;
}

function excerpt(value: Json | undefined): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
