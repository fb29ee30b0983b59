import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import { componentOf } from "./component-ref.ts";
import type { ObjectType } from "./grammar.ts";
import { typeInSection } from "./grammar.ts";
import { refsOf } from "./name-targets.ts";
import type { OpenApi } from "./openapi.ts";
import { walkFrom } from "./walk.ts";

/** Drops the components that no path, webhook or security requirement reaches, and the tags that no operation has. */
export function keepReached(document: OpenApi, { components: reached, tags }: Reached): OpenApi {
  const { components, ...rest } = document;
  const kept = Object.entries(isObject(components) ? components : {}).flatMap(([section, entries]) => {
    const names = reached.get(section);
    if (names === undefined || !isObject(entries)) return [];
    return [[section, Object.fromEntries(Object.entries(entries).filter(([name]) => names.has(name)))] as const];
  });
  return {
    ...rest,
    ...(kept.length > 0 && { components: Object.fromEntries(kept) }),
    ...(Array.isArray(document.tags) && { tags: document.tags.filter((tag) => isObject(tag) && tags.has(tag.name)) }),
  } as OpenApi;
}

export interface Reached {
  /** Section of `components` → name → what has reached it first. */
  readonly components: ReadonlyMap<string, ReadonlyMap<string, Reacher>>;
  readonly tags: ReadonlySet<unknown>;
  /** Whether a reference leads into the middle of something. */
  readonly inline: boolean;
}

/** An operation's id, or a component. */
export type Reacher = string | readonly [section: string, name: string];

/** What paths, webhooks and security requirements reach. */
export function findReached(document: OpenApi): Reached {
  const reached = new Map<string, Map<string, Reacher>>();
  const tags = new Set<unknown>();
  const pending: { type: ObjectType; value: JsonObject; place: readonly [section: string, name: string] }[] = [];
  let inline = false;
  let from: Reacher = "the document";
  const reach = (section: string, name: string) => {
    const value = valueAt(document, ["components", section, name]);
    const names = reached.get(section) ?? new Map<string, Reacher>();
    if (value === undefined || names.has(name)) return;
    reached.set(section, names.set(name, from));
    const type = typeInSection(section);
    if (type !== undefined && isObject(value)) pending.push({ type, value, place: [section, name] });
  };
  const implied = createImplied(document);
  const visit = ({ type, value }: { type: ObjectType; value: JsonObject }) => {
    for (const ref of refsOf(value)) {
      const [, section = "", name = ""] = ref.startsWith("#/components/") ? fromPointer(ref) : [];
      if (section) reach(section, name);
      else if (type === "Schema") reach("schemas", ref);
      inline ||= ref.startsWith("#/") && componentOf(ref) === undefined;
    }
    if (type === "Schema") for (const name of implied(value)) reach("schemas", name);
    if (type === "Operation" || type === "OpenApi")
      for (const scheme of schemesOf(value.security)) reach("securitySchemes", scheme);
    if (type === "Operation" && Array.isArray(value.tags)) for (const tag of value.tags) tags.add(tag);
    return type === "Components" ? undefined : "";
  };
  walkFrom({ type: "OpenApi", value: document, context: "" }, (place) => {
    // Three steps to an operation of a path, four to one of another method; one of a callback lies deeper.
    if (place.type === "Operation" && place.steps.length <= 4) from = String(place.value.operationId);
    return visit(place);
  });
  for (const { place, ...root } of pending) {
    from = place;
    walkFrom({ ...root, context: "" }, visit);
    const heirs = root.type === "Schema" ? implied.heirsOf(root.value, place[1]) : [];
    for (const heir of heirs) reach("schemas", heir);
  }
  return { components: reached, tags, inline };
}

interface Implied {
  /** The schemas with the anchor that this one refers to. */
  (schema: JsonObject): readonly string[];
  /** The schemas that extend this one, where a value of it may be any of them (OpenAPI 3.1, 4.8.25). */
  heirsOf(schema: JsonObject, name: string): readonly string[];
}

/** What belongs to a schema though no pointer says so. Looked for only where something asks. */
function createImplied(document: OpenApi): Implied {
  let anchors: ReadonlyMap<string, readonly string[]> | undefined;
  let heirs: ReadonlyMap<string, readonly string[]> | undefined;
  const ofAnchors = ({ $ref, $dynamicRef }: JsonObject) =>
    [$ref, $dynamicRef].flatMap((ref) => {
      if (typeof ref !== "string" || !/^#[^/]/.test(ref)) return [];
      anchors ??= findAnchors(document);
      return anchors.get(ref.slice(1)) ?? [];
    });
  const heirsOf = ({ discriminator, oneOf, anyOf }: JsonObject, name: string) => {
    if (!isObject(discriminator) || oneOf !== undefined || anyOf !== undefined) return [];
    heirs ??= findHeirs(document);
    const found = new Set(heirs.get(name));
    for (const heir of found) for (const next of heirs.get(heir) ?? []) found.add(next);
    return [...found];
  };
  return Object.assign(ofAnchors, { heirsOf });
}

/** Anchor → the components that have it somewhere. */
function findAnchors(document: OpenApi): Map<string, string[]> {
  const anchors = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (!isObject(schema)) continue;
    walkFrom({ type: "Schema", value: schema, context: "" }, ({ value: { $anchor, $dynamicAnchor } }) => {
      for (const anchor of [$anchor, $dynamicAnchor])
        if (typeof anchor === "string") anchors.set(anchor, [...(anchors.get(anchor) ?? []), name]);
      return "";
    });
  }
  return anchors;
}

/** Name of a schema → the schemas that have it in their `allOf`. */
function findHeirs(document: OpenApi): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const parts = isObject(schema) && Array.isArray(schema.allOf) ? (schema.allOf as Json[]) : [];
    for (const { $ref } of parts.filter(isObject)) {
      const [section, base = ""] = (typeof $ref === "string" ? componentOf($ref) : undefined) ?? [];
      if (section === "schemas") heirs.set(base, [...(heirs.get(base) ?? []), name]);
    }
  }
  return heirs;
}

/** The names in a list of Security Requirement Objects (OpenAPI 3.1, 4.8.30). */
function schemesOf(requirements: Json | undefined): string[] {
  return Array.isArray(requirements) ? requirements.filter(isObject).flatMap((names) => Object.keys(names)) : [];
}
