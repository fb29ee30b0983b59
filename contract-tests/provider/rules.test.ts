import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeRules } from "./rules.ts";

interface Json {
  readonly [key: string]: Json;
}

const document = JSON.parse(readFileSync("generated/clockify/openapi.json", "utf8")) as Json;
const operations = Object.values(document.paths ?? {})
  .flatMap((item) => Object.values(item))
  .filter((operation) => operation.operationId !== undefined);
const rules = makeRules() as unknown as { readonly [part: string]: { readonly [id: string]: object } };

describe("what the provider demands is what the document says", () => {
  it.each(operations.map((operation) => [String(operation.operationId), operation] as const))(
    "of %s",
    (id, operation) => {
      const { dependentRequired: _, ...body } = (rules.body?.[id] ?? {}) as { dependentRequired?: unknown };
      expect(strip(body)).toEqual(strip(operation.requestBody?.content?.["application/json"]?.schema ?? {}));
      const parameters = (operation.parameters ?? []) as unknown as readonly Json[];
      const query = parameters.map(resolve).filter(({ in: place }) => String(place) === "query");
      const required = query.filter((it) => String(it.required) === "true").map(({ name }) => name);
      expect(strip(rules.query?.[id] ?? { properties: {} })).toEqual({
        ...(required.length === 0 ? {} : { required }),
        properties: Object.fromEntries(query.map(({ name, schema }) => [String(name), strip(schema)])),
      });
    },
  );
});

function resolve(value: Json): Json {
  const ref = value.$ref === undefined ? undefined : String(value.$ref);
  return ref === undefined
    ? value
    : ref
        .slice(2)
        .split("/")
        .reduce((at, step) => at[step] as Json, document);
}

/** Without what only tells or sets nothing; lists of names in an order of their own. */
function strip(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  if (typeof value !== "object" || value === null) return value;
  const { description: _, example, examples, default: __, ...rest } = resolve(value as Json) as Record<string, unknown>;
  const entries = Object.entries(rest).filter(([key, each]) => !(/^min(Items|Length)$/.test(key) && each === 0));
  return Object.fromEntries(
    entries.map(([key, each]) => [
      key,
      key === "properties"
        ? Object.fromEntries(Object.entries(each as object).map(([name, schema]) => [name, strip(schema)]))
        : strip(each),
    ]),
  );
}
