import type { OpenApi } from "../../../generator/document/openapi.ts";
import { itemParts, matches, propertyParts } from "../../../generator/fixtures/children.ts";
import { flatten, type Located, listOf, namesOf, type Parts } from "../../../generator/fixtures/located.ts";
import type { ValidationError, Validators } from "../../../generator/fixtures/validators.ts";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { toPointer } from "../../../generator/json/pointer.ts";

/** One place of one body that its schema doesn't allow for. */
export interface Deviation {
  /** Of the schema. */
  readonly pointer: string;
  /** The keyword that refuses, or `undeclared` for a property that no schema knows. */
  readonly keyword: string;
  /** Of a property that is missing, or undeclared. */
  readonly name?: string;
  readonly value: Json;
  /** Where in the body. */
  readonly path: string;
}

export interface Judge {
  readonly document: OpenApi;
  readonly validators: Validators;
}

/** What of a body departs from its schema. Alternatives that the body can't have meant are left out. */
export function observeBody(judge: Judge, place: Located, body: Json): Deviation[] {
  const compiled = judge.validators.compile(place.pointer, place.schema);
  const verdict = compiled.kind === "compiled" ? compiled.validate(body) : compiled;
  if (verdict.kind === "uncompilable" || verdict.kind === "undecided") return [];
  const errors = new Map<string, ValidationError[]>();
  for (const error of verdict.kind === "invalid" ? verdict.errors : []) {
    const key = `${error.schemaPointer.slice(0, error.schemaPointer.lastIndexOf("/"))} ${error.instancePath}`;
    errors.set(key, [...(errors.get(key) ?? []), error]);
  }
  const walk: Walk = { ...judge, errors, found: [], steps: 0 };
  observe(walk, [place], { value: body, path: "" });
  return walk.found;
}

interface Walk extends Judge {
  readonly errors: ReadonlyMap<string, readonly ValidationError[]>;
  readonly found: Deviation[];
  steps: number;
}

interface Spot {
  readonly value: Json;
  readonly path: string;
}

const MAX_STEPS = 20_000;

/** What stands for a secret in a record. */
const REDACTED = "…";

function observe(walk: Walk, parts: Parts, spot: Spot): void {
  const { value, path } = spot;
  // What was redacted can't be judged any more.
  if (++walk.steps > MAX_STEPS || (typeof value === "string" && value.includes(REDACTED))) return;
  const all = applicable(walk, parts, spot);
  for (const part of all) {
    for (const error of walk.errors.get(`${part.pointer} ${path}`) ?? []) note(walk, part, { error, spot });
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      observe(walk, itemParts(all, index), { value: item as Json, path: `${path}/${index}` });
  } else if (isObject(value)) observeProperties(walk, all, { value, path });
}

function observeProperties(walk: Walk, all: Parts, { value, path }: { value: JsonObject; path: string }): void {
  const home = all.find(({ schema }) => schema.properties !== undefined);
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    if (all.some((part) => knows(part, name)))
      observe(
        walk,
        propertyParts(
          all.filter((part) => !forbids(part, name)),
          name,
        ) ?? [],
        {
          value: item,
          path: path + toPointer([name]),
        },
      );
    // Where a schema has no properties at all, any are welcome.
    else if (home !== undefined) {
      const { pointer } = all.find((part) => forbids(part, name)) ?? home;
      walk.found.push({ pointer, keyword: "undeclared", name, value: item, path: path + toPointer([name]) });
    }
  }
}

function knows(part: Located, name: string): boolean {
  const { properties, additionalProperties = false } = part.schema;
  if (isObject(properties) && Object.hasOwn(properties, name)) return true;
  return additionalProperties !== false || namesOf(part, "patternProperties").some((pattern) => matches(pattern, name));
}

function forbids(
  { schema: { properties, additionalProperties, unevaluatedProperties } }: Located,
  name: string,
): boolean {
  if (isObject(properties) && Object.hasOwn(properties, name)) return false;
  return additionalProperties === false || unevaluatedProperties === false;
}

function note(walk: Walk, part: Located, { error, spot }: { error: ValidationError; spot: Spot }): void {
  const { keyword, params } = error;
  // Alternatives are dealt with where one is chosen; what is undeclared, where properties are looked at.
  if (ELSEWHERE.has(keyword)) return;
  const missing = keyword === "required" ? { name: String(params.missingProperty) } : {};
  walk.found.push({ pointer: part.pointer, keyword, ...missing, ...spot });
}

const ELSEWHERE = new Set([
  "$ref",
  "$dynamicRef",
  "oneOf",
  "anyOf",
  "if",
  "additionalProperties",
  "unevaluatedProperties",
  "false schema",
]);

/** Every schema that says something about the value, with the alternatives that it is, or must be meant to be. */
function applicable(walk: Walk, parts: Parts, spot: Spot): Parts {
  let all = flatten(walk.document, parts);
  for (let from = 0; from < all.length && all.length < MAX_PARTS; ) {
    const chosen = all
      .slice(from)
      .flatMap((part) => KEYWORDS.flatMap((keyword) => choose(walk, part, { keyword, spot })));
    from = all.length;
    all = flatten(walk.document, [...all, ...chosen]);
  }
  return all;
}

const MAX_PARTS = 500;
const KEYWORDS = ["oneOf", "anyOf"] as const;

function choose(walk: Walk, part: Located, at: { keyword: (typeof KEYWORDS)[number]; spot: Spot }): readonly Located[] {
  const { keyword, spot } = at;
  const branches = listOf(part, keyword);
  if (branches.length === 0) return [];
  const accepting = branches.filter((branch) => walk.validators.accepts(branch, spot.value));
  if (accepting.length > 1 && keyword === "oneOf")
    walk.found.push({ pointer: part.pointer, keyword: "oneOf, several", ...spot });
  if (accepting.length > 0) return accepting;
  const meant = spot.value === null ? [] : branches.filter(({ schema }) => schema.type !== "null");
  const [only] = meant.length === 1 ? meant : meant.filter((branch) => isNamed(part, branch, spot.value));
  if (only !== undefined) return [only];
  walk.found.push({ pointer: part.pointer, keyword, ...spot });
  return [];
}

/** Whether the discriminator's value names the branch: by mapping, or as the component's name (OpenAPI 3.1, section 4.8.25). */
function isNamed(part: Located, branch: Located, value: Json): boolean {
  const { discriminator } = part.schema;
  const { $ref } = branch.schema;
  if (!isObject(discriminator) || !isObject(value) || typeof $ref !== "string") return false;
  const name = value[String(discriminator.propertyName)];
  if (typeof name !== "string") return false;
  const mapped = isObject(discriminator.mapping) ? discriminator.mapping[name] : undefined;
  return mapped === $ref || $ref.endsWith(`/${mapped ?? name}`);
}
