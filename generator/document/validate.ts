import type { Fault } from "../errors.ts";
import type { JsonObject } from "../json/json.ts";
import { setOwn } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import {
  keywordOfOtherVersion,
  propertyMissing,
  propertyUnknown,
  saysNothing,
  typeWrong,
  valueInvalid,
  valueNotAllowed,
} from "../validation-faults.ts";
import { type Check, here, show, within } from "./check.ts";
import { type Draft, type DraftObject, isDraftObject } from "./copy.ts";
import type { ObjectType } from "./grammar.ts";
import { mendKeyword, mendSchema } from "./mend-schema.ts";
import { mendValue } from "./mend-value.ts";
import { nearestName } from "./nearest.ts";
import {
  checkOperationId,
  checkParameter,
  checkTemplate,
  mendPaths,
  mendStatuses,
  spareParameters,
} from "./operation-rules.ts";
import { collectReferences } from "./references.ts";
import { type Field, type Rule, type RuledType, rulesOf } from "./rules.ts";
import { readVersion } from "./version.ts";

export interface Validated {
  readonly faults: Fault[];
  /** Pointer of what was moved or renamed → its pointer in the document as it was given. */
  readonly moves: ReadonlyMap<string, string>;
}

/**
 * Compares a bundled document with the rules of its version, in one walk. What is wrong but usable is mended, in place, with a
 * warning that says what was assumed; what nobody can use is an error. Of an unsupported version only that is said.
 */
export function validate(document: JsonObject): Validated {
  const read = readVersion(document);
  if (read.version === undefined) return { faults: read.faults, moves: new Map() };
  const check: Check = {
    document,
    version: read.version,
    rules: rulesOf(read.version),
    faults: listFaults(read.faults),
    steps: [],
    references: collectReferences(document),
    ...{ operationIds: new Map(), parameters: new Map(), unused: new Map(), templates: new Map(), moves: new Map() },
  };
  const root = document as DraftObject;
  if (read.version !== "2.0" && !String(root.openapi).startsWith(`${read.version}.`))
    root.openapi = `${read.version}.0`;
  else if (read.version === "2.0") root.swagger = "2.0";
  visit(check, "OpenApi", root);
  for (const fault of check.references.finish()) check.faults.push(fault);
  return { faults: [...check.faults], moves: check.moves };
}

/** Where there are so many that they would fill the memory, the later ones are left out; warnings before errors. */
function listFaults(found: readonly Fault[]): Fault[] {
  const list = [...found];
  const room = { error: 2 * MOST, warning: MOST };
  list.push = (fault: Fault) =>
    list.length < room[fault.severity] ? Array.prototype.push.call(list, fault) : list.length;
  return list;
}

const MOST = 20_000;
/** Each is a walk over all names. */
const MAX_HINTS = 1000;

function visit(check: Check, type: RuledType, value: DraftObject): void {
  const rule = check.rules.get(type) as Rule;
  const { $ref } = value;
  if ($ref !== undefined && (typeof $ref === "string" || !PATTERNED.has(type)) && !mendReference(check, type, value))
    return;
  enter(check, type, value);
  // Documents are plain objects; and this loop makes no list of the keys.
  for (const key in value) {
    const field = rule.fields.get(key) ?? (rule.others && !key.startsWith("x-") ? rule.others : undefined);
    if (field === undefined) {
      if (!rule.open && !key.startsWith("x-")) check.faults.push(unknown(check, rule, key));
      continue;
    }
    if (field.since !== undefined) check.faults.push(early(check, key, field.since));
    // Nearly all is right, and costs a look.
    if (field.shape === "any" || (field.shape === "text" && typeof value[key] === "string")) continue;
    check.steps.push(key);
    look(check, value, { key, field });
    check.steps.pop();
  }
  for (const key of rule.required) if (value[key] === undefined) miss(check, type, { value, key });
  leave(check, type, value);
}

/** Their keys are names. */
const PATTERNED: ReadonlySet<RuledType> = new Set(["Paths", "Responses", "Callback"]);

