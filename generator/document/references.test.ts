import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { startProcessorTime } from "../testing/processor-time.ts";
import { validate } from "./validate.ts";

const CODES = ["REF_NOT_FOUND", "REF_CYCLE", "REF_CHAIN_TOO_LONG", "REF_MENDED"];
const checkReferences = (document: JsonObject) => validate(document).faults.filter(({ code }) => CODES.includes(code));

const withSchemas = (schemas: object, rest: object = {}) =>
  ({ openapi: "3.1.0", components: { schemas, ...rest } }) as never;

describe("checkReferences", () => {
  it.each<[name: string, document: never]>([
    ["a reference that leads somewhere", withSchemas({ A: { $ref: "#/components/schemas/B" }, B: {} })],
    ["a schema that holds itself", withSchemas({ A: { properties: { a: { $ref: "#/components/schemas/A" } } } })],
    ["escaped names", withSchemas({ "a/b c~": {}, B: { $ref: "#/components/schemas/a~1b%20c~0" } })],
    ["an anchor", withSchemas({ A: { $anchor: "here" }, B: { $ref: "#here" } })],
    [
      "data that looks like a reference",
      withSchemas({
        A: {
          example: { $ref: "#/x" },
          default: { $ref: "#/x" },
          enum: [{ $ref: "#/x" }],
          const: { $ref: "#/x" },
          "x-y": { $ref: "#/x" },
        },
      }),
    ],
    ["a property called $ref", withSchemas({ A: { properties: { $ref: { type: "string" } } } })],
    ["the value of an example", withSchemas({}, { examples: { A: { value: { $ref: "#/x" } } } })],
    ["a mapping to a name", withSchemas({ A: { discriminator: { propertyName: "a", mapping: { x: "B" } } } })],
  ])("accepts %s", (_, document) => {
    expect(checkReferences(document)).toEqual([]);
  });

  const schemas = { Pet: {}, Owner: {}, default: {} };
  it.each<[ref: string, hint: string]>([
    ["#/components/schemas/Pett", 'Did you mean "#/components/schemas/Pet"?'],
    ["#/components/schemas/owner", 'Did you mean "#/components/schemas/Owner"?'],
    ["#Pet", 'Did you mean "#/components/schemas/Pet"?'],
    ["#/components/schemas/Something", "Define it under components, or correct the $ref."],
    ["#/components/schemas/__proto__", "Define it under components, or correct the $ref."],
    ["#/components/schemas/Pet/constructor", "Define it under components, or correct the $ref."],
    ["#/%E0%A4%A", "Define it under components, or correct the $ref."],
  ])("reports %s", (ref, hint) => {
    const faults = checkReferences(withSchemas({ ...schemas, X: { properties: { default: { $ref: ref } } } }));
    expect(faults).toMatchObject([
      { code: "REF_NOT_FOUND", pointer: "/components/schemas/X/properties/default/$ref", hint },
    ]);
  });

  it("looks into parameters, responses, headers, callbacks and mappings", () => {
    const $ref = "#/nowhere";
    const operation = {
      parameters: [{ $ref }],
      requestBody: { $ref },
      responses: { 200: { $ref }, 400: { headers: { h: { $ref } } } },
      callbacks: { c: { $ref } },
    };
    const schema = { discriminator: { propertyName: "p", mapping: { a: $ref } } };
    const faults = checkReferences({
      openapi: "3.1.0",
      paths: { "/x": { get: operation } },
      components: { schemas: { S: schema } },
    });
    expect(faults.map((fault) => fault.pointer)).toEqual([
      "/paths/~1x/get/parameters/0/$ref",
      "/paths/~1x/get/requestBody/$ref",
      "/paths/~1x/get/responses/200/$ref",
      "/paths/~1x/get/responses/400/headers/h/$ref",
      "/paths/~1x/get/callbacks/c/$ref",
      "/components/schemas/S/discriminator/mapping/a",
    ]);
  });

  it("reports each circle once, and not what leads into it", () => {
    const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const faults = checkReferences(withSchemas({ In: to("A"), A: to("B"), B: to("C"), C: to("A"), Self: to("Self") }));
    expect(faults.map(({ code, pointer, what }) => [code, pointer, what.split(": ")[1]])).toEqual([
      [
        "REF_CYCLE",
        "/components/schemas/A/$ref",
        '"#/components/schemas/A" → "#/components/schemas/B" → "#/components/schemas/C" → "#/components/schemas/A".',
      ],
      ["REF_CYCLE", "/components/schemas/Self/$ref", '"#/components/schemas/Self" → "#/components/schemas/Self".'],
    ]);
  });

  it("stays quick with many broken references", () => {
    const names = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [`Name${n}`, { $ref: `#/components/schemas/Nam${n}e` }]),
    );
    const spent = startProcessorTime();
    expect(checkReferences(withSchemas(names))).toHaveLength(20_000);
    expect(spent()).toBeLessThan(2000);
  });
});
