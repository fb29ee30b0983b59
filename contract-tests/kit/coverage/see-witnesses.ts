import type { OpenApi } from "../../../generator/document/openapi.ts";
import { itemParts, propertyParts } from "../../../generator/fixtures/children.ts";
import { flatten, type Located, listOf, namesOf } from "../../../generator/fixtures/located.ts";
import type { Validators } from "../../../generator/fixtures/validators.ts";
import { isObject, type Json, type JsonObject, parseJson } from "../../../generator/json/json.ts";
import type { MediaType, Operation, Parameter, Response } from "../../../generator/model/model.ts";
import type { Exchange, SentRequest } from "../exchange.ts";
import { mediaPointer, propertyPointer, statusPointer } from "./witness.ts";

/** What is needed to tell the branches of a `oneOf` apart. */
export interface Sight {
  readonly document: OpenApi;
  readonly validators: Pick<Validators, "accepts">;
}

/** The ids of what an exchange shows of its operation, of those that `createWitnessLister` lists. */
export function witnessesOf(
  sight: Sight,
  exchange: Exchange,
  declared: { operation: Operation; response: Response | undefined; mediaType: MediaType | undefined },
): string[] {
  const { operation, response, mediaType } = declared;
  const sent = operation.parameters.map(
    (each) => `${each.pointer} ${isSent(exchange.request, each) ? "sent" : "left out"}`,
  );
  if (response === undefined) return sent;
  const { headers, text } = exchange.response;
  const ids = [
    ...sent,
    `${statusPointer(operation, response.status)} seen`,
    ...response.headers.map(({ name, pointer }) => `${pointer} ${headers.has(name) ? "present" : "absent"}`),
  ];
  if (mediaType === undefined) return ids;
  ids.push(`${mediaPointer(mediaType)} seen`);
  const { kind, schema, schemaPointer } = mediaType;
  const value = kind === "json" && schema !== undefined ? parseJson(text) : undefined;
  if (value === undefined || schema === undefined) return ids;
  const walk: Walk = { ...sight, seen: new Set(ids), steps: 0 };
  look(walk, { schema, pointer: schemaPointer }, value);
  return [...walk.seen];
}

interface Walk extends Sight {
  readonly seen: Set<string>;
  steps: number;
}

/** Steps of one look: the ten thousandth item shows what the others have shown. */
const MAX_STEPS = 20_000;
const MAX_DEPTH = 200;

function look(walk: Walk, place: Located, value: Json, depth = 0): void {
  if (depth > MAX_DEPTH) return;
  for (const part of flatten(walk.document, [place])) {
    if (++walk.steps > MAX_STEPS) return;
    noteValue(walk, part, value);
    for (const keyword of ["oneOf", "anyOf"] as const) {
      for (const branch of listOf(part, keyword)) {
        if (!walk.validators.accepts(branch, value)) continue;
        walk.seen.add(`${branch.pointer} taken`);
        look(walk, branch, value, depth + 1);
      }
    }
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length && walk.steps <= MAX_STEPS; index++)
        for (const child of itemParts([part], index)) look(walk, child, value[index] as Json, depth + 1);
    } else if (isObject(value)) lookInto(walk, part, { value, depth });
  }
}

function lookInto(walk: Walk, part: Located, { value, depth }: { value: JsonObject; depth: number }): void {
  for (const name of namesOf(part, "properties")) {
    walk.seen.add(`${propertyPointer(part.pointer, name)} ${Object.hasOwn(value, name) ? "present" : "absent"}`);
  }
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    for (const child of propertyParts([part], name) ?? []) look(walk, child, item, depth + 1);
  }
}

/** Only what the schema lists is looked up later, so that nothing need be asked here. */
function noteValue({ seen }: Walk, { schema, pointer }: Located, value: Json): void {
  if (value === null) seen.add(`${pointer} null`);
  if (typeof value === "boolean") seen.add(`${pointer} ${value}`);
  if (Array.isArray(value)) seen.add(`${pointer} ${value.length === 0 ? "empty" : "filled"}`);
  const index = Array.isArray(schema.enum) ? schema.enum.indexOf(value) : -1;
  if (index >= 0) seen.add(`${pointer}/enum/${index} seen`);
}

function isSent({ url, headers }: SentRequest, { name, in: place }: Parameter): boolean {
  if (place === "header") return headers.has(name);
  if (place === "cookie") return cookieNames(headers.get("cookie") ?? "").includes(name);
  const { searchParams } = new URL(url);
  return [...searchParams.keys()].some((key) => key === name || key.startsWith(`${name}[`));
}

function cookieNames(cookie: string): string[] {
  return cookie.split(";").map((pair) => pair.split("=")[0]?.trim() ?? "");
}
