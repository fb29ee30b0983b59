import {
  fromPointer,
  valueAt
} from "./chunk-7WUZXIE5.js";
import {
  isObject
} from "./chunk-GDFH4KJP.js";

// dist/generator/document/grammar.js
var GRAMMAR = {
  OpenApi: { paths: "Paths", webhooks: "{PathItem}", components: "Components" },
  Paths: { "*": "PathItem" },
  PathItem: {
    parameters: "Parameter[]",
    get: "Operation",
    put: "Operation",
    post: "Operation",
    delete: "Operation",
    options: "Operation",
    head: "Operation",
    patch: "Operation",
    trace: "Operation",
    query: "Operation",
    additionalOperations: "{Operation}"
  },
  Operation: {
    parameters: "Parameter[]",
    requestBody: "RequestBody",
    responses: "Responses",
    callbacks: "{Callback}"
  },
  Parameter: { schema: "Schema", content: "{MediaType}", examples: "{Example}" },
  RequestBody: { content: "{MediaType}" },
  Responses: { "*": "Response" },
  Response: { headers: "{Header}", content: "{MediaType}", links: "{Link}" },
  Header: { schema: "Schema", content: "{MediaType}", examples: "{Example}" },
  MediaType: {
    schema: "Schema",
    itemSchema: "Schema",
    examples: "{Example}",
    encoding: "{Encoding}",
    prefixEncoding: "Encoding[]",
    itemEncoding: "Encoding"
  },
  Encoding: {
    headers: "{Header}",
    encoding: "{Encoding}",
    prefixEncoding: "Encoding[]",
    itemEncoding: "Encoding"
  },
  Example: {},
  Link: {},
  Callback: { "*": "PathItem" },
  Components: {
    schemas: "{Schema}",
    responses: "{Response}",
    parameters: "{Parameter}",
    examples: "{Example}",
    requestBodies: "{RequestBody}",
    headers: "{Header}",
    securitySchemes: "{SecurityScheme}",
    links: "{Link}",
    callbacks: "{Callback}",
    pathItems: "{PathItem}",
    mediaTypes: "{MediaType}"
  },
  SecurityScheme: {},
  Schema: {
    properties: "{Schema}",
    patternProperties: "{Schema}",
    additionalProperties: "Schema",
    propertyNames: "Schema",
    unevaluatedProperties: "Schema",
    items: "Schema",
    prefixItems: "Schema[]",
    contains: "Schema",
    unevaluatedItems: "Schema",
    allOf: "Schema[]",
    anyOf: "Schema[]",
    oneOf: "Schema[]",
    not: "Schema",
    if: "Schema",
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: "Schema",
    else: "Schema",
    dependentSchemas: "{Schema}",
    dependencies: "{Schema}",
    contentSchema: "Schema",
    $defs: "{Schema}",
    definitions: "{Schema}"
  }
};
function childrenOf(type, value) {
  if (isReference(type, value))
    return [];
  const fields = FIELDS.get(type);
  const children = [];
  for (const key of Object.keys(value)) {
    const field = fields?.get(key) ?? (key.startsWith("x-") ? void 0 : fields?.get("*"));
    const inner = field && value[key];
    if (typeof inner !== "object" || inner === null)
      continue;
    if (field?.holds === "one") {
      if (isObject(inner))
        children.push({ type: field.type, value: inner, steps: [key] });
    } else if (field?.holds === (Array.isArray(inner) ? "list" : "map")) {
      addMembers(children, field.type, key, inner);
    }
  }
  return children;
}
function sectionFor(type) {
  return Object.keys(GRAMMAR.Components).find((section) => GRAMMAR.Components[section] === `{${type}}`);
}
function typeInSection(section) {
  return FIELDS.get("Components")?.get(section)?.type;
}
function isReference(type, value) {
  return type !== "Schema" && type !== "PathItem" && typeof value.$ref === "string";
}
function addMembers(children, type, key, container) {
  if (Array.isArray(container)) {
    container.forEach((value, index) => {
      if (isObject(value))
        children.push({ type, value, steps: [key, index] });
    });
  } else if (isObject(container)) {
    for (const name of Object.keys(container)) {
      const value = container[name];
      if (isObject(value))
        children.push({ type, value, steps: [key, name] });
    }
  }
}
var FIELDS = new Map(Object.entries(GRAMMAR).map(([type, shapes]) => [
  type,
  new Map(Object.entries(shapes).map(([key, shape]) => [key, toField(shape)]))
]));
function toField(shape) {
  const type = shape.replace(/[{}[\]]/g, "");
  return { type, holds: shape.startsWith("{") ? "map" : shape.endsWith("]") ? "list" : "one" };
}

// dist/generator/document/operations.js
function listOperations(document) {
  return SECTIONS.flatMap((section) => {
    const items = document[section];
    if (!isObject(items))
      return [];
    return Object.keys(items).flatMap((key) => {
      const path = section === "paths" ? key : void 0;
      if (section === "paths" && key.startsWith("x-"))
        return [];
      return itemsFrom(items[key], document).flatMap((item) => operationsOf(item).map(([method, operation]) => ({ section, key, path, method, operation, item })));
    });
  });
}
function operationsOf(item) {
  return childrenOf("PathItem", item).flatMap(({ type, value, steps }) => type === "Operation" ? [[String(steps.at(-1)), value]] : []);
}
function itemsFrom(item, document) {
  const items = /* @__PURE__ */ new Set();
  for (let at = item; isObject(at) && !items.has(at); at = targetOf(at, document))
    items.add(at);
  return [...items];
}
function targetOf({ $ref }, document) {
  return typeof $ref === "string" && $ref.startsWith("#") ? valueAt(document, fromPointer($ref)) : void 0;
}
var SECTIONS = ["paths", "webhooks"];

export {
  childrenOf,
  sectionFor,
  typeInSection,
  listOperations,
  operationsOf,
  itemsFrom,
  targetOf
};
