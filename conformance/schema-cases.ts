import type { JsonObject } from "../generator/json/json.ts";
import type { ConformanceCase } from "./case.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const STRING = { type: "string" };
const INTEGER = { type: "integer" };

/** An object with one required property. */
const having = (name: string, schema: JsonObject | boolean): JsonObject => ({
  type: "object",
  required: [name],
  properties: { [name]: schema },
});

const NULLS: readonly ConformanceCase[] = [
  {
    group: "Null",
    construct: "`nullable` in OpenAPI 3.0",
    openapi: "3.0.3",
    schemas: { X: { type: "string", nullable: true } },
    uses: "equal<types.X, string | null>(true);",
  },
  {
    group: "Null",
    construct: "`nullable` beside `$ref`",
    openapi: "3.0.3",
    schemas: { X: having("a", { $ref: "#/components/schemas/A", nullable: true }), A: STRING },
    uses: 'equal<types.X["a"], string | null>(true);',
  },
  {
    group: "Null",
    construct: "`nullable` beside `allOf` with one `$ref`",
    openapi: "3.0.3",
    schemas: { X: having("a", { nullable: true, allOf: [ref("A")] }), A: having("b", STRING) },
    uses: 'equal<types.X["a"], types.A | null>(true);',
  },
  {
    group: "Null",
    construct: "`nullable` beside `oneOf`",
    openapi: "3.0.3",
    schemas: { X: { nullable: true, oneOf: [STRING, INTEGER] } },
    uses: "equal<types.X, string | number | null>(true);",
  },
  {
    group: "Null",
    construct: "`nullable` beside an `enum` without `null`",
    openapi: "3.0.3",
    schemas: { X: { type: "string", enum: ["a", "b"], nullable: true } },
    uses: 'equal<types.X, "a" | "b" | null>(true);',
  },
  {
    group: "Null",
    construct: "a `type` array with `null`",
    schemas: { X: { type: ["integer", "string", "null"] } },
    uses: "equal<types.X, number | string | null>(true);",
  },
  {
    group: "Null",
    construct: "a `type` array of an object and `null`",
    schemas: { X: { type: ["object", "null"], required: ["a"], properties: { a: STRING } } },
    uses: "equal<types.X, { a: string } | null>(true);",
  },
  {
    group: "Null",
    construct: "`$ref` or `null` by `anyOf`",
    schemas: { X: having("a", { anyOf: [ref("A"), { type: "null" }] }), A: having("b", STRING) },
    uses: 'equal<types.X["a"], types.A | null>(true);',
  },
];

const DEFAULTS: readonly ConformanceCase[] = [
  {
    group: "Optional and required",
    construct: "a `default` doesn't make a property required",
    schemas: { X: { type: "object", properties: { a: { type: "string", default: "b" } } } },
    uses: `
      same<types.X>({});
      equal<types.X["a"], string | undefined>(true);`,
  },
  {
    group: "Optional and required",
    construct: "optional isn't `undefined` (`exactOptionalPropertyTypes`)",
    schemas: { X: { type: "object", properties: { a: STRING } } },
    uses: `
      // @ts-expect-error left out, or a string
      same<types.X>({ a: undefined });`,
  },
  {
    group: "Optional and required",
    construct: "required, but not declared",
    schemas: { X: { type: "object", required: ["a", "b"], properties: { a: STRING } } },
    uses: `
      same<types.X>({ a: "", b: 1 });
      // @ts-expect-error b is required
      same<types.X>({ a: "" });`,
  },
  {
    group: "Optional and required",
    construct: "`anyOf` that only says what is required",
    schemas: {
      X: {
        type: "object",
        properties: { a: STRING, b: STRING },
        anyOf: [{ required: ["a"] }, { required: ["b"] }],
      },
    },
    uses: `
      same<types.X>({ a: "" });
      same<types.X>({ b: "" });
      // @ts-expect-error one of both
      same<types.X>({});
      // @ts-expect-error a text
      same<types.X>({ a: 1 });`,
  },
];

