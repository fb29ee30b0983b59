import type { Json, JsonObject } from "../json/json.ts";
import { isObject, setOwn } from "../json/json.ts";
import { fromPointer, toFragment, valueAt } from "../json/pointer.ts";
import { freshNames } from "./fresh-names.ts";
import { METHODS } from "./openapi.ts";

/** Section of Swagger 2.0 → name in it → the name that OpenAPI 3.0 allows, where that is another. */
export type NewNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Components under names that OpenAPI 3.0 allows (4.7.7), each of its own, and what refers to them with them. */
export function nameComponents(swagger: JsonObject): { swagger: JsonObject; names: NewNames } {
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const section of SECTIONS) {
    const own = Object.keys(isObject(swagger[section]) ? swagger[section] : {});
    const fresh = freshNames((name) => own.includes(name));
    const odd = own.filter((name) => !/^[\w.-]+$/.test(name));
    if (odd.length > 0)
      names.set(section, new Map(odd.map((name) => [name, fresh(name.replace(/[^\w.-]+/g, "_") || "_")])));
  }
  return { swagger: names.size === 0 ? swagger : renameComponents(swagger, names), names };
}

const SECTIONS = ["definitions", "parameters", "responses", "securityDefinitions"];

function renameComponents(swagger: JsonObject, names: NewNames): JsonObject {
  const renamed = mapTexts(swagger, (text, key) => {
    if (key !== "$ref" || !text.startsWith("#/")) return text;
    const [section = "", name = "", ...rest] = fromPointer(text);
    const other = names.get(section)?.get(name);
    return other === undefined ? text : toFragment([section, other, ...rest]);
  }) as JsonObject;
  const sections = SECTIONS.flatMap((section) => {
    const members = renamed[section];
    return isObject(members) ? [[section, renameKeys(members, names.get(section))] as const] : [];
  });
  const schemes = names.get("securityDefinitions");
  const whole = { ...renamed, ...Object.fromEntries(sections) };
  return schemes === undefined ? whole : renameRequirements(whole, schemes);
}

function renameKeys(object: JsonObject, names: ReadonlyMap<string, string> | undefined): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [names?.get(key) ?? key, value]));
}

function renameRequirements(swagger: JsonObject, schemes: ReadonlyMap<string, string>): JsonObject {
  const rename = (owner: JsonObject): JsonObject =>
    Array.isArray(owner.security)
      ? { ...owner, security: owner.security.map((one: Json) => (isObject(one) ? renameKeys(one, schemes) : one)) }
      : owner;
  const items = Object.entries(isObject(swagger.paths) ? swagger.paths : {}).map(([path, item]) => {
    const operations = METHODS.flatMap((method) => {
      const operation = valueAt(item, [method]);
      return isObject(operation) ? [[method, rename(operation)] as const] : [];
    });
    return [path, isObject(item) ? { ...item, ...Object.fromEntries(operations) } : item] as const;
  });
  return { ...rename(swagger), ...(items.length > 0 && { paths: Object.fromEntries(items) }) };
}

/**
 * The document with stand-ins for texts that the library trips over: names that every object inherits, of which it asks or
 * which it sets, lone surrogates, which it can't percent-encode, and hosts of which it can't make a URL. What it makes of them is led back by `restore`.
 */
export function standIn(swagger: JsonObject): { swagger: JsonObject; restore: (lifted: JsonObject) => JsonObject } {
  const texts = new Map<string, string>();
  let prefix = "specpact-stand-in";
  const hide = (text: string, key?: string) => {
    const isPlain = !(text in {}) && !/\p{Cs}/u.test(text);
    if (isPlain && !((key === "host" || key === "basePath") && !/^[\w.:/{}~-]*$/.test(text))) return text;
    if (texts.size === 0) while (JSON.stringify(swagger).includes(prefix)) prefix += "-";
    // The library looks for extensions and paths.
    const start = /^(?:x-|\/)?/.exec(text)?.[0] ?? "";
    const name = texts.get(text) ?? `${prefix}${texts.size}.`;
    texts.set(text, name);
    return start + name;
  };
  const hidden = mapTexts(
    swagger,
    (text, key) => (key === "$ref" ? inSteps(text, hide) : hide(text, key)),
    (key) => hide(key),
  );
  if (texts.size === 0) return { swagger, restore: (lifted) => lifted };
  const shown = new Map([...texts].map(([text, name]) => [name, text.replace(/^(?:x-|\/)/, "")]));
  const names = new RegExp(`${prefix}\\d+\\.`, "g");
  const show = (text: string) => text.replace(names, (name) => shown.get(name) ?? name);
  const restore = (lifted: JsonObject) =>
    mapTexts(lifted, (text, key) => (key === "$ref" ? inSteps(text, show) : show(text)), show) as JsonObject;
  return { swagger: hidden as JsonObject, restore };
}

function inSteps(ref: string, change: (step: string) => string): string {
  if (!ref.startsWith("#/")) return change(ref);
  const steps = fromPointer(ref);
  const changed = steps.map((step) => change(step));
  return changed.every((step, index) => step === steps[index]) ? ref : toFragment(changed);
}

function mapTexts(
  value: Json,
  change: (text: string, key: string) => string,
  changeKey: (key: string) => string = (key) => key,
  key = "",
): Json {
  if (typeof value === "string") return change(value, key);
  if (Array.isArray(value)) return value.map((item: Json) => mapTexts(item, change, changeKey));
  if (!isObject(value)) return value;
  const mapped: JsonObject = {};
  for (const [name, member] of Object.entries(value))
    setOwn(mapped, changeKey(name), mapTexts(member as Json, change, changeKey, name));
  return mapped;
}