/** Whether what stands beside the `$ref` is to be looked at. */
function mendReference(check: Check, type: RuledType, value: DraftObject): boolean {
  if (typeof value.$ref !== "string") {
    const words = { name: "$ref", wanted: ["string"], value: value.$ref };
    within(check, "$ref", () => check.faults.push(typeWrong(here(check), words)));
    delete value.$ref;
    return true;
  }
  if (REFERENCES.has(type)) {
    within(check, "$ref", () => use(check, type as ObjectType, { holder: value, key: "$ref" }));
    return type === "Schema" || type === "PathItem";
  }
  const target = value.$ref.startsWith("#/") ? valueAt(check.document, fromPointer(value.$ref)) : undefined;
  const { $ref } = value;
  if (!isDraftObject(target as Draft) || target === value) return true;
  // OpenAPI has no reference here, but what is meant is clear.
  check.faults.push(propertyUnknown(here(check, "$ref"), { object: type, property: "$ref", nearest: undefined }));
  delete value.$ref;
  for (const [key, inner] of Object.entries(target as DraftObject))
    if (!Object.hasOwn(value, key)) setOwn(value, key, structuredClone(inner));
  check.moves.set(here(check).pointer, toPointer(fromPointer($ref)));
  return true;
}

const REFERENCES: ReadonlySet<RuledType> = new Set([
  ...(["Parameter", "RequestBody", "Response", "Header", "MediaType", "Example", "Link", "Callback"] as const),
  ...(["SecurityScheme", "PathItem", "Schema"] as const),
]);

function use(check: Check, type: ObjectType, { holder, key }: { holder: DraftObject; key: string }): void {
  check.references.use({ type, holder, key, steps: check.steps });
}

/** Before the fields. */
function enter(check: Check, type: RuledType, value: DraftObject): void {
  if (type === "Schema") check.references.name(value, check.steps);
  else if (type === "Paths") mendPaths(check, value);
  else if (type === "Responses") mendStatuses(check, value);
  else if (type === "Operation") checkOperationId(check, value);
}

/** Once the fields are mended. */
function leave(check: Check, type: RuledType, value: DraftObject): void {
  if (type === "Schema") {
    mendSchema(check, value);
    useMapping(check, value);
  } else if (type === "Parameter") checkParameter(check, value);
  else if (type === "PathItem") checkTemplate(check, value);
  else if (type === "SecurityScheme") checkScheme(check, value);
  else if (type === "Header" && check.version === "2.0" && typeof value.type !== "string") {
    const words = { object: type, property: "type", version: check.version, assumed: '"string" is taken' };
    check.faults.push(propertyMissing("warning", here(check), words));
    value.type = "string";
  }
}

function look(check: Check, holder: DraftObject, { key, field }: { key: string; field: Field }): void {
  const { object: type, holds, shape } = field;
  if (type === undefined) {
    if (KEYWORDS.has(shape)) mendKeyword(check, holder, { key, visit });
    else mendValue(check, holder, { key, shape });
  } else if (holds === "list") lookInList(check, holder, { key, type });
  else if (holds === "map") lookInMap(check, holder, { key, type });
  else lookAt(check, holder, { key, type });
}

const KEYWORDS: ReadonlySet<string> = new Set(["items", "additional", "discriminator", "examples"]);

type At = { readonly key: string; readonly type: RuledType };

/** `holder[key]`, which the steps lead to. */
function lookAt(check: Check, holder: DraftObject, { key, type }: At): void {
  const value = holder[key] as Draft;
  if (isDraftObject(value)) {
    visit(check, type, value);
    return;
  }
  if (isBooleanSchema(type, value)) return;
  const words = { name: key, wanted: ["object"], value };
  if (type === "Example") {
    holder[key] = { value };
    check.faults.push(typeWrong(here(check), { ...words, assumed: "it is the example" }));
    return;
  }
  // An object without anything in it is often written as nothing at all.
  const empty = saysNothing(value) && (EMPTY.has(type) || (value === null && EMPTY_IF_NULL.has(type)));
  const assumed = !empty ? undefined : type === "Schema" ? "any value is taken" : "it is taken as empty";
  const fault = typeWrong(here(check), { ...words, assumed });
  check.faults.push(FATAL.has(type) && value !== null ? { ...fault, severity: "error" } : fault);
  if (empty) holder[key] = {};
  else delete holder[key];
}