const ENUMS: readonly ConformanceCase[] = [
  {
    group: "Enums",
    construct: "strings with `null`",
    schemas: { X: { type: ["string", "null"], enum: ["a", "b", null] } },
    uses: 'equal<types.X, "a" | "b" | null>(true);',
  },
  {
    group: "Enums",
    construct: "numbers, negative ones too",
    schemas: { X: { type: "number", enum: [-1, 0, 1.5] } },
    uses: "equal<types.X, -1 | 0 | 1.5>(true);",
  },
  {
    group: "Enums",
    construct: "mixed types, objects and arrays too",
    schemas: { X: { enum: [1, "1", true, null, { a: 1 }, [1, "b"]] } },
    uses: 'equal<types.X, 1 | "1" | true | null | { a: 1 } | [1, "b"]>(true);',
  },
  {
    group: "Enums",
    construct: "values that the `type` refuses",
    schemas: { X: { type: "string", enum: ["a", null] } },
    uses: 'equal<types.X, "a">(true);',
  },
  {
    group: "Enums",
    construct: "`const`",
    schemas: { X: { const: "a" }, Y: { const: { a: [1] } }, Z: { const: null } },
    uses: 'equal<types.X, "a">(true); equal<types.Y, { a: [1] }>(true); equal<types.Z, null>(true);',
  },
  {
    group: "Enums",
    construct: "`x-enum-varnames` and `x-enum-descriptions`: in the comment",
    schemas: {
      X: {
        type: "integer",
        enum: [1, 2],
        "x-enum-varnames": ["Open", "Closed"],
        "x-enum-descriptions": ["It is open.", "It is closed."],
      },
    },
    uses: "equal<types.X, 1 | 2>(true);",
  },
  {
    group: "Enums",
    construct: "quotes, line breaks and comment ends in values",
    schemas: { X: { enum: ['"', "\n", "*/", "\\"] } },
    uses: 'equal<types.X, "\\"" | "\\n" | "*/" | "\\\\">(true);',
  },
];

const CAT = { type: "object", required: ["kind"], properties: { kind: STRING, lives: INTEGER } };
const DOG = { type: "object", required: ["kind"], properties: { kind: STRING, barks: { type: "boolean" } } };

const COMPOSED: readonly ConformanceCase[] = [
  {
    group: "allOf, oneOf, anyOf",
    construct: "`allOf` of a `$ref` and more properties",
    schemas: { X: { allOf: [ref("A"), having("b", INTEGER)] }, A: having("a", STRING) },
    uses: `
      same<types.X>({ a: "", b: 1 });
      // @ts-expect-error a is required
      same<types.X>({ b: 1 });`,
  },
  {
    group: "allOf, oneOf, anyOf",
    construct: "`allOf` that makes an inherited property required",
    schemas: { X: { allOf: [ref("A"), { required: ["a"] }] }, A: { type: "object", properties: { a: STRING } } },
    uses: `
      same<types.X>({ a: "" });
      // @ts-expect-error a is required now
      same<types.X>({});
      // @ts-expect-error and still a text
      same<types.X>({ a: 1 });`,
  },
  {
    group: "allOf, oneOf, anyOf",
    construct: "properties beside `oneOf`",
    schemas: { X: { type: "object", properties: { a: STRING }, oneOf: [having("b", STRING), having("c", STRING)] } },
    uses: `
      same<types.X>({ a: "", b: "" });
      // @ts-expect-error b or c
      same<types.X>({ a: "" });`,
  },
  {
    group: "allOf, oneOf, anyOf",
    construct: "`oneOf` whose branches tell themselves apart",
    schemas: {
      X: { oneOf: [ref("Cat"), ref("Dog")] },
      Cat: { ...CAT, properties: { ...CAT.properties, kind: { const: "cat" } } },
      Dog: { ...DOG, properties: { ...DOG.properties, kind: { enum: ["dog"] } } },
    },
    uses: `
      export const use = (x: types.X) => (x.kind === "cat" ? same<number | undefined>(x.lives) : same<types.Dog>(x).barks);`,
  },
  {
    group: "allOf, oneOf, anyOf",
    construct: "`discriminator` without mapping: the names of the components",
    schemas: {
      X: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
      Cat: CAT,
      Dog: DOG,
    },
    uses: `
      export const use = (x: types.X) => (x.kind === "Cat" ? same<number | undefined>(x.lives) : same<boolean | undefined>(x.barks));
      same<types.Cat>({ kind: "any" });
      // @ts-expect-error no such kind
      same<types.X>({ kind: "any" });`,
  },
  {
    group: "allOf, oneOf, anyOf",
    construct: "`discriminator` with mapping, by reference and by name",
    schemas: {
      X: {
        oneOf: [ref("Cat"), ref("Dog")],
        discriminator: {
          propertyName: "kind",
          mapping: { c: "#/components/schemas/Cat", tom: "#/components/schemas/Cat", d: "Dog" },
        },
      },
      Cat: CAT,
      Dog: DOG,
    },
    uses: `
      export const use = (x: types.X) => (x.kind === "d" ? same<boolean | undefined>(x.barks) : same<number | undefined>(x.lives));
      same<types.X>({ kind: "tom", lives: 9 });`,
  },
  {
    group: "allOf, oneOf, anyOf",
    construct: "inheritance through `allOf` from the schema with the `discriminator`",
    schemas: {
      X: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
      Pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: STRING },
        discriminator: { propertyName: "kind" },
      },
      Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: INTEGER } }] },
      Dog: { allOf: [ref("Pet"), { type: "object", properties: { barks: { type: "boolean" } } }] },
    },
    uses: `
      export const use = (x: types.X) => (x.kind === "Cat" ? same<number | undefined>(x.lives) : same<boolean | undefined>(x.barks));
      same<types.Pet>({ kind: "Cat" });`,
  },
  {
    group: "allOf, oneOf, anyOf",
    construct: "a parent that names its children, who inherit from it",
    schemas: {
      X: {
        type: "object",
        required: ["kind"],
        properties: { kind: STRING },
        oneOf: [ref("Cat"), ref("Dog")],
        discriminator: { propertyName: "kind" },
      },
      Cat: { allOf: [ref("X"), { type: "object", properties: { lives: INTEGER } }] },
      Dog: { allOf: [ref("X"), { type: "object", properties: { barks: { type: "boolean" } } }] },
    },
    uses: "export const use = (x: types.X) => same<string>(x.kind);",
  },
  {
    group: "allOf, oneOf, anyOf",
    construct: "`not` of everything, and of something",
    schemas: { X: { not: {} }, Y: { type: "string", not: { const: "a" } } },
    uses: "equal<types.X, never>(true); equal<types.Y, string>(true);",
  },
];

