import type { Json } from "../json/json.ts";
import { toPointer } from "../json/pointer.ts";
import { keywordOfOtherVersion, typeWrong, valueInvalid, valueNotAllowed } from "../validation-faults.ts";
import { type Check, here, show, type Visit, within } from "./check.ts";
import { type Draft, type DraftObject, isDraftObject } from "./copy.ts";
import { nearestName } from "./nearest.ts";

/** The keywords of a Schema Object that need code of their own, once all others are looked at. */
export function mendSchema(check: Check, schema: DraftObject): void {
  const { type, required, enum: values } = schema;
  // What is right, as nearly all is, costs a look.
  if (type !== undefined && !isRightType(check, type)) within(check, "type", () => mendType(check, schema));
  if (required !== undefined && !isSetOfNames(required)) within(check, "required", () => mendRequired(check, schema));
  if (values !== undefined && !isRightEnum(schema.type, values)) within(check, "enum", () => mendEnum(check, schema));
  if (schema.nullable === true && check.version >= "3.1") {
    check.faults.push(
      keywordOfOtherVersion(here(check, "nullable"), "`nullable`", {
        of: "of OpenAPI 3.0",
        assumed: "null is allowed",
      }),
    );
  }
}

function isRightType({ version }: Check, type: Draft): boolean {
  if (typeof type !== "string")
    return (
      Array.isArray(type) &&
      version >= "3.1" &&
      type.length > 0 &&
      type.every((one) => TYPES.has(one as string)) &&
      isSetOfNames(type)
    );
  return (TYPES.has(type) && (type !== "null" || version >= "3.1")) || (type === "file" && version === "2.0");
}

function isSetOfNames(required: Draft): boolean {
  if (!Array.isArray(required)) return false;
  if (required.length > FEW)
    return new Set(required).size === required.length && required.every((name) => typeof name === "string");
  for (let index = 0; index < required.length; index += 1) {
    if (typeof required[index] !== "string" || (index > 0 && required.lastIndexOf(required[index], index - 1) >= 0))
      return false;
  }
  return true;
}

/** Up to so many names, looking at each pair is quicker than a set. */
const FEW = 30;

function isRightEnum(type: Draft | undefined, values: Draft): boolean {
  return type === "string" && Array.isArray(values) && values.length < 100 && values.length > 0 && isSetOfNames(values);
}

function mendType(check: Check, schema: DraftObject): void {
  const { type } = schema;
  const old = check.version === "2.0" || check.version === "3.0";
  if (old && (type === "null" || Array.isArray(type))) {
    const what = type === "null" ? "`type: null`" : "A list of types";
    check.faults.push(
      keywordOfOtherVersion(here(check), what, { of: "of OpenAPI 3.1", assumed: "it is read as there" }),
    );
  }
  if (Array.isArray(type) && type.length === 0)
    check.faults.push(valueInvalid(here(check), "`type` is empty; it is left out."));
  const names = [type].flat().map((name) => mendTypeName(check, schema, name));
  const known = [...new Set(names)].filter((name) => name !== undefined);
  if (!names.includes(undefined) && known.length < names.length)
    check.faults.push(valueInvalid(here(check), "`type` names a type twice; it is taken once."));
  const single = known.length === 1 ? known[0] : known;
  if (known.length === 0 || names.includes(undefined)) delete schema.type;
  else schema.type = single as Draft;
}

/** Undefined: no type that anybody could know, so that any value is taken. */
function mendTypeName(check: Check, schema: DraftObject, name: Draft): string | undefined {
  if (typeof name === "string" && TYPES.has(name)) return name;
  const word = name === null ? "null" : String(name).toLowerCase();
  const taken = TYPES.has(word) ? word : MEANT[word];
  if (word === "file" || word === "binary") schema.format ??= "binary";
  if (MEANT_FORMATS.has(word)) schema.format ??= word;
  const allowed = [...TYPES];
  check.faults.push(
    valueNotAllowed(here(check), {
      ...{ name: "type", value: show(name as Json), allowed, nearest: taken ?? nearestName(word, allowed) },
      assumed: taken === undefined ? "any type is taken" : `it is taken as ${taken}`,
    }),
  );
  return taken;
}

const TYPES = new Set(["array", "boolean", "integer", "null", "number", "object", "string"]);
const MEANT_FORMATS = new Set(["date", "date-time", "uuid", "email", "uri", "byte"]);
const MEANT: { readonly [word: string]: string } = {
  ...{ int: "integer", int32: "integer", int64: "integer", long: "integer", uint: "integer" },
  ...{ float: "number", double: "number", decimal: "number", numeric: "number", bool: "boolean" },
  ...{ str: "string", text: "string", char: "string", file: "string", binary: "string", byte: "string" },
  ...{ date: "string", datetime: "string", "date-time": "string", timestamp: "string", time: "string" },
  ...{ uuid: "string", guid: "string", email: "string", uri: "string", url: "string", enum: "string" },
  ...{ map: "object", dict: "object", hash: "object", list: "array", none: "null", nil: "null" },
};

/** In draft 3 a property said of itself that it is required; since draft 4 its parent lists it. */
function mendRequired(check: Check, schema: DraftObject): void {
  const { required } = schema;
  if (!Array.isArray(required)) {
    const assumed =
      typeof required === "boolean" ? "it is left out: the object around it lists what is required" : undefined;
    const words = { name: "required", wanted: ["array"], value: required };
    check.faults.push(typeWrong(here(check), { ...words, assumed }));
    delete schema.required;
    return;
  }
  const names = new Set(required.filter((name) => typeof name === "string"));
  if (names.size === required.length) return;
  const what = required.every((name) => typeof name === "string") ? "names a property twice" : "holds what is no name";
  check.faults.push(valueInvalid(here(check), `\`required\` ${what}; each name is taken once.`));
  schema.required = [...names];
}

