import { STATUS_CODES } from "node:http";
import { canonical } from "../../../generator/fixtures/located.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";
import { type Draft, evidenceText } from "./draft.ts";
import type { Body, Drift } from "./drift.ts";
import { inferSchema } from "./infer-schema.ts";
import { readHeader } from "./observe-headers.ts";

/** Declares the statuses, media types and headers that came. Gives back the drifts that it isn't for, or can't say. */
export function editResponses(draft: Draft, drifts: readonly Drift[]): readonly Drift[] {
  const shared = shareSchemas(draft, drifts);
  return drifts.filter((drift) => {
    switch (drift.kind) {
      case "status":
        return !addStatus(draft, drift, shared);
      case "media type":
        return !addMediaType(draft, drift);
      case "media range":
        return !narrowRange(draft, drift);
      case "header":
      case "header missing":
      case "header value":
        return !editHeader(draft, drift);
      default:
        return true;
    }
  });
}

type Of<Kind extends Drift["kind"]> = Extract<Drift, { kind: Kind }>;

/** Where a schema like this one is declared once for all: a reference to it. */
type Shared = ReadonlyMap<string, JsonObject>;

/** A body that several undeclared answers have in common becomes a component. */
function shareSchemas({ edits, dialect, document }: Draft, drifts: readonly Drift[]): Shared {
  const found = new Map<string, { values: Json[]; drifts: Of<"status">[] }>();
  for (const drift of drifts) {
    if (drift.kind !== "status") continue;
    for (const { values } of drift.bodies) {
      const shape = shapeOf(inferSchema(values, dialect));
      const alike = found.get(shape) ?? { values: [], drifts: [] };
      found.set(shape, { values: [...alike.values, ...values], drifts: [...alike.drifts, drift] });
    }
  }
  const holder = dialect === "2.0" ? ["definitions"] : ["components", "schemas"];
  const taken = new Set(namesIn(document, holder));
  const shared = new Map<string, JsonObject>();
  for (const [shape, { values, drifts: own }] of found) {
    const [first] = own;
    const schema = inferSchema(values, dialect);
    if (first === undefined || own.length < 2 || !isObject(schema.properties)) continue;
    const name = freshName(first.status >= 400 ? "ErrorResponse" : "Answer", taken);
    const update = holder.reduceRight<JsonObject>((inner, step) => ({ [step]: inner }), { [name]: schema });
    edits.update("", update, `${own.length} undeclared answers have this body.`);
    shared.set(shape, { $ref: `#${toPointer([...holder, name])}` });
  }
  return shared;
}

/** What has the same properties of the same types; which of them are always there, more samples tell better. */
function shapeOf(schema: JsonObject): string {
  return canonical(
    JSON.parse(JSON.stringify(schema, (key, value) => (key === "required" ? undefined : value))) as Json,
  );
}

function namesIn(document: JsonObject, steps: readonly string[]): string[] {
  let value: unknown = document;
  for (const step of steps) value = isObject(value) ? value[step] : undefined;
  return isObject(value) ? Object.keys(value) : [];
}

function freshName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

function addStatus({ edits, dialect, find }: Draft, drift: Of<"status">, shared: Shared): boolean {
  const place = find(drift.pointer);
  if (place === undefined) return false;
  const description = STATUS_CODES[drift.status] ?? "Not documented";
  const bodies = drift.bodies.map(({ type, values }) => {
    const schema = inferSchema(values, dialect);
    return [type, values.length === 0 ? undefined : (shared.get(shapeOf(schema)) ?? schema)] as const;
  });
  const [, schema] = bodies[0] ?? [];
  const content = Object.fromEntries(bodies.map(([type, each]) => [type, each === undefined ? {} : { schema: each }]));
  const response =
    dialect === "2.0"
      ? { description, ...(schema === undefined ? {} : { schema }) }
      : { description, ...(bodies.length === 0 ? {} : { content }) };
  const why = evidenceText(`The status ${drift.status} is not declared`, drift.evidence);
  edits.update(place.pointer, { responses: { [String(drift.status)]: response } }, why);
  return true;
}

/** In Swagger 2.0 media types belong to the operation and not to the answer: nothing is proposed. */
function addMediaType({ edits, dialect, find }: Draft, drift: Of<"media type">): boolean {
  const place = find(drift.pointer);
  if (place === undefined || dialect === "2.0") return false;
  const { content } = place.value;
  const like = drift.like !== undefined && isObject(content) ? content[drift.like] : undefined;
  const media = isObject(like) ? like : mediaOf(drift.body, dialect);
  const why = evidenceText(`The media type ${drift.body.type} is not declared`, drift.evidence);
  edits.update(place.pointer, { content: { [drift.body.type]: media } }, why);
  return true;
}

function mediaOf({ values }: Body, dialect: Draft["dialect"]): JsonObject {
  return values.length === 0 ? {} : { schema: inferSchema(values, dialect) };
}

function narrowRange({ edits, find }: Draft, { pointer, range, type, evidence }: Of<"media range">): boolean {
  const place = find(pointer);
  const content = place?.value.content;
  if (place === undefined || !isObject(content) || !isObject(content[range])) return false;
  const why = evidenceText(`\`${range}\` promises nothing, where ${type} comes`, evidence);
  edits.remove(`${place.pointer}/content`, range, why);
  edits.update(`${place.pointer}/content`, { [type]: content[range] }, why);
  return true;
}

function editHeader({ edits, dialect, find }: Draft, drift: Of<"header" | "header missing" | "header value">): boolean {
  const place = find(drift.pointer);
  if (place === undefined) return false;
  if (drift.kind === "header missing") {
    edits.update(
      place.pointer,
      { required: false },
      evidenceText(`The header ${drift.name} is missing`, drift.evidence),
    );
    return true;
  }
  const schema = inferSchema(drift.texts.map(readHeader), dialect);
  const plain = schema.type === undefined ? { type: "string" } : schema;
  if (drift.kind === "header value") {
    if (!isObject(place.value.schema)) return false;
    const why = evidenceText(`The header ${drift.name} does not fit its schema`, drift.evidence);
    edits.remove(place.pointer, "schema", why);
    edits.update(place.pointer, { schema: plain }, why);
    return true;
  }
  const why = evidenceText(`The header ${drift.name} is not declared`, drift.evidence);
  const header = dialect === "2.0" ? plain : { schema: plain };
  edits.update(place.pointer, { headers: { [titled(drift.name)]: header } }, why);
  return true;
}

/** `last-page` → `Last-Page`: HTTP doesn't care, people do. */
function titled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
