import type { JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import { componentOf } from "./component-ref.ts";
import { freshNames } from "./fresh-names.ts";
import type { ObjectType } from "./grammar.ts";
import { sectionFor } from "./grammar.ts";
import type { OpenApi } from "./openapi.ts";
import { mapFrom, walkFrom } from "./walk.ts";

/** A document, and for each component that was made on the way: its pointer → that of its original. */
export interface Derived {
  readonly document: OpenApi;
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * Makes a component of what a `$ref` reaches elsewhere than directly under `components`; bundling several files leaves such
 * references, into the first place of use. Afterwards any operation can be cut, any inline schema changed, and no reference
 * breaks. A reference to a whole path stays. Without such a reference the document is returned itself.
 */
export function nameTargets(document: OpenApi): Derived {
  const targets = inlineTargets(document);
  if (targets.size === 0) return { document, origins: new Map() };
  const refs = new Map([...targets.values()].map((target) => [target.original, `#${target.pointer}`]));
  const made = new Map<Target, JsonObject>();
  const move = (root: { type: ObjectType; value: JsonObject }) =>
    mapFrom(
      { ...root, context: "" },
      {
        enter: () => "",
        map: ({ type, value }, original) => {
          const target = targets.get(original);
          const redirected = redirect(value, refs);
          if (target?.type !== type) return redirected;
          made.set(target, redirected);
          return { $ref: `#${target.pointer}` };
        },
      },
    );
  const moved = move({ type: "OpenApi", value: document });
  // A target that is no part of the grammar, as `#/definitions/Pet`, is not met on the way.
  for (const [value, target] of targets) if (!made.has(target)) move({ type: target.type, value });
  const origins = new Map([...targets.values()].map((target) => [target.pointer, target.original]));
  return { document: withComponents(moved as OpenApi, made), origins };
}

interface Target {
  readonly type: ObjectType;
  readonly section: string;
  readonly name: string;
  readonly pointer: string;
  readonly original: string;
}

function inlineTargets(document: OpenApi): Map<JsonObject, Target> {
  const targets = new Map<JsonObject, Target>();
  const names = new Map<string, (base: string) => string>();
  const collect = ({ type, value }: { type: ObjectType; value: JsonObject }): "" => {
    if (value.$ref === undefined && value.discriminator === undefined) return "";
    const section = type === "PathItem" ? undefined : sectionFor(type);
    for (const ref of section === undefined ? [] : refsOf(value)) {
      const target = isInline(ref) ? valueAt(document, fromPointer(ref)) : undefined;
      if (section === undefined || !isObject(target) || targets.has(target)) continue;
      const steps = fromPointer(ref);
      const fresh = names.get(section) ?? freshNames((name) => hasComponent(document, section, name));
      const name = names.set(section, fresh) && fresh(nameFor(steps));
      const pointer = toPointer(["components", section, name]);
      targets.set(target, { type, section, name, pointer, original: toPointer(steps) });
    }
    return "";
  };
  walkFrom({ type: "OpenApi", value: document, context: "" }, collect);
  // A target may lie where the grammar does not lead, as `#/definitions/Pet` does. The map grows meanwhile.
  const entered = new Set<JsonObject>();
  for (const [value, { type }] of targets) {
    walkFrom({ type, value, context: "" }, (place) => {
      if (entered.has(place.value)) return undefined;
      entered.add(place.value);
      return collect(place);
    });
  }
  return targets;
}

function isInline(ref: string): boolean {
  return ref.startsWith("#/") && componentOf(ref) === undefined;
}

function hasComponent(document: OpenApi, section: string, name: string): boolean {
  return valueAt(document, ["components", section, name]) !== undefined;
}

/** The `$ref` of an object, and the references in its `discriminator.mapping`. */
export function refsOf(value: JsonObject): string[] {
  if (value.discriminator === undefined) return typeof value.$ref === "string" ? [value.$ref] : [];
  const refs = [value.$ref];
  if (isObject(value.discriminator) && isObject(value.discriminator.mapping)) {
    for (const ref of Object.values(value.discriminator.mapping)) refs.push(ref);
  }
  return refs.filter((ref) => typeof ref === "string");
}

/** `/paths/~1pets/post/requestBody/content/application~1json/schema` → `PetsPostRequestBodyApplicationJson`. */
function nameFor(steps: readonly string[]): string {
  const telling = steps.slice(steps[0] === "components" ? 2 : 1).filter((step) => !SILENT.has(step));
  const words = telling.flatMap((step) => step.match(/[A-Za-z0-9]+/g) ?? []);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return name.slice(0, 100) || "Shared";
}

const SILENT = new Set(["content", "schema", "properties"]);

function redirect(value: JsonObject, refs: ReadonlyMap<string, string>): JsonObject {
  return mapRefs(value, (ref) => (isInline(ref) ? refs.get(toPointer(fromPointer(ref))) : undefined) ?? ref);
}

/** The object with its own `$ref`, and those in its `discriminator.mapping`, replaced. */
export function mapRefs(value: JsonObject, f: (ref: string) => string): JsonObject {
  let mapped = value;
  if (typeof value.$ref === "string") {
    const $ref = f(value.$ref);
    if ($ref !== value.$ref) mapped = { ...mapped, $ref };
  }
  const { discriminator } = value;
  if (isObject(discriminator) && isObject(discriminator.mapping)) {
    const entries = Object.entries(discriminator.mapping);
    const changed = entries.map(([key, ref]) => [key, typeof ref === "string" ? f(ref) : ref] as const);
    if (changed.some(([, ref], index) => ref !== entries[index]?.[1])) {
      mapped = { ...mapped, discriminator: { ...discriminator, mapping: Object.fromEntries(changed) } };
    }
  }
  return mapped;
}

function withComponents(document: OpenApi, made: ReadonlyMap<Target, JsonObject>): OpenApi {
  const sections = new Map<string, [string, JsonObject][]>();
  for (const [{ section, name }, value] of made) {
    const entries = sections.get(section) ?? [];
    entries.push([name, value]);
    sections.set(section, entries);
  }
  const { components = {} } = document;
  const added = [...sections].map(([section, entries]) => {
    const existing = components[section];
    return [section, { ...(isObject(existing) ? existing : {}), ...Object.fromEntries(entries) }];
  });
  return { ...document, components: { ...components, ...Object.fromEntries(added) } };
}
