import { type Hostile, nest, range, YAML_HEAD } from "./document.ts";

const LEVELS = 10_000;

/** What opens and closes one level of a schema, by keyword. */
const SCHEMAS: Readonly<Record<string, readonly [string, string]>> = {
  properties: ['{"properties":{"a":', "}}"],
  patternProperties: ['{"patternProperties":{"a":', "}}"],
  dependentSchemas: ['{"dependentSchemas":{"a":', "}}"],
  $defs: ['{"$defs":{"a":', "}}"],
  items: ['{"type":"array","items":', "}"],
  prefixItems: ['{"prefixItems":[', "]}"],
  contains: ['{"contains":', "}"],
  additionalProperties: ['{"additionalProperties":', "}"],
  propertyNames: ['{"propertyNames":', "}"],
  allOf: ['{"allOf":[', "]}"],
  anyOf: ['{"anyOf":[', "]}"],
  oneOf: ['{"oneOf":[', "]}"],
  not: ['{"not":', "}"],
  if: ['{"if":', "}"],
};

const LIST = ["[", "]"] as const;
const MAP = ['{"a":', "}"] as const;
const HEAD = '{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{},';

const DEPTHS = [LEVELS, 150, 60];

/** Levels on levels: of 10,000, which nothing reads, and of what is still read. */
export const DEEP: readonly Hostile[] = [
  ...DEPTHS.flatMap((depth) => [
    ...Object.entries(SCHEMAS).map(
      ([keyword, pair]): Hostile => ({
        file: `deep-${keyword}-${depth}.json`,
        text: () => schema(nest(depth / keywordLevels(pair, depth), pair, "{}")),
      }),
    ),
    { file: `deep-example-${depth}.json`, text: () => schema(`{"example":${nest(depth, MAP, "1")}}`) },
    { file: `deep-example-list-${depth}.json`, text: () => schema(`{"examples":[${nest(depth, LIST, "1")}]}`) },
    { file: `deep-default-${depth}.json`, text: () => schema(`{"default":${nest(depth, MAP, "1")}}`) },
    { file: `deep-enum-${depth}.json`, text: () => schema(`{"enum":[${nest(depth, LIST, "1")}]}`) },
    { file: `deep-const-${depth}.json`, text: () => schema(`{"const":${nest(depth, MAP, "1")}}`) },
    { file: `deep-extension-${depth}.json`, text: () => `${HEAD}"x-a":${nest(depth, MAP, "1")}}` },
    { file: `deep-flow-list-${depth}.yaml`, text: () => `${YAML_HEAD}x-a: ${nest(depth, LIST, "1")}\n` },
    { file: `deep-flow-map-${depth}.yaml`, text: () => `${YAML_HEAD}x-a: ${nest(depth, ["{a: ", "}"], "1")}\n` },
    { file: `deep-sequence-${depth}.yaml`, text: () => `${YAML_HEAD}x-a:\n  ${"- ".repeat(depth)}1\n` },
    { file: `deep-explicit-${depth}.yaml`, text: () => `${YAML_HEAD}x-a:\n  ${"? ".repeat(depth)}1\n` },
  ]),
  {
    file: "deep-block.yaml",
    text: () => `${YAML_HEAD}x-a:\n${range(2000, (level) => `${" ".repeat(level + 1)}a:\n`).join("")}`,
  },
  { file: "deep-open.json", text: () => `${HEAD}"x-a":${"[".repeat(1_000_000)}` },
  { file: "deep-open-map.json", text: () => `${HEAD}"x-a":${'{"a":'.repeat(1_000_000)}` },
  { file: "deep-open.yaml", text: () => `${YAML_HEAD}x-a: ${"[".repeat(1_000_000)}` },
];

/** How many levels of JSON one level of a schema takes. */
function keywordLevels([open]: readonly [string, string], depth: number): number {
  return depth === LEVELS ? 1 : (open.match(/[[{]/g)?.length ?? 1);
}

function schema(text: string): string {
  const content = '"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Deep"}}}';
  const post = `{"operationId":"send","requestBody":{${content}},"responses":{"200":{"description":"",${content}}}}`;
  return `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"post":${post}}},"components":{"schemas":{"Deep":${text}}}}`;
}
