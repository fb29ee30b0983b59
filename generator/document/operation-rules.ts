import type { Fault } from "../errors.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { isObject } from "../json/json.ts";
import { fromPointer, toPointer, valueAt } from "../json/pointer.ts";
import {
  operationIdDuplicate,
  parameterDuplicate,
  parameterSchemaMissing,
  pathAmbiguous,
  pathParameterOptional,
  pathParameterUndeclared,
  pathParameterUnused,
} from "../validation-faults.ts";
import type { ObjectType } from "./grammar.ts";
import { nearestName } from "./nearest.ts";
import { METHODS } from "./openapi.ts";
import { type Steps, walkFrom } from "./walk.ts";

/** What OpenAPI 3.1 asks of paths, operations and parameters, and its schema cannot: sections 4.8.8, 4.8.10 and 4.8.12. */
export function checkOperations(document: JsonObject): Fault[] {
  const faults: Fault[] = [];
  const ids = new Map<string, string>();
  const templates = new Map<string, string>();
  walkFrom({ type: "OpenApi", value: document, context: "" }, ({ type, value, steps }) => {
    if (!RULED.has(type)) return undefined;
    if (type === "Operation") faults.push(...checkOperationId(ids, value, steps));
    if (type === "Parameter") faults.push(...checkParameter(value, steps));
    if (type !== "PathItem" && type !== "Operation") return "";
    const parameters = listParameters(document, value, steps);
    faults.push(...checkDuplicates(parameters));
    const path = steps[1];
    if (type !== "PathItem" || steps[0] !== "paths" || steps.length !== 2 || typeof path !== "string") return "";
    faults.push(...checkAmbiguity(templates, path), ...checkTemplate(document, value, { path, parameters }));
    return "";
  });
  return faults;
}

/** What a rule is about, and what that lies in. */
const RULED = new Set<ObjectType>([
  ...(["OpenApi", "Paths", "PathItem", "Operation", "Parameter", "Callback", "Components"] as const),
]);

function checkOperationId(ids: Map<string, string>, { operationId }: JsonObject, steps: Steps): Fault[] {
  if (typeof operationId !== "string") return [];
  const first = ids.get(operationId);
  if (first === undefined) ids.set(operationId, `#${toPointer(steps)}`);
  return first === undefined
    ? []
    : [operationIdDuplicate({ pointer: toPointer([...steps, "operationId"]) }, operationId, first)];
}

function checkParameter(parameter: JsonObject, steps: Steps): Fault[] {
  if (typeof parameter.$ref === "string" || typeof parameter.name !== "string") return [];
  const at = { pointer: toPointer(steps) };
  const faults: Fault[] = [];
  if (parameter.in === "path" && parameter.required !== true) faults.push(pathParameterOptional(at, parameter.name));
  if (parameter.schema === undefined && parameter.content === undefined) faults.push(parameterSchemaMissing(at));
  return faults;
}

interface Declared {
  readonly name: string;
  readonly place: string;
  /** In the list, where a reference stands too. */
  readonly pointer: () => string;
}

/** What a `$ref` leads to counts; what leads nowhere is reported as that, and here undefined. */
function listParameters(document: JsonObject, { parameters }: JsonObject, steps: Steps): (Declared | undefined)[] {
  if (!Array.isArray(parameters)) return [];
  const around = [...steps, "parameters"];
  return (parameters as readonly Json[]).map((entry, index) => {
    const parameter = follow(document, entry);
    if (!isObject(parameter) || typeof parameter.name !== "string" || typeof parameter.in !== "string")
      return undefined;
    return { name: parameter.name, place: parameter.in, pointer: () => toPointer([...around, index]) };
  });
}

function follow(document: JsonObject, value: Json): Json | undefined {
  let current: Json | undefined = value;
  for (let hops = 0; isObject(current) && typeof current.$ref === "string"; hops += 1) {
    if (hops > 20 || !current.$ref.startsWith("#")) return undefined;
    current = valueAt(document, fromPointer(current.$ref));
  }
  return current;
}

function checkDuplicates(parameters: readonly (Declared | undefined)[]): Fault[] {
  const seen = new Set<string>();
  return parameters.flatMap((parameter) => {
    if (parameter === undefined) return [];
    const { name, place, pointer } = parameter;
    const key = `${place} ${place === "header" ? name.toLowerCase() : name}`;
    if (seen.has(key)) return [parameterDuplicate({ pointer: pointer() }, place, name)];
    seen.add(key);
    return [];
  });
}

function checkAmbiguity(templates: Map<string, string>, path: string): Fault[] {
  const shape = path.replace(TEMPLATE, "{}");
  const other = templates.get(shape);
  if (other === undefined) templates.set(shape, path);
  return other === undefined ? [] : [pathAmbiguous({ pointer: toPointer(["paths", path]), on: "key" }, other)];
}

function checkTemplate(
  document: JsonObject,
  pathItem: JsonObject,
  { path, parameters }: { path: string; parameters: readonly (Declared | undefined)[] },
): Fault[] {
  const wanted = [...path.matchAll(TEMPLATE)].map((match) => match[1] as string);
  const faults = findUnused(parameters, wanted, path);
  for (const method of METHODS) {
    const operation = pathItem[method];
    if (!isObject(operation)) continue;
    const steps = ["paths", path, method];
    const own = listParameters(document, operation, steps);
    faults.push(...findUnused(own, wanted, path));
    if ([...parameters, ...own].includes(undefined)) continue;
    const names = new Set([...parameters, ...own].flatMap((one) => (one?.place === "path" ? [one.name] : [])));
    const spare = [...names].filter((name) => !wanted.includes(name));
    for (const name of wanted) {
      if (!names.has(name))
        faults.push(pathParameterUndeclared({ pointer: toPointer(steps) }, name, nearestName(name, spare)));
    }
  }
  return faults;
}

function findUnused(parameters: readonly (Declared | undefined)[], wanted: readonly string[], path: string): Fault[] {
  return parameters.flatMap((parameter) => {
    if (parameter?.place !== "path" || wanted.includes(parameter.name)) return [];
    return [pathParameterUnused({ pointer: parameter.pointer() }, parameter.name, path)];
  });
}

const TEMPLATE = /\{([^{}]+)\}/g;
