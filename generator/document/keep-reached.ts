import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import type { ObjectType } from "./grammar.ts";
import { typeInSection } from "./grammar.ts";
import { refsOf } from "./name-targets.ts";
import type { OpenApi } from "./openapi.ts";
import { walkFrom } from "./walk.ts";

/** Drops the components that no path, webhook or security requirement reaches, and the tags that no operation has. */
export function keepReached(document: OpenApi): OpenApi {
  const { components, ...rest } = document;
  const { reached, tags } = findReached(document);
  const kept = Object.entries(components ?? {}).flatMap(([section, entries]) => {
    const names = reached.get(section);
    if (names === undefined || !isObject(entries)) return [];
    return [[section, Object.fromEntries(Object.entries(entries).filter(([name]) => names.has(name)))] as const];
  });
  return {
    ...rest,
    ...(kept.length > 0 && { components: Object.fromEntries(kept) }),
    ...(Array.isArray(document.tags) && { tags: document.tags.filter(({ name }) => tags.has(name)) }),
  };
}

interface Reached {
  /** Section of `components` → names. */
  readonly reached: ReadonlyMap<string, ReadonlySet<string>>;
  readonly tags: ReadonlySet<unknown>;
}

function findReached(document: OpenApi): Reached {
  const reached = new Map<string, Set<string>>();
  const tags = new Set<unknown>();
  const pending: { type: ObjectType; value: JsonObject }[] = [];
  const reach = (section: string, name: string) => {
    const value = valueAt(document, ["components", section, name]);
    const names = reached.get(section) ?? new Set();
    if (value === undefined || names.has(name)) return;
    reached.set(section, names.add(name));
    const type = typeInSection(section);
    if (type !== undefined && isObject(value)) pending.push({ type, value });
  };
  const visit = ({ type, value }: { type: ObjectType; value: JsonObject }) => {
    for (const ref of refsOf(value)) {
      const [, section = "", name = ""] = ref.startsWith("#/components/") ? fromPointer(ref) : [];
      if (section) reach(section, name);
      else if (type === "Schema") reach("schemas", ref);
    }
    if (type === "Operation" || type === "OpenApi")
      for (const scheme of schemesOf(value.security)) reach("securitySchemes", scheme);
    if (type === "Operation" && Array.isArray(value.tags)) for (const tag of value.tags) tags.add(tag);
    return type === "Components" ? undefined : "";
  };
  walkFrom({ type: "OpenApi", value: document, context: "" }, visit);
  for (const root of pending) walkFrom({ ...root, context: "" }, visit);
  return { reached, tags };
}

/** The names in a list of Security Requirement Objects (OpenAPI 3.1, 4.8.30). */
function schemesOf(requirements: Json | undefined): string[] {
  return Array.isArray(requirements) ? requirements.filter(isObject).flatMap((names) => Object.keys(names)) : [];
}