const OBJECTS: readonly ConformanceCase[] = [
  {
    group: "Objects",
    construct: "`additionalProperties` beside `properties`",
    schemas: {
      X: {
        type: "object",
        required: ["id"],
        properties: { id: INTEGER, name: STRING },
        additionalProperties: { type: "boolean" },
      },
    },
    uses: `
      const x = same<types.X>({ id: 1, other: true });
      equal<typeof x.id, number>(true);
      equal<(typeof x)["other"], string | number | boolean | undefined>(true);
      // @ts-expect-error no property holds an object
      same<types.X>({ id: 1, other: {} });`,
  },
  {
    group: "Objects",
    construct: "`additionalProperties: true` beside `properties`",
    schemas: { X: { ...having("id", INTEGER), additionalProperties: true } },
    uses: `
      const x = same<types.X>({ id: 1, other: true });
      equal<typeof x.id, number>(true);
      equal<(typeof x)["other"], unknown>(true);`,
  },
  {
    group: "Objects",
    construct: "a map",
    schemas: { X: { type: "object", additionalProperties: INTEGER } },
    uses: "equal<types.X, { [key: string]: number }>(true);",
  },
  {
    group: "Objects",
    construct: "an object of which nothing is said, and one without any property",
    schemas: { X: { type: "object" }, Y: { type: "object", additionalProperties: false } },
    uses: `
      same<types.X>({ a: 1 });
      same<types.Y>({});
      // @ts-expect-error no property at all
      same<types.Y>({ a: 1 });`,
  },
  {
    group: "Objects",
    construct: "`patternProperties` by prefix",
    schemas: {
      X: {
        type: "object",
        properties: { "x-id": INTEGER, name: STRING },
        patternProperties: { "^x-": STRING },
        additionalProperties: false,
      },
    },
    uses: `
      same<types.X>({ name: "", "x-id": 1, "x-other": "" });
      // @ts-expect-error starts otherwise
      same<types.X>({ y: "" });
      // @ts-expect-error not a text
      same<types.X>({ "x-other": true });`,
  },
  {
    group: "Objects",
    construct: "`patternProperties` by any other pattern",
    schemas: { X: { type: "object", patternProperties: { "^[a-z]+$": INTEGER }, additionalProperties: STRING } },
    uses: "equal<types.X, { [key: string]: string | number }>(true);",
  },
  {
    group: "Objects",
    construct: "`propertyNames` with an `enum`, by reference too",
    schemas: {
      X: { type: "object", propertyNames: ref("Name"), additionalProperties: INTEGER },
      Name: { enum: ["a", "b"] },
    },
    uses: `
      same<types.X>({ a: 1 });
      // @ts-expect-error no such key
      same<types.X>({ c: 1 });`,
  },
  {
    group: "Objects",
    construct: "`unevaluatedProperties`",
    schemas: {
      X: { allOf: [ref("A")], unevaluatedProperties: INTEGER },
      A: having("a", STRING),
      Y: { allOf: [ref("A")], unevaluatedProperties: false },
    },
    uses: `
      same<types.X>({ a: "", b: 1 });
      // @ts-expect-error nothing but a
      same<types.Y>({ a: "", b: 1 });`,
  },
  {
    group: "Objects",
    construct: "names such as `constructor` and the empty one",
    schemas: {
      X: { type: "object", properties: { constructor: STRING, "": STRING, "a b": STRING } },
    },
    uses: `
      same<types.X>({});
      same<types.X>({ "": "", "a b": "" });`,
  },
];

