import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { Validators } from "../../../generator/fixtures/validators.ts";
import { type Json, parseJson } from "../../../generator/json/json.ts";
import type { MediaType, Operation, Response } from "../../../generator/model/model.ts";
import { declaredMediaType, declaredResponse, neverHasBody } from "../declared.ts";
import type { CaseRecord, ExchangeRecord } from "../verdict.ts";
import type { Drift, DriftPlace } from "./drift.ts";
import { observeBody } from "./observe-body.ts";
import { observeHeaders } from "./observe-headers.ts";
import { observeRequests } from "./observe-requests.ts";

export interface Subject {
  readonly document: OpenApi;
  readonly operations: readonly Operation[];
  readonly validators: Validators;
}

/**
 * What a target's answers show to be otherwise than the document says. Left out: answers of 5xx, which no document should
 * promise, and those to other methods or paths than the operation's own.
 */
export function observe(subject: Subject, records: readonly CaseRecord[]): Drift[] {
  const operations = new Map(subject.operations.map((operation) => [operation.id, operation]));
  const ledger: Ledger = new Map();
  for (const { operation, sighting } of observeRequests(subject, records)) {
    enter(ledger, sighting[0], { id: operation, example: sighting[1] });
  }
  for (const { operation: id, request, response } of records.flatMap(({ exchanges }) => exchanges)) {
    const operation = operations.get(id);
    if (operation === undefined || response === undefined || response.status >= 500) continue;
    if (!isOwn(operation, request)) continue;
    for (const [place, example] of observeOne(subject, operation, response)) enter(ledger, place, { id, example });
  }
  return [...ledger.values()].map(({ place, count, operations, example }) => ({
    ...place,
    evidence: { count, operations: [...operations], example },
  }));
}

type Answer = NonNullable<ExchangeRecord["response"]>;
/** What departs, and how it looks. */
export type Sighting = readonly [place: DriftPlace, example: string];

type Ledger = Map<string, { place: DriftPlace; count: number; operations: Set<string>; example: string }>;

function enter(ledger: Ledger, place: DriftPlace, { id, example }: { id: string; example: string }): void {
  const {
    values: _values,
    bodies: _bodies,
    texts: _texts,
    body: _body,
    ...identity
  } = place as Record<string, unknown> & DriftPlace;
  const key = JSON.stringify([identity, place.kind === "media type" ? place.body.type : ""]);
  const known = ledger.get(key);
  if (known === undefined) {
    ledger.set(key, { place, count: 1, operations: new Set([id]), example });
    return;
  }
  known.count++;
  known.operations.add(id);
  known.place = join(known.place, place);
}

/** Two sightings of one thing. */
function join(one: DriftPlace, other: DriftPlace): DriftPlace {
  if ("values" in one && "values" in other) return { ...one, values: some(one.values, other.values) };
  if ("texts" in one && "texts" in other) return { ...one, texts: some(one.texts, other.texts) };
  if (one.kind === "status" && other.kind === "status") {
    const [body] = other.bodies;
    const same = one.bodies.find(({ type }) => type === body?.type);
    if (body === undefined) return one;
    const rest = one.bodies.filter((each) => each !== same);
    return { ...one, bodies: [...rest, { ...body, values: some(same?.values ?? [], body.values) }] };
  }
  if (one.kind === "media type" && other.kind === "media type")
    return { ...one, body: { ...one.body, values: some(one.body.values, other.body.values) } };
  return one;
}

/** The thousandth value says what the others have said. */
function some<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return one.length >= MAX_VALUES ? one : [...one, ...other];
}

const MAX_VALUES = 200;

function observeOne(subject: Subject, operation: Operation, answer: Answer): Sighting[] {
  const type = answer.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  const value = parseJson(answer.body);
  const body =
    type === undefined || answer.body === "" ? undefined : { type, values: value === undefined ? [] : [value] };
  const response = declaredResponse(operation, answer.status);
  if (response === undefined) {
    const { pointer } = operation;
    const place = { kind: "status", pointer, status: answer.status, bodies: body === undefined ? [] : [body] } as const;
    return [[place, `${answer.status} ${excerpt(answer.body)}`]];
  }
  const headers = observeHeaders(subject, response, answer.headers);
  if (body === undefined || neverHasBody(operation, answer.status)) return headers;
  const media = declaredMediaType(response.content, body.type);
  if (media === undefined) {
    const like = likeness(subject, response, value);
    const place = {
      kind: "media type",
      pointer: response.pointer,
      body,
      ...(like === undefined ? {} : { like }),
    } as const;
    return [...headers, [place, `${body.type} ${excerpt(answer.body)}`]];
  }
  return [...headers, ...rangeOf(response, media, body.type), ...bodySightings(subject, media, value)];
}

function rangeOf({ pointer, content }: Response, { type: range }: MediaType, type: string): Sighting[] {
  if (!range.includes("*") || content.length > 1) return [];
  return [[{ kind: "media range", pointer, range, type }, type]];
}

function bodySightings(
  subject: Subject,
  { kind, schema, schemaPointer }: MediaType,
  value: Json | undefined,
): Sighting[] {
  if (kind !== "json" || schema === undefined || value === undefined) return [];
  return observeBody(subject, { schema, pointer: schemaPointer }, value).map(
    ({ pointer, keyword, name, value, path }) => {
      const at = { pointer, ...(name === undefined ? {} : { name }), values: [value] };
      const place = (
        keyword === "undeclared" ? { kind: "property", ...at } : { kind: "keyword", keyword, ...at }
      ) as DriftPlace;
      return [
        place,
        keyword === "required"
          ? `${name} is missing at ${path || "the top"}`
          : `${excerpt(JSON.stringify(value))} at ${path || "the top"}`,
      ];
    },
  );
}

/** A declared media type of which this body could be, by its schema. */
function likeness({ validators }: Subject, { content }: Response, value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  const fits = ({ schema, schemaPointer }: MediaType) =>
    schema !== undefined && validators.accepts({ schema, pointer: schemaPointer }, value);
  return content.find(fits)?.type;
}

/** A test may have tried another method, or a path that leads elsewhere. */
function isOwn({ method, path }: Operation, request: ExchangeRecord["request"]): boolean {
  if (method.toLowerCase() !== request.method.toLowerCase()) return false;
  const pattern = path
    .split("?")[0]
    ?.split(/\{[^}]*\}/)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`${pattern?.join("[^/]+")}/?$`).test(new URL(request.url).pathname);
}

function excerpt(text: string | undefined): string {
  return (text ?? "").length > 120 ? `${(text ?? "").slice(0, 120)}…` : (text ?? "");
}