/** New in 3.1; what it means is clear in every version. */
function isBooleanSchema(type: RuledType, value: unknown): boolean {
  return type === "Schema" && typeof value === "boolean";
}

const EMPTY: ReadonlySet<RuledType> = new Set(["Schema", "MediaType"]);
const EMPTY_IF_NULL: ReadonlySet<RuledType> = new Set(["Operation", "PathItem", "Response", "Paths", "Responses"]);
/** Without them a document says something else. */
const FATAL: ReadonlySet<RuledType> = new Set(["Paths", "Components", "Operation", "PathItem", "Responses"]);

function lookInList(check: Check, holder: DraftObject, { key, type }: At): void {
  let list = holder[key] as Draft;
  if (isDraftObject(list) && type !== "Parameter") {
    const words = { name: key, wanted: ["array"], value: list, assumed: "it is taken as a list of one" };
    check.faults.push(typeWrong(here(check), words));
    check.moves.set(here(check, 0).pointer, here(check).pointer);
    list = [list];
    holder[key] = list;
  }
  if (!Array.isArray(list)) {
    check.faults.push(typeWrong(here(check), { name: key, wanted: ["array"], value: list }));
    delete holder[key];
    return;
  }
  if (list.length === 0 && NOT_EMPTY.has(key)) {
    check.faults.push(valueInvalid(here(check), `\`${key}\` is empty; it is left out.`));
    delete holder[key];
    return;
  }
  const spare = new Set<number>();
  for (const [index, item] of list.entries()) {
    if (isBooleanSchema(type, item)) continue;
    check.steps.push(index);
    if (isDraftObject(item)) visit(check, type, item);
    else {
      spare.add(index);
      const words = { name: `${key}/${index}`, wanted: ["object"], value: item };
      check.faults.push(typeWrong(here(check), words));
    }
    check.steps.pop();
  }
  if (type === "Parameter") for (const index of spareParameters(check, list)) spare.add(index);
  if (spare.size > 0) holder[key] = withoutItems(check, list, spare);
}

/** JSON Schema 2020-12, sections 10.2.1 and 10.3.1.1. */
const NOT_EMPTY: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);

/** What comes behind a left out item moves up. */
function withoutItems(check: Check, list: Draft[], spare: ReadonlySet<number>): Draft[] {
  const kept = [...list.keys()].filter((index) => !spare.has(index));
  for (const [index, before] of kept.entries()) {
    if (index !== before) check.moves.set(here(check, index).pointer, here(check, before).pointer);
  }
  return kept.map((index) => list[index] as Draft);
}

function lookInMap(check: Check, holder: DraftObject, { key, type }: At): void {
  let map = holder[key] as Draft;
  if (type === "Example" && Array.isArray(map)) {
    const words = { name: key, wanted: ["object"], value: map, assumed: "its values are taken" };
    check.faults.push(typeWrong(here(check), words));
    map = Object.fromEntries(map.map((value, index) => [String(index + 1), isDraftObject(value) ? value : { value }]));
    holder[key] = map;
  }
  if (!isDraftObject(map)) {
    const words = { name: key, wanted: ["object"], value: map };
    check.faults.push(typeWrong(here(check), words));
    delete holder[key];
    return;
  }
  for (const name of Object.keys(map)) {
    if (name.startsWith("x-") && type !== "Schema" && type !== "Header" && !isDraftObject(map[name] as Draft)) continue;
    check.steps.push(name);
    lookAt(check, map, { key: name, type });
    check.steps.pop();
  }
}

/** OpenAPI 3.1, section 4.8.25: a value is the name of a schema or a reference; only what begins like a pointer is certain. */
function useMapping(check: Check, { discriminator }: DraftObject): void {
  const mapping = isDraftObject(discriminator) ? discriminator.mapping : undefined;
  if (!isDraftObject(mapping)) return;
  for (const name of Object.keys(mapping)) {
    if (!String(mapping[name]).startsWith("#/")) continue;
    check.steps.push("discriminator", "mapping", name);
    use(check, "Schema", { holder: mapping, key: name });
    check.steps.length -= 3;
  }
}

