import { createRequire } from "node:module";
import type { IHttpOperation } from "@stoplight/types";
import { isObject, type Json, type JsonObject } from "../../../generator/json/json.ts";
import { valueAt } from "../../../generator/json/pointer.ts";

/**
 * Mock document → the operations that Prism serves, each with the schemas it reaches.
 *
 * This is Prism's `getHttpOperationsFromSpec` without its first step, which dereferences the document. That step takes seconds
 * or for ever on schemas that refer to each other in cycles, and what it makes of them accepts anything or answers 500 (observed
 * on 5.14.2 with ten schemas); it would also fetch references. Ajv, which Prism validates with, needs no help to follow a `$ref`.
 */
export function toPrismOperations(document: JsonObject): IHttpOperation[] {
  const schemas = bundle(valueAt(document, ["components", "schemas"]) ?? {}) as JsonObject;
  const paths = mapValues(document.paths, (item) => mapValues(item, bundleOperation));
  const operations = loadTransform().transformOas3Operations({ ...document, paths, __bundled__: schemas });
  return operations.map((operation) => Object.assign(operation, { __bundled__: reached(operation.request, schemas) }));
}

/** Responses stay as they are: a fixture may well have a property `$ref`. */
function bundleOperation(operation: Json): Json {
  const { parameters, requestBody, ...others } = operation as JsonObject;
  return {
    ...others,
    ...(parameters === undefined ? {} : { parameters: bundle(parameters) }),
    ...(requestBody === undefined ? {} : { requestBody: bundle(requestBody) }),
  };
}

/** Prism adds `__bundled__` to each schema that it compiles, so references lead there. */
function bundle(value: Json): Json {
  if (Array.isArray(value)) return value.map(bundle);
  if (!isObject(value)) return value;
  const { $ref, ...others } = value;
  if (typeof $ref === "string") return { $ref: $ref.replace(/^#\/components\/schemas\//, PREFIX) };
  return mapValues({ ...others, ...($ref === undefined ? {} : { $ref }) }, bundle);
}

function mapValues(value: Json | undefined, map: (member: Json) => Json): JsonObject {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([key, member]) => [key, map(member ?? null)]));
}

const PREFIX = "#/__bundled__/";

/** Only what is needed: Ajv walks all of it for each schema that it compiles. */
function reached(root: unknown, schemas: JsonObject): JsonObject {
  const found = new Map<string, Json>();
  const pending = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (key !== "$ref" || typeof member !== "string") pending.push(member);
      else if (member.startsWith(PREFIX)) take(member.slice(PREFIX.length));
    }
  }
  return Object.fromEntries(found);

  function take(name: string): void {
    if (found.has(name) || !Object.hasOwn(schemas, name)) return;
    found.set(name, schemas[name] ?? {});
    pending.push(schemas[name]);
  }
}

/** It is a dependency of Prism's, not of ours: so it is the one that Prism itself uses. */
function loadTransform(): { transformOas3Operations: (document: unknown) => IHttpOperation[] } {
  const prism = createRequire(import.meta.url).resolve("@stoplight/prism-http");
  return createRequire(prism)("@stoplight/http-spec/oas3/operation");
}
