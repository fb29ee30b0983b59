import type { Json, JsonObject } from "../../json/json.ts";

/** A document that asks for more than it gives: the name of its file, and what stands in it. */
export interface Hostile {
  readonly file: string;
  readonly text: () => string;
}

/** A JSON document made when it is asked for, since many are large. */
export function json(name: string, make: () => JsonObject): Hostile {
  return { file: `${name}.json`, text: () => JSON.stringify(make()) };
}

/** One operation that sends and receives this schema, with these components. */
export function documentWith(schema: Json, components: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema } };
  const post = {
    operationId: "send",
    requestBody: { required: true, content },
    responses: { "200": { description: "Fine", content } },
  };
  return { ...HEAD, paths: { "/things": { post } }, components };
}

/** The same for many components, of which the first is sent and received. */
export function documentOf(schemas: JsonObject): JsonObject {
  return documentWith({ $ref: `#/components/schemas/${Object.keys(schemas)[0]}` }, { schemas });
}

export const HEAD = { openapi: "3.1.0", info: { title: "Hostile", version: "1" } } as const;

/** YAML whose last key is for the caller to fill. */
export const YAML_HEAD = "openapi: 3.1.0\ninfo: { title: Hostile, version: '1' }\npaths: {}\n";

export function range<Item>(length: number, item: (index: number) => Item): Item[] {
  return Array.from({ length }, (_, index) => item(index));
}

export function record(
  length: number,
  value: (index: number) => Json,
  key = (index: number) => `n${index}`,
): JsonObject {
  return Object.fromEntries(range(length, (index) => [key(index), value(index)]));
}

/** JSON text that is too deep for `JSON.stringify`: so many times `open`, the core, so many times `close`. */
export function nest(depth: number, [open, close]: readonly [string, string], core: string): string {
  return open.repeat(depth) + core + close.repeat(depth);
}