const ARRAYS: readonly ConformanceCase[] = [
  {
    group: "Arrays",
    construct: "`prefixItems` with `items: false` and `minItems`",
    schemas: { X: { type: "array", prefixItems: [STRING, INTEGER], items: false, minItems: 2 } },
    uses: "equal<types.X, [string, number]>(true);",
  },
  {
    group: "Arrays",
    construct: "`prefixItems` of which not all are needed, and more behind them",
    schemas: { X: { type: "array", prefixItems: [STRING, INTEGER], items: { type: "boolean" }, minItems: 1 } },
    uses: "equal<types.X, [string, number?, ...boolean[]]>(true);",
  },
  {
    group: "Arrays",
    construct: "`prefixItems` without `items`",
    schemas: { X: { type: "array", prefixItems: [STRING], minItems: 1 } },
    uses: "equal<types.X, [string, ...unknown[]]>(true);",
  },
  {
    group: "Arrays",
    construct: "an array of a union",
    schemas: { X: { type: "array", items: { oneOf: [STRING, INTEGER] } } },
    uses: "equal<types.X, (string | number)[]>(true);",
  },
];

const REFERENCES: readonly ConformanceCase[] = [
  {
    group: "References and circles",
    construct: "`$ref` with siblings that narrow",
    schemas: {
      X: { $ref: "#/components/schemas/A", required: ["a"] },
      A: { type: "object", properties: { a: STRING } },
    },
    uses: `
      same<types.X>({ a: "" });
      // @ts-expect-error required here
      same<types.X>({});`,
  },
  {
    group: "References and circles",
    construct: "`$ref` into a schema",
    schemas: { X: having("b", { $ref: "#/components/schemas/A/properties/a" }), A: having("a", having("c", STRING)) },
    uses: 'same<types.X>({ b: { c: "" } }).b.c.trim();',
  },
  {
    group: "References and circles",
    construct: "`$ref` into `$defs`",
    schemas: {
      X: {
        ...having("a", { $ref: "#/components/schemas/X/$defs/Inner" }),
        $defs: { Inner: having("c", INTEGER) },
      },
    },
    uses: "same<types.X>({ a: { c: 1 } });",
  },
  {
    group: "References and circles",
    construct: "`$dynamicRef`: a generic list",
    schemas: {
      X: {
        $ref: "#/components/schemas/List",
        $defs: { item: { $dynamicAnchor: "item", $ref: "#/components/schemas/A" } },
      },
      List: {
        $defs: { item: { $dynamicAnchor: "item" } },
        ...having("items", { type: "array", items: { $dynamicRef: "#item" } }),
      },
      A: having("a", STRING),
    },
    uses: `
      same<types.X>({ items: [{ a: "" }] });
      // @ts-expect-error an A
      same<types.X>({ items: [{ a: 1 }] });`,
  },
  {
    group: "References and circles",
    construct: "a circle through properties and items",
    schemas: {
      X: { type: "object", properties: { next: ref("X"), all: { type: "array", items: ref("X") } } },
    },
    uses: "export const use = (x: types.X) => x.next?.all?.[0]?.next;",
  },
  {
    group: "References and circles",
    construct: "a circle through `additionalProperties`, `patternProperties` and `prefixItems`",
    schemas: {
      X: { type: "object", additionalProperties: ref("Y") },
      Y: { type: "array", prefixItems: [ref("Z")], minItems: 1 },
      Z: { type: "object", patternProperties: { "^a": ref("X") } },
    },
    uses: 'export const use = (x: types.X) => x["k"]?.[0]["ab"]?.["l"];',
  },
  {
    group: "References and circles",
    construct: "a circle through `oneOf` and an array",
    schemas: { X: { oneOf: [STRING, { type: "array", items: ref("X") }] } },
    uses: 'same<types.X>(["a", [["b"]]]);',
  },
  {
    group: "References and circles",
    construct: "a circle of `allOf`, `anyOf` and `oneOf` alone",
    schemas: {
      X: { anyOf: [ref("Y"), STRING] },
      Y: { allOf: [ref("Z"), { type: "object", properties: { a: STRING } }] },
      Z: { oneOf: [ref("X"), INTEGER] },
    },
    uses: "export const use = (x: types.X) => [x];",
  },
];

