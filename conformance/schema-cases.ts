import type { ConformanceCase } from "./case.ts";

/** What a schema says and its type has to say too. */
export const SCHEMA_CASES: readonly ConformanceCase[] = [
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
    schemas: {
      X: { type: "object", required: ["a"], properties: { a: { $ref: "#/components/schemas/A", nullable: true } } },
      A: { type: "string" },
    },
    uses: 'equal<types.X["a"], string | null>(true);',
  },
  {
    group: "Null",
    construct: "a `type` array with `null`",
    schemas: { X: { type: ["integer", "string", "null"] } },
    uses: "equal<types.X, number | string | null>(true);",
  },
];