function mendEnum(check: Check, schema: DraftObject): void {
  const values = schema.enum;
  if (!Array.isArray(values) || values.length === 0) {
    const at = here(check);
    const fault = Array.isArray(values)
      ? valueInvalid(at, "`enum` is empty; it is left out.")
      : typeWrong(at, { name: "enum", wanted: ["array"], value: values });
    check.faults.push(fault);
    delete schema.enum;
    return;
  }
  const type = typeof schema.type === "string" ? schema.type : undefined;
  const read = values.map((value) => readAs(type, value as Json));
  const wrong = read.findIndex((value, index) => value !== values[index]);
  if (wrong >= 0) {
    const taken = read[wrong] === undefined ? "left out" : `taken as ${show(read[wrong] as Json)}`;
    const what = `${show(values[wrong] as Json)} is no ${type}; it is ${taken}.`;
    check.faults.push(valueInvalid(here(check, wrong), what));
  }
  const twice = new Set(read).size < read.length;
  if (twice) check.faults.push(valueInvalid(here(check), "`enum` has a value twice; it is taken once."));
  if (wrong < 0 && !twice) return;
  const places = new Map<Json | undefined, number>();
  for (const [index, value] of read.entries()) if (!places.has(value)) places.set(value, index);
  const kept = [...places].flatMap(([value, index]) => (value === undefined ? [] : [index]));
  if (kept.length === 0) delete schema.enum;
  else schema.enum = kept.map((index) => read[index] as Draft);
  // What names the values goes by their order.
  for (const [key, list] of Object.entries(schema)) {
    if (key.startsWith("x-") && Array.isArray(list) && list.length === read.length)
      schema[key] = kept.map((index) => list[index] as Draft);
  }
}

/** The value in the schema's type; undefined where it can't be. A `null` is never meant otherwise. */
function readAs(type: string | undefined, value: Json): Json | undefined {
  if (value === null || type === undefined) return value;
  const scalar = typeof value === "number" || typeof value === "boolean" || typeof value === "string";
  switch (type) {
    case "string":
      return scalar ? String(value) : undefined;
    case "integer":
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      return typeof number === "number" && Number.isFinite(number) && (type === "number" || Number.isInteger(number))
        ? number
        : undefined;
    }
    case "boolean":
      return value === "true" ? true : value === "false" ? false : typeof value === "boolean" ? value : undefined;
    default:
      return value;
  }
}

/** `discriminator` was a name in 2.0; `items` a list in draft 4; a boolean may stand for a schema, and in quotes. */
export function mendKeyword(check: Check, schema: DraftObject, { key, visit }: { key: string; visit: Visit }): void {
  const value = schema[key] as Draft;
  if (key === "discriminator") mendDiscriminator(check, schema, visit);
  else if (key === "examples") mendExamples(check, schema, value);
  else if (key === "items" && Array.isArray(value)) mendTuple(check, schema, { items: value, visit });
  else if (value === "true" || value === "false") {
    schema[key] = value === "true";
    blame(check, { key, wanted: "boolean", value, assumed: `it is taken as ${value}` });
  } else if (isDraftObject(value)) visit(check, "Schema", value);
  else if (typeof value !== "boolean") {
    blame(check, { key, wanted: "object", value });
    delete schema[key];
  }
}

function mendExamples(check: Check, schema: DraftObject, value: Draft): void {
  if (Array.isArray(value)) return;
  schema.examples = isDraftObject(value) ? Object.values(value).map(exampleValue) : [value];
  blame(check, { key: "examples", wanted: "array", value, assumed: "its values are taken" });
}

function exampleValue(example: Draft): Draft {
  return isDraftObject(example) && Object.hasOwn(example, "value") ? example.value : example;
}

function mendTuple(check: Check, schema: DraftObject, { items, visit }: { items: Draft[]; visit: Visit }): void {
  blame(check, { key: "items", wanted: "object", value: items, assumed: "it is taken as `prefixItems`" });
  items.forEach((item, index) => {
    if (isDraftObject(item)) within(check, index, () => visit(check, "Schema", item));
  });
  delete schema.items;
  if (schema.prefixItems !== undefined) return;
  schema.prefixItems = items.map((item) => (isDraftObject(item) ? item : {}));
  const moved = toPointer([...check.steps.slice(0, -1), "prefixItems"]);
  check.moves.set(moved, here(check).pointer);
}

function mendDiscriminator(check: Check, schema: DraftObject, visit: Visit): void {
  const value = schema.discriminator as Draft;
  if (typeof value === "string") {
    schema.discriminator = { propertyName: value };
    blame(check, { key: "discriminator", wanted: "object", value, assumed: "it is taken as `propertyName`" });
    return;
  }
  if (!isDraftObject(value)) {
    blame(check, { key: "discriminator", wanted: "object", value });
    delete schema.discriminator;
    return;
  }
  visit(check, "Discriminator", value);
  if (typeof value.propertyName !== "string") delete schema.discriminator;
}

function blame(check: Check, words: { key: string; wanted: string; value: Draft; assumed?: string }): void {
  const { key, wanted, value, assumed } = words;
  check.faults.push(typeWrong(here(check), { name: key, wanted: [wanted], value, assumed }));
}