const SCHEMES: { readonly [type: string]: readonly string[] } = {
  ...{ apiKey: ["name", "in"], http: ["scheme"], oauth2: [], openIdConnect: [], mutualTLS: [], basic: [] },
};

/** What can't be used is named in the types and documentation, and left to the caller. */
function checkScheme(check: Check, scheme: DraftObject): void {
  const { type } = scheme;
  if (typeof type !== "string") return;
  const required = SCHEMES[type];
  const allowed = Object.keys(SCHEMES).filter(
    (name) => (name === "basic") === (check.version === "2.0") || name === "apiKey" || name === "oauth2",
  );
  if (required === undefined || !(allowed.includes(type) || type === "basic")) {
    const words = { name: "type", value: show(type), allowed, nearest: nearestName(type, allowed) };
    check.faults.push(valueNotAllowed(here(check, "type"), { ...words, assumed: "credentials of it are not sent" }));
    return;
  }
  for (const key of required) {
    if (typeof scheme[key] === "string") continue;
    const name = String(check.steps.at(-1));
    const taken = key === "in" ? "header" : key === "scheme" ? "bearer" : name;
    check.faults.push(
      propertyMissing("warning", here(check), {
        ...{ object: "SecurityScheme", property: key, version: check.version, assumed: `"${taken}" is taken` },
      }),
    );
    scheme[key] = taken;
  }
  if (type === "apiKey") checkKeyPlace(check, scheme);
}

function checkKeyPlace(check: Check, scheme: DraftObject): void {
  const allowed = check.version === "2.0" ? ["query", "header"] : ["query", "header", "cookie"];
  const place = String(scheme.in);
  if (allowed.includes(place)) return;
  const meant = allowed.find((one) => one === place.toLowerCase());
  const words = { name: "in", value: show(place), allowed, nearest: meant ?? nearestName(place, allowed) };
  const assumed = meant === undefined ? "credentials of it are not sent" : `it is taken as ${meant}`;
  check.faults.push(valueNotAllowed(here(check, "in"), { ...words, assumed }));
  if (meant !== undefined) scheme.in = meant;
}

/** What stands for a required field that is missing; where nothing could, it is an error. */
function miss(check: Check, type: RuledType, { value, key }: { value: DraftObject; key: string }): void {
  const words = { object: type, property: key, version: check.version };
  const found = ASSUMED[`${type}.${key}`];
  if (found === undefined) {
    check.faults.push(propertyMissing(UNREAD.has(`${type}.${key}`) ? "warning" : "error", here(check), words));
    return;
  }
  const [assumed, make] = found;
  check.faults.push(propertyMissing("warning", here(check), { ...words, assumed }));
  const made = make?.(value);
  if (made !== undefined) value[key] = made;
}

const ASSUMED: { readonly [field: string]: readonly [assumed: string, make?: (value: DraftObject) => Draft] } = {
  "RequestBody.content": ["the body is left open", () => ({})],
  "Server.url": ['"/" is taken', () => "/"],
  "ServerVariable.default": [
    "its first value is taken",
    ({ enum: values }) => (Array.isArray(values) ? (values[0] ?? "") : ""),
  ],
  "Discriminator.propertyName": ["the discriminator is left out"],
  "SecurityScheme.type": ["credentials of it are not sent"],
  "Tag.name": ["the tag is left out"],
};

/** Required by OpenAPI, and read by nothing that we make. */
const UNREAD = new Set([
  ...["OpenApi.info", "OpenApi.paths", "Info.title", "Info.version", "License.name", "Response.description"],
  ...["ExternalDocumentation.url", "Operation.responses"],
]);

function unknown(check: Check, rule: Rule, key: string): Fault {
  const at = { ...here(check, key), on: "key" as const };
  const nearest = check.faults.length < MAX_HINTS ? nearestName(key, rule.fields.keys()) : undefined;
  return propertyUnknown(at, { object: rule.type, property: key, nearest });
}

function early(check: Check, key: string, since: string): Fault {
  const at = { ...here(check, key), on: "key" as const };
  return keywordOfOtherVersion(at, `\`${key}\``, { of: `of OpenAPI ${since}`, assumed: "it is read as there" });
}
