import type { Json } from "../json/json.ts";
import { isObject, setOwn } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import {
  operationIdDuplicate,
  parameterDuplicate,
  parameterSchemaMissing,
  pathAmbiguous,
  pathInvalid,
  pathParameterOptional,
  pathParameterUndeclared,
  pathParameterUnused,
  pathUnbalanced,
  statusInvalid,
  valueNotAllowed,
} from "../validation-faults.ts";
import { type Check, type Declared, here, show } from "./check.ts";
import { type Draft, type DraftObject, isDraftObject } from "./copy.ts";
import { nearestName } from "./nearest.ts";
import { METHODS } from "./openapi.ts";

/** What OpenAPI asks of paths, operations and parameters beside their fields: 3.1, sections 4.8.8, 4.8.10 and 4.8.12. */
export function checkOperationId(check: Check, operation: DraftObject): void {
  const { operationId } = operation;
  if (typeof operationId !== "string" || operationId === "") return;
  const first = check.operationIds.get(operationId);
  if (first === undefined) check.operationIds.set(operationId, `#${toPointer(check.steps)}`);
  else check.faults.push(operationIdDuplicate(here(check, "operationId"), operationId, first));
}

const PLACES = ["path", "query", "header", "cookie"];
const PLACES_OF = { "2.0": ["path", "query", "header", "body", "formData"], "3.2": [...PLACES, "querystring"] };
const STYLES: { readonly [place: string]: readonly string[] } = {
  path: ["matrix", "label", "simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
};

/** A parameter of a path is there, whatever it says of itself. */
export function checkParameter(check: Check, parameter: DraftObject): void {
  const { name, in: place, style } = parameter;
  if (typeof name !== "string" || typeof place !== "string") return;
  const places = PLACES_OF[check.version as "2.0"] ?? PLACES;
  if (!places.includes(place)) {
    const meant = places.find((one) => one.toLowerCase() === place.toLowerCase());
    const words = { name: "in", value: show(place), allowed: places, nearest: meant ?? nearestName(place, places) };
    const assumed = meant === undefined ? {} : { assumed: `it is taken as ${meant}` };
    check.faults.push(valueNotAllowed(here(check, "in"), { ...words, ...assumed }));
    if (meant !== undefined) parameter.in = meant;
  }
  if (place === "path" && parameter.required !== true) {
    check.faults.push(pathParameterOptional(here(check), name));
    parameter.required = true;
  }
  if (check.version === "2.0") return;
  const styles = STYLES[place] ?? [];
  if (typeof style === "string" && styles.length > 0 && !styles.includes(style)) {
    const words = { name: "style", value: show(style), allowed: styles, nearest: nearestName(style, styles) };
    check.faults.push(valueNotAllowed(here(check, "style"), { ...words, assumed: "it is left out" }));
    delete parameter.style;
  }
  if (parameter.schema === undefined && parameter.content === undefined)
    check.faults.push(parameterSchemaMissing(here(check)));
}

/** The parameters of a list by their index; what leads nowhere is reported as that, and here undefined. */
function listParameters(check: Check, list: Draft): (Declared | undefined)[] {
  return Array.isArray(list) ? list.map((entry) => declaredBy(check, entry as Json)) : [];
}

function declaredBy(check: Check, entry: Json | undefined): Declared | undefined {
  if (!isObject(entry)) return undefined;
  const { $ref, name, in: place } = entry;
  if (typeof $ref !== "string")
    return typeof name === "string" && typeof place === "string" ? { name, place } : undefined;
  // One parameter is often referred to a thousand times.
  const known = check.parameters.get($ref);
  if (known !== undefined) return known;
  const target = follow(check, entry);
  const declared = isObject(target) && target.$ref === undefined ? declaredBy(check, target) : undefined;
  if (declared !== undefined) check.parameters.set($ref, declared);
  return declared;
}

function follow({ document }: Check, value: Json): Json | undefined {
  let current: Json | undefined = value;
  for (let hops = 0; isObject(current) && typeof current.$ref === "string"; hops += 1) {
    if (hops > 20 || !current.$ref.startsWith("#")) return undefined;
    current = valueAt(document, fromPointer(current.$ref));
  }
  return current;
}

/** The indices of those that stand in the list already, or that nothing asks for; they are left out. */
export function spareParameters(check: Check, list: readonly Draft[]): Set<number> {
  const spare = new Set<number>();
  const seen = new Set<string>();
  const path = pathOf(check);
  const wanted = path === undefined ? undefined : new Set(namesIn(path));
  for (const [index, parameter] of listParameters(check, list as Draft[]).entries()) {
    if (parameter === undefined) continue;
    const { name, place } = parameter;
    // The body of 2.0 is one, whatever it is called.
    const key = place === "body" ? place : `${place} ${place === "header" ? name.toLowerCase() : name}`;
    const twice = seen.has(key);
    const unused = place === "path" && wanted?.has(name) === false;
    seen.add(key);
    if (twice) check.faults.push(parameterDuplicate(here(check, index), place, name));
    else if (unused) noteUnused(check, path as string, name);
    if (unused && !twice) check.faults.push(pathParameterUnused(here(check, index), name, path as string));
    if (twice || unused) spare.add(index);
  }
  return spare;
}

function noteUnused({ unused }: Check, path: string, name: string): void {
  const names = unused.get(path);
  if (names === undefined) unused.set(path, [name]);
  else names.push(name);
}

/** The path around a list of parameters, or around an operation. */
function pathOf({ steps }: Check): string | undefined {
  return steps[0] === "paths" && typeof steps[1] === "string" && steps.length <= 4 ? steps[1] : undefined;
}

/** Once the path item is mended. */
export function checkTemplate(check: Check, pathItem: DraftObject): void {
  const [section, path] = check.steps;
  if (section !== "paths" || check.steps.length !== 2 || typeof path !== "string") return;
  const shape = path.includes("{") ? path.replace(TEMPLATE, "{}") : path;
  const other = check.templates.get(shape);
  if (other === undefined) check.templates.set(shape, path);
  else check.faults.push(pathAmbiguous({ ...here(check), on: "key" }, other));
  const wanted = namesIn(path);
  if (wanted.length === 0) return;
  const shared = listParameters(check, pathItem.parameters);
  for (const method of OPERATIONS) {
    const operation = pathItem[method];
    if (!isDraftObject(operation)) continue;
    const declared = [...shared, ...listParameters(check, operation.parameters)];
    const there = new Set(declared.flatMap((one) => (one?.place === "path" ? [one.name] : [])));
    const lacking = wanted.filter((name) => !there.has(name));
    if (lacking.length === 0 || declared.includes(undefined)) continue;
    const at = here(check, method);
    for (const [index, name] of lacking.entries()) {
      const nearest = index < MAX_HINTS ? nearestName(name, check.unused.get(path) ?? []) : undefined;
      check.faults.push(pathParameterUndeclared(at, name, nearest));
    }
  }
}

const OPERATIONS = [...METHODS, "query"];
/** Of one operation; who sees more has made another mistake than a slip. */
const MAX_HINTS = 20;

function namesIn(path: string): string[] {
  return path.includes("{") ? [...path.matchAll(TEMPLATE)].map((match) => match[1] as string) : [];
}

/** Each brace belongs to a parameter (OpenAPI 3.1, section 4.7.8.2). */
function checkBraces(check: Check, path: string): void {
  if (/[{}]/.test(path.replace(TEMPLATE, "")))
    check.faults.push(pathUnbalanced({ ...here(check, path), on: "key" }, path));
}

/** A path begins with a slash, whether it is written or not; and what is a parameter of the query is no part of it. */
export function mendPaths(check: Check, paths: DraftObject): void {
  for (const path in paths) checkBraces(check, path);
  const meant = (path: string) => {
    if (path.startsWith("x-")) return path;
    const slashed = path.startsWith("/") ? path : `/${path}`;
    const query = slashed.indexOf("?");
    return query >= 0 && slashed.includes("{", query) && !sendsQueryInPath(check, paths[path], path)
      ? slashed.slice(0, query)
      : slashed;
  };
  if (Object.keys(paths).every((path) => meant(path) === path)) return;
  renameKeys(check, paths, (path) => {
    const name = meant(path);
    if (name === path) return path;
    const taken = Object.hasOwn(paths, name);
    // A server that tells operations apart by their queries is described by as many paths.
    if (taken && path.startsWith("/")) return path;
    check.faults.push(pathInvalid({ ...here(check, path), on: "key" }, path, { meant: name, taken }));
    return taken ? undefined : name;
  });
}

/** Whether the parameters behind the `?` are declared as those of the path. */
function sendsQueryInPath(check: Check, item: Draft | undefined, path: string): boolean {
  if (!isDraftObject(item)) return false;
  const lists = [item, ...OPERATIONS.map((method) => item[method])].map((owner) =>
    isDraftObject(owner) ? listParameters(check, owner.parameters) : [],
  );
  const declared = new Set(lists.flat().flatMap((one) => (one?.place === "path" ? [one.name] : [])));
  return namesIn(path.slice(path.indexOf("?"))).every((name) => declared.has(name));
}

/** A status in small letters, or with words behind it, is still one. */
export function mendStatuses(check: Check, responses: DraftObject): void {
  const wrong = (status: string) => !/^([1-5](\d\d|XX)|default)$/.test(status) && !status.startsWith("x-");
  if (!Object.keys(responses).some(wrong)) return;
  renameKeys(check, responses, (status) => {
    if (!wrong(status)) return status;
    const meant = meantStatus(status);
    const free = meant !== undefined && !Object.hasOwn(responses, meant);
    check.faults.push(statusInvalid({ ...here(check, status), on: "key" }, status, free ? meant : undefined));
    return free ? meant : undefined;
  });
}

function meantStatus(status: string): string | undefined {
  const word = status.trim();
  if (/^default$/i.test(word)) return "default";
  return /^[1-5](\d\d|xx)(?!\d)/i.exec(word)?.[0].toUpperCase();
}

/** In place and in order; undefined: the entry is left out. */
function renameKeys(check: Check, map: DraftObject, rename: (key: string) => string | undefined): void {
  const entries = Object.entries(map);
  const names = entries.map(([key]) => rename(key));
  for (const [key] of entries) delete map[key];
  for (const [index, [key, value]] of entries.entries()) {
    const name = names[index];
    if (name === undefined) continue;
    setOwn(map, name, value);
    if (name !== key) check.moves.set(here(check, name).pointer, here(check, key).pointer);
  }
}

const TEMPLATE = /\{([^{}]+)\}/g;
