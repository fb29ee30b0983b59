import { componentOf } from "../../document/component-ref.ts";
import type { OpenApi } from "../../document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../../json/json.ts";
import type { ApiModel, Identifier, MediaType } from "../../model/model.ts";
import { hasFiles } from "./files.ts";

/**
 * The components that are multipart bodies with files and are used nowhere else: their files are Blobs in their own type.
 * Where no multipart body has a file, which is so in most documents, nothing is searched.
 */
export function findFileComponents(document: OpenApi, model: ApiModel): ReadonlySet<Identifier> {
  const bodies = model.operations.flatMap(({ body }) => body?.content ?? []).filter(({ kind }) => kind === "multipart");
  const candidates = new Set(bodies.flatMap((media) => candidate(document, media) ?? []));
  if (candidates.size === 0) return new Set();
  const roots = new Set<unknown>(bodies.map(({ schema }) => schema));
  for (const name of namesElsewhere(document, roots)) candidates.delete(name);
  return new Set(model.schemas.filter(({ id }) => candidates.has(id)).map(({ name }) => name));
}

function candidate(document: OpenApi, { schema }: MediaType): string | undefined {
  const [section, name] = typeof schema?.$ref === "string" ? (componentOf(schema.$ref) ?? []) : [];
  const component = section === "schemas" && name !== undefined ? document.components?.schemas?.[name] : undefined;
  return isObject(component) && hasFiles({ document }, component, {}) ? name : undefined;
}

/** Every component schema that is referred to, other than as the whole of one of the bodies. */
function* namesElsewhere(document: OpenApi, bodies: ReadonlySet<unknown>): Generator<string> {
  const pending: (Json | undefined)[] = [document];
  const seen = new Set<JsonObject>();
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (bodies.has(value)) continue;
    if (isObject(value)) {
      if (seen.has(value)) continue;
      seen.add(value);
      const [section, name] = typeof value.$ref === "string" ? (componentOf(value.$ref) ?? []) : [];
      if (section === "schemas" && name !== undefined) yield name;
    }
    for (const inner of Object.values(value ?? {}))
      if (typeof inner === "object" && inner !== null) pending.push(inner as Json);
  }
}