const NAMES: readonly ConformanceCase[] = [
  {
    group: "Names",
    construct: "global types and reserved words",
    schemas: {
      Array: having("a", { type: "array", items: ref("Promise") }),
      Promise: having("a", ref("Record")),
      Record: STRING,
      Exclude: STRING,
      Blob: STRING,
      Error: STRING,
      Object: { type: "object" },
      Omit: STRING,
      Partial: STRING,
      unknown: STRING,
      string: INTEGER,
      http: STRING,
      types: STRING,
      class: STRING,
    },
    uses: 'same<types.Array>({ a: [{ a: "" }] }); equal<types.String, number>(true); equal<types.Unknown, string>(true);',
  },
  {
    group: "Names",
    construct: "names that differ by case, by signs, or start with a digit",
    shows: "FooBar3",
    schemas: { "foo-bar": STRING, foo_bar: INTEGER, FooBar: { type: "boolean" }, "1st": STRING, "a.b": STRING },
    uses: `
      equal<types.FooBar, string>(true);
      equal<types.FooBar2, number>(true);
      equal<types.FooBar3, boolean>(true);
      equal<types._1st, string>(true);`,
  },
];

const DIRECTIONS: readonly ConformanceCase[] = [
  {
    group: "Directions",
    construct: "`readOnly` and `writeOnly` at depth",
    shows: "X",
    schemas: {
      X: {
        type: "object",
        required: ["id", "inner"],
        properties: { id: { type: "integer", readOnly: true }, inner: ref("Inner") },
      },
      Inner: {
        type: "object",
        required: ["made", "secret"],
        properties: { made: { ...STRING, readOnly: true }, secret: { ...STRING, writeOnly: true } },
      },
    },
    document: {
      paths: {
        "/x": {
          post: {
            operationId: "makeX",
            requestBody: { required: true, content: { "application/json": { schema: ref("X") } } },
            responses: { 201: { description: "", content: { "application/json": { schema: ref("X") } } } },
          },
        },
      },
    },
    uses: `
      equal<types.X, { id: number; inner: types.Inner }>(true);
      equal<types.Inner, { made: string }>(true);
      same<types.MakeXBody>({ inner: { secret: "" } });
      // @ts-expect-error readOnly
      same<types.MakeXBody>({ inner: { secret: "", made: "" } });`,
  },
];

const OTHER: readonly ConformanceCase[] = [
  {
    group: "Other schemas",
    construct: "boolean schemas",
    schemas: { X: { type: "object", properties: { any: true, none: false } } },
    uses: 'same<types.X>({ any: 1 }); equal<types.X["none"], undefined>(true);',
  },
  {
    group: "Other schemas",
    construct: "without a `type`, what the other keywords mean",
    schemas: { X: { properties: { a: STRING } }, Y: { items: STRING }, Z: {} },
    uses: "equal<types.X, { a?: string }>(true); equal<types.Y, string[]>(true); equal<types.Z, unknown>(true);",
  },
];

/** What a schema says and its type has to say too. */
export const SCHEMA_CASES: readonly ConformanceCase[] = [
  ...NULLS,
  ...DEFAULTS,
  ...ENUMS,
  ...COMPOSED,
  ...OBJECTS,
  ...ARRAYS,
  ...REFERENCES,
  ...NAMES,
  ...DIRECTIONS,
  ...OTHER,
];
