import type { ErrorObject } from "ajv";
import type { Fault } from "../errors.ts";
import { isObject, type Json } from "../json/json.ts";
import { fromPointer, toPointer } from "../json/pointer.ts";
import {
  formatWrong,
  pathInvalid,
  propertyMissing,
  propertyUnknown,
  statusInvalid,
  typeWrong,
  valueInvalid,
  valueNotAllowed,
} from "../validation-faults.ts";
import { nearestName } from "./nearest.ts";
import type { Version } from "./version.ts";

/** One of Ajv's errors in words, or nothing where another of its errors says more. Needs Ajv's `verbose`. */
export function explainError(error: ErrorObject, version: Version): Fault[] {
  const { keyword, instancePath, params, data } = error;
  const at = { pointer: instancePath };
  const name = nameOf(instancePath);
  switch (keyword) {
    case "additionalProperties":
      return [explainUnknown(error, String(params.additionalProperty))];
    case "required":
      return [explainMissing(error, String(params.missingProperty), version)];
    case "type":
      return [typeWrong(at, { name, wanted: [params.type].flat().map(String), is: typeOf(data), text: String(data) })];
    case "enum":
    case "const": {
      const allowed = (params.allowedValues ?? [params.allowedValue]).map(String);
      return [
        valueNotAllowed(at, { name, value: show(data as Json), allowed, nearest: nearestName(String(data), allowed) }),
      ];
    }
    case "format":
      return [formatWrong(at, name, FORMATS.get(String(params.format)) ?? String(params.format))];
    case "minimum":
    case "exclusiveMinimum":
      return [valueInvalid("error", at, `\`${name}\` ${error.message}, and is ${show(data as Json)}.`)];
    case "if":
    case "oneOf":
    case "anyOf":
    case "not":
    case "propertyNames":
      return [];
    default:
      return [valueInvalid("warning", at, `\`${name}\` ${error.message}.`)];
  }
}

function explainUnknown({ instancePath, parentSchema }: ErrorObject, property: string): Fault {
  const at = { pointer: instancePath + toPointer([property]), on: "key" as const };
  const object = objectOf(parentSchema, instancePath);
  if (object === "Paths") return pathInvalid(at, property);
  if (object === "Responses") return statusInvalid(at, property);
  const known = Object.keys(isObject(parentSchema?.properties) ? parentSchema.properties : {});
  return propertyUnknown(at, { object, property, nearest: nearestName(property, known) });
}

function explainMissing({ instancePath, parentSchema }: ErrorObject, property: string, version: Version): Fault {
  const object = objectOf(parentSchema, instancePath);
  const severity = UNREAD.has(`${object}.${property}`) ? "warning" : "error";
  return propertyMissing(severity, { pointer: instancePath }, { object, property, version });
}

/** Required by OpenAPI, and read by nothing that we make. */
const UNREAD = new Set([
  "Info.version",
  "License.name",
  "License.url",
  "Response.description",
  "ExternalDocumentation.url",
  "OpenAPI.paths",
  "OpenAPI.info",
  "Operation.responses",
]);

function objectOf(schema: { readonly [key: string]: unknown } | undefined, instancePath: string): string {
  return typeof schema?.["x-object"] === "string" ? schema["x-object"] : nameOf(instancePath);
}

function nameOf(instancePath: string): string {
  return fromPointer(instancePath).at(-1) ?? "OpenAPI";
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function show(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

const FORMATS = new Map([
  ["uri-reference", "a URL"],
  ["email", "an email address"],
  ["regex", "a regular expression"],
]);
