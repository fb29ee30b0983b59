import type { JsonObject } from "../json/json.ts";
import { setOwn } from "../json/json.ts";
import { copyJson, type Draft, type DraftObject, isDraftObject } from "./copy.ts";

/** Objects by the reference that stands for each. `preparedRef` makes one. */
export type Prepared = ReadonlyMap<string, DraftObject>;

export function preparedRef(count: number): string {
  return `${SCHEME}/${count}`;
}

/**
 * Lets swagger-parser put each prepared object where `components` refers to it. It reads nothing: its resolvers are
 * replaced by one that knows the prepared objects only. Every other `$ref` is hidden from it, since it would follow those
 * in examples, stop at the first that dangles, and walk each way through a web of references: of 100 files that refer to
 * each other it made 2.4 seconds, of 500 a stack overflow.
 */
export async function inlinePrepared(root: DraftObject, prepared: Prepared): Promise<JsonObject> {
  if (prepared.size === 0) return root as JsonObject;
  const hide = (key: string, value: Draft) =>
    key === "$ref" && !(typeof value === "string" && prepared.has(value)) ? HIDDEN : key;
  const hidden = new Map([...prepared].map(([ref, object]) => [ref, renameKeys(object, hide)]));
  const frame = { paths: {}, ...(renameKeys(root, hide) as DraftObject), ...FRAME };
  const { default: swaggerParser } = await import("@apidevtools/swagger-parser");
  const bundled = await swaggerParser.bundle(
    `${SCHEME}/document`,
    frame as never,
    {
      resolve: {
        file: false,
        http: false,
        prepared: { order: 1, canRead: true, read: ({ url }: { url: string }) => hidden.get(url) as never },
      },
      parse: { json: false, yaml: false, text: false, binary: false, prepared: PARSER },
    } as never,
  );
  const shown = renameKeys(bundled as Draft, (key) => (key === HIDDEN ? "$ref" : key)) as DraftObject;
  return Object.fromEntries(Object.keys(root).map((key) => [key, key in FRAME ? root[key] : shown[key]])) as JsonObject;
}

function renameKeys(value: Draft, rename: (key: string, value: Draft) => string): Draft {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, rename));
  if (!isDraftObject(value)) return copyJson(value);
  const renamed: DraftObject = {};
  for (const key of Object.keys(value)) setOwn(renamed, rename(key, value[key]), renameKeys(value[key], rename));
  return renamed;
}

const SCHEME = "specpact:";
/** No document holds this key: a control character cannot stand in YAML, and would be a strange name in JSON. */
const HIDDEN = "$ref\u0000";
/** It refuses versions that it does not know, and in 3.1 would resolve against `$id`; what it does for 3.0 is what we need. */
const FRAME = { openapi: "3.0.0", info: {} };
const PARSER = { order: 1, canParse: true, allowEmpty: true, parse: ({ data }: { data: unknown }) => data };
