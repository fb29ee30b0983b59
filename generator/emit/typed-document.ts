import { componentOf } from "../document/component-ref.ts";
import type { HeaderObject, OpenApi, ParameterObject, SchemaObject } from "../document/openapi.ts";
import { mapObjects } from "../document/walk.ts";
import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { isIgnored } from "../model/build-parameters.ts";
import { follow } from "../model/follow.ts";
import { markFiles } from "./mark-files.ts";

/**
 * The document as openapi-typescript has to see it, so that its types say what the client takes and gives. It reads some
 * things otherwise than the standard, or not at all; here they are said in a way that it understands.
 */
export function typedDocument(document: OpenApi): OpenApi {
  return mapObjects(markFiles(document), (type, value) => {
    switch (type) {
      case "Parameter":
      case "Header":
        return withSchema(value as ParameterObject | HeaderObject);
      case "PathItem":
      case "Operation":
        return withoutIgnored(document, value);
      case "Schema":
        return withReferences(withoutInherited(withRequired(value as SchemaObject)));
      default:
        return value;
    }
  });
}

/** What `content` describes is a text to openapi-typescript. The client writes that text, so it is given the value. */
function withSchema(object: ParameterObject | HeaderObject): ParameterObject | HeaderObject {
  const { content, ...rest } = object;
  const [media] = Object.values(content ?? {});
  return media === undefined ? object : { ...rest, schema: media.schema ?? {} };
}

/** Header parameters that OpenAPI says to ignore must not be asked for. */
function withoutIgnored(document: OpenApi, object: JsonObject): JsonObject {
  const { parameters } = object;
  if (!Array.isArray(parameters)) return object;
  const kept = parameters.filter((entry: Json) => !isIgnored(follow<ParameterObject>(document, entry, "").value));
  return kept.length === parameters.length ? object : { ...object, parameters: kept };
}

/** A property may be required without being declared: its value is anything, but it has to be there. */
function withRequired(schema: SchemaObject): SchemaObject {
  const { properties, required } = schema;
  if (!isObject(properties) || !Array.isArray(required)) return schema;
  const undeclared = required.filter((name) => typeof name === "string" && !Object.hasOwn(properties, name));
  if (undeclared.length === 0) return schema;
  const added = undeclared.map((name) => [name, {}] as const);
  return { ...schema, properties: { ...properties, ...Object.fromEntries(added) } };
}

/** To TypeScript `{}` has a `constructor`, a Function: where a property of such a name is optional, any value has to do. */
function withoutInherited(schema: SchemaObject): SchemaObject {
  const { properties, required } = schema;
  if (!isObject(properties)) return schema;
  const inherited = Object.keys(properties).filter((name) => name in Object.prototype && !required?.includes(name));
  if (inherited.length === 0) return schema;
  return { ...schema, properties: { ...properties, ...Object.fromEntries(inherited.map((name) => [name, {}])) } };
}

/** OpenAPI 3.1, section 4.8.25.4: a mapping may give a schema's name instead of a reference. */
function withReferences(schema: SchemaObject): SchemaObject {
  const { discriminator } = schema;
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return schema;
  const entries = Object.entries(discriminator.mapping).map(([key, target]) => [key, toReference(target)] as const);
  return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(entries) } };
}

function toReference(target: Json | undefined): Json | undefined {
  const isName = typeof target === "string" && /^[\w.-]+$/.test(target) && componentOf(target) === undefined;
  return isName ? `#/components/schemas/${target}` : target;
}
