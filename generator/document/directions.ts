import type { JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { toPointer, valueAt } from "../json/pointer.ts";
import { freshNames } from "./fresh-names.ts";
import { childrenOf } from "./grammar.ts";
import type { Direction, Marks } from "./marks.ts";
import { componentName, findMarks } from "./marks.ts";
import type { Derived } from "./name-targets.ts";
import { nameTargets, refsOf } from "./name-targets.ts";
import type { OpenApi, SchemaObject } from "./openapi.ts";
import type { Shaping } from "./shape.ts";
import { shapeSchema } from "./shape.ts";
import type { Place, Steps } from "./walk.ts";
import { mapFrom, walkFrom } from "./walk.ts";

/**
 * Gives each schema the shape of the direction it is used in: what is sent has no `readOnly` properties, what is received
 * no `writeOnly` ones (OpenAPI 3.0, 4.7.24.2; JSON Schema 2020-12, validation, 9.4). A component that is used both ways and
 * differs becomes two, `X` as it is read and `XWrite`; `origins` leads from the second to the first. In callbacks and
 * webhooks the provider sends, so the directions are swapped. Components are taken for their kind: a request body is written.
 */
export function splitDirections(document: OpenApi): Derived {
  const first = findMarks(document);
  if (first === undefined) return { document, origins: new Map() };
  const named = nameTargets(document);
  const marks = named.document === document ? first : findMarks(named.document);
  if (marks === undefined || marks.twofold.size === 0) return { document, origins: new Map() };
  const { renamed, plain } = assign(named.document, marks);
  const shaping: Shaping = { document: named.document, marks, renamed };
  const shaped = shapeDocument(shaping, plain);
  const origins = new Map(named.origins);
  for (const [name, written] of renamed) origins.set(pointerTo(written), pointerTo(name));
  return { document: addWritten(shaped, shaping), origins };
}

type Context = "" | "swapped" | Direction;

/** What a place makes of the direction around it. */
function within({ type, steps, context }: Place<Context>): Context {
  switch (type) {
    case "PathItem":
      return steps.length === 2 && steps[0] === "webhooks" ? "swapped" : context;
    case "Callback":
      return context === "swapped" ? "" : "swapped";
    case "RequestBody":
    case "Parameter":
      return context === "swapped" ? "read" : "write";
    case "Response":
      return context === "swapped" ? "write" : "read";
    case "Schema":
      return context === "write" ? "write" : "read";
    default:
      return context;
  }
}

/** Which components become two, under which second name, and which shape the plain name has. */
function assign(document: OpenApi, marks: Marks): { renamed: Map<string, string>; plain: (name: string) => Direction } {
  const used = findUses(document, marks);
  const schemas = document.components?.schemas ?? {};
  const fresh = freshNames((name) => Object.hasOwn(schemas, name));
  const both = Object.entries(schemas).filter(
    ([name, schema]) => marks.twofold.has(schema) && used.read.has(name) && used.write.has(name),
  );
  const renamed = new Map(both.map(([name]) => [name, fresh(`${name}Write`)]));
  return { renamed, plain: (name) => (used.write.has(name) && !used.read.has(name) ? "write" : "read") };
}

type Uses = { readonly [direction in Direction]: Set<string> };

/** Starts from the inline schemas, whose place gives the direction, and follows it through the references. */
function findUses(document: OpenApi, { twofold, hidden }: Marks): Uses {
  const used: Uses = { read: new Set(), write: new Set() };
  const seen = { read: new Set<SchemaObject>(), write: new Set<SchemaObject>() };
  const pending = inlineSchemas(document);
  for (const { schema, direction } of pending) {
    if (!twofold.has(schema) || seen[direction].has(schema)) continue;
    seen[direction].add(schema);
    const gone = hidden.get(schema)?.[direction];
    for (const { value, key, name } of childrenOf("Schema", schema)) {
      if (key !== "properties" || !gone?.has(String(name))) pending.push({ schema: value, direction });
    }
    for (const ref of refsOf(schema)) {
      const name = componentName(document, ref);
      const target = name === undefined ? undefined : document.components?.schemas?.[name];
      if (name === undefined || target === undefined) continue;
      used[direction].add(name);
      pending.push({ schema: target, direction });
    }
  }
  return used;
}

function inlineSchemas(document: OpenApi): { schema: SchemaObject; direction: Direction }[] {
  const found: { schema: SchemaObject; direction: Direction }[] = [];
  walkFrom<Context>({ type: "OpenApi", value: document, context: "" }, (place) => {
    const context = within(place);
    if (place.type !== "Schema") return context;
    if (!isComponent(place.steps))
      found.push({ schema: place.value, direction: context === "write" ? "write" : "read" });
    return undefined;
  });
  return found;
}

function shapeDocument(shaping: Shaping, plain: (name: string) => Direction): OpenApi {
  const root = { type: "OpenApi", value: shaping.document, context: "" } as const;
  const enter = (place: Place<Context>) => {
    if (isOneShape(place, shaping.marks)) return undefined;
    return isComponent(place.steps) ? plain(String(place.steps[2])) : within(place);
  };
  return mapFrom<Context>(root, { enter, map: (place, original) => shapePlace(place, original, shaping) }) as OpenApi;
}

/** What is the same in both directions holds nothing that differs. */
function isOneShape({ type, value }: Place<Context>, { twofold, hidden }: Marks): boolean {
  return type === "Schema" && !twofold.has(value) && !hidden.has(value);
}

function shapePlace({ type, value, context }: Place<Context>, original: JsonObject, shaping: Shaping): JsonObject {
  if (type !== "Schema") return value;
  return shapeSchema({ schema: value, original, direction: context === "write" ? "write" : "read" }, shaping);
}

/** Puts each write shape behind the read shape of the same component. */
function addWritten(document: OpenApi, shaping: Shaping): OpenApi {
  const { schemas } = document.components ?? {};
  if (!isObject(schemas) || shaping.renamed.size === 0) return document;
  const originals = Object.entries(shaping.document.components?.schemas ?? {});
  const value = { schemas: Object.fromEntries(originals.filter(([name]) => shaping.renamed.has(name))) };
  const enter = (place: Place<Context>) => (isOneShape(place, shaping.marks) ? undefined : within(place));
  const map = (place: Place<Context>, original: JsonObject) => shapePlace(place, original, shaping);
  const written = mapFrom<Context>({ type: "Components", value, context: "write" }, { enter, map });
  const entries = Object.entries(schemas).flatMap(([name, schema]) => {
    const second = shaping.renamed.get(name);
    return second === undefined
      ? [[name, schema]]
      : [
          [name, schema],
          [second, valueAt(written, ["schemas", name])],
        ];
  });
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(entries) } };
}

function isComponent(steps: Steps): boolean {
  return steps.length === 3 && steps[0] === "components" && steps[1] === "schemas";
}

function pointerTo(name: string): string {
  return toPointer(["components", "schemas", name]);
}
