import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { fromPointer, valueAt } from "../json/pointer.ts";
import { validate } from "./validate.ts";

function check(version: string, text: string) {
  const head = { openapi: version, info: { title: "t", version: "1" }, paths: {} };
  const document = { ...head, ...(load(text) as JsonObject) } as JsonObject;
  return { document, ...validate(document) };
}

/** A schema as it is written, what becomes of it, and what is said. */
type Row = readonly [given: string, mended: object, said: readonly string[]];

const SCHEMAS: { readonly [version: string]: readonly Row[] } = {
  "3.0.3": [
    ["{type: any}", {}, ['`type` cannot be "any"; any type is taken.']],
    ["{type: file}", { type: "string", format: "binary" }, ['`type` cannot be "file"; it is taken as string.']],
    ["{type: Int}", { type: "integer" }, ['`type` cannot be "Int"; it is taken as integer.']],
    ["{type: date}", { type: "string", format: "date" }, ['`type` cannot be "date"; it is taken as string.']],
    [
      "{type: [string, 'null']}",
      { type: ["string", "null"] },
      ["A list of types is of OpenAPI 3.1; it is read as there."],
    ],
    ["{const: 1}", { const: 1 }, ["`const` is of OpenAPI 3.1; it is read as there."]],
    [
      "{required: true}",
      {},
      ["`required` must be array, and is boolean; it is left out: the object around it lists what is required."],
    ],
    [
      "{required: [a, a, b]}",
      { required: ["a", "b"] },
      ["`required` names a property twice; each name is taken once."],
    ],
    ["{type: []}", {}, ["A list of types is of OpenAPI 3.1; it is read as there.", "`type` is empty; it is left out."]],
    ["{enum: []}", {}, ["`enum` is empty; it is left out."]],
    ["{type: string, enum: [1, a]}", { type: "string", enum: ["1", "a"] }, ['1 is no string; it is taken as "1".']],
    ["{type: integer, enum: ['1', x]}", { type: "integer", enum: [1] }, ['"1" is no integer; it is taken as 1.']],
    [
      "{enum: [a, b, a], x-enum-varnames: [A, B, C]}",
      { enum: ["a", "b"], "x-enum-varnames": ["A", "B"] },
      ["`enum` has a value twice; it is taken once."],
    ],
    ["{type: string, nullable: true, enum: [a, null]}", { type: "string", nullable: true, enum: ["a", null] }, []],
    ["{pattern: '(?i)a'}", {}, ["`pattern` is not a regular expression of JavaScript; it is left out."]],
    [
      "{minLength: '3', maxLength: -1}",
      { minLength: 3 },
      [
        "`minLength` must be number, and is string; it is taken as 3.",
        "`maxLength` must be a whole number from 0 on, and is -1; it is left out.",
      ],
    ],
    [
      "{additionalProperties: 'false'}",
      { additionalProperties: false },
      ["`additionalProperties` must be boolean, and is string; it is taken as false."],
    ],
    [
      "{properties: {a: , b: ''}}",
      { properties: { a: {}, b: {} } },
      [
        "`a` must be object, and is null; any value is taken.",
        "`b` must be object, and is string; any value is taken.",
      ],
    ],
    [
      "{items: [{type: string}]}",
      { prefixItems: [{ type: "string" }] },
      ["`items` must be object, and is array; it is taken as `prefixItems`."],
    ],
    [
      "{allOf: {type: string}}",
      { allOf: [{ type: "string" }] },
      ["`allOf` must be array, and is object; it is taken as a list of one."],
    ],
    [
      "{discriminator: kind}",
      { discriminator: { propertyName: "kind" } },
      ["`discriminator` must be object, and is string; it is taken as `propertyName`."],
    ],
    [
      "{discriminator: {mapping: {}}}",
      {},
      ["A Discriminator must have `propertyName`; the discriminator is left out."],
    ],
    ["{exclusiveMinimum: 3}", { exclusiveMinimum: 3 }, ["`exclusiveMinimum: 3` is of OpenAPI 3.1; it is the limit."]],
    [
      "{description: , title: 1}",
      { title: "1" },
      [
        "`description` must be string, and is null; it is left out.",
        '`title` must be string, and is number; it is taken as "1".',
      ],
    ],
  ],
  "3.1.0": [
    ["{nullable: true}", { nullable: true }, ["`nullable` is of OpenAPI 3.0; null is allowed."]],
    [
      "{exclusiveMaximum: true}",
      { exclusiveMaximum: true },
      ["`exclusiveMaximum: true` is of OpenAPI 3.0; it excludes the `maximum` itself."],
    ],
    [
      "{examples: {a: {value: 1}}}",
      { examples: [1] },
      ["`examples` must be array, and is object; its values are taken."],
    ],
    ["{type: [string, null]}", { type: ["string", "null"] }, ["`type` cannot be null; it is taken as null."]],
    ["{unknown: 1, items: true}", { unknown: 1, items: true }, []],
  ],
};

describe.each(Object.entries(SCHEMAS))("a schema of %s is mended:", (version, rows) => {
  it.each(rows)("%s", (given, mended, said) => {
    const { document, faults } = check(version, `components: {schemas: {S: ${given}}}`);
    expect(faults.map(({ what }) => what)).toEqual(said);
    expect(faults.every(({ severity }) => severity === "warning")).toBe(true);
    expect(valueAt(document, ["components", "schemas", "S"])).toEqual(mended);
  });
});

const OPERATION = "responses: {200: {description: ok}}";

describe("an operation is mended:", () => {
  it.each<[name: string, text: string, place: string, mended: unknown]>([
    ["a path without a slash", `paths: {a: {get: {${OPERATION}}}}`, "/paths/~1a/get/responses/200/description", "ok"],
    [
      "a query in a path",
      `paths: {'/a?q={q}': {get: {${OPERATION}}}}`,
      "/paths/~1a/get/responses/200/description",
      "ok",
    ],
    [
      "a status in small letters",
      "paths: {/a: {get: {responses: {4xx: {description: no}}}}}",
      "/paths/~1a/get/responses/4XX/description",
      "no",
    ],
    [
      "a status with words",
      "paths: {/a: {get: {responses: {200 OK: {description: ok}}}}}",
      "/paths/~1a/get/responses/200/description",
      "ok",
    ],
    ["an operation without anything", "paths: {/a: {get: }}", "/paths/~1a/get", {}],
    ["a response without anything", "paths: {/a: {get: {responses: {200: }}}}", "/paths/~1a/get/responses/200", {}],
    [
      "a body without content",
      `paths: {/a: {post: {requestBody: {}, ${OPERATION}}}}`,
      "/paths/~1a/post/requestBody",
      { content: {} },
    ],
    ["one tag", `paths: {/a: {get: {tags: x, ${OPERATION}}}}`, "/paths/~1a/get/tags", ["x"]],
    [
      "one requirement",
      `paths: {/a: {get: {security: {k: []}, ${OPERATION}}}}`,
      "/paths/~1a/get/security",
      [{ k: [] }],
    ],
    [
      "examples in a list",
      "components: {headers: {H: {schema: {}, examples: [1]}}}",
      "/components/headers/H/examples",
      { "1": { value: 1 } },
    ],
    ["a server without a URL", "servers: [{}]", "/servers/0/url", "/"],
    [
      "a variable without a default",
      "servers: [{url: '/{v}', variables: {v: {enum: [a, b]}}}]",
      "/servers/0/variables/v/default",
      "a",
    ],
    [
      "a scheme without a place",
      "components: {securitySchemes: {Key: {type: apiKey}}}",
      "/components/securitySchemes/Key",
      { type: "apiKey", name: "Key", in: "header" },
    ],
    [
      "a scheme whose place is spelled otherwise",
      "components: {securitySchemes: {Key: {type: apiKey, name: k, in: Header}}}",
      "/components/securitySchemes/Key/in",
      "header",
    ],
    [
      "a scheme whose place is none",
      "components: {securitySchemes: {Key: {type: apiKey, name: k, in: body}}}",
      "/components/securitySchemes/Key/in",
      "body",
    ],
    [
      "a parameter of a path",
      "paths: {'/{a}': {parameters: [{name: a, in: path, schema: {}}]}}",
      "/paths/~1{a}/parameters/0/required",
      true,
    ],
  ])("%s", (_, text, place, mended) => {
    const { document, faults } = check("3.0.3", text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(valueAt(document, fromPointer(place))).toEqual(mended);
  });

  it("leads later faults to where things were", () => {
    const text = `paths: {'a/{id}': {get: {parameters: [{name: x, in: path, required: true, schema: {}}, {name: id, in: path, required: true, schema: {}}], ${OPERATION}}}}`;
    const { document, moves } = check("3.0.3", text);
    expect(valueAt(document, ["paths", "/a/{id}", "get", "parameters", 0, "name"])).toBe("id");
    expect(moves.get("/paths/~1a~1{id}")).toBe("/paths/a~1{id}");
    expect([...moves].find(([to]) => to.endsWith("/parameters/0"))?.[1]).toMatch(/\/parameters\/1$/);
  });
});

describe("a reference is followed:", () => {
  const target = (text: string, ref: string) => {
    const { document, faults } = check("3.1.0", `components: {schemas: {${text}, X: {$ref: '${ref}'}}}`);
    return { to: valueAt(document, ["components", "schemas", "X", "$ref"]), codes: faults.map(({ code }) => code) };
  };
  it.each<[text: string, ref: string, to: string, codes: string[]]>([
    ["A: {$id: 'https://e.com/a', type: string}", "https://e.com/a", "#/components/schemas/A", []],
    ["A: {$id: 'https://e.com/a', $defs: {B: {}}}", "https://e.com/a#/$defs/B", "#/components/schemas/A/$defs/B", []],
    ["A: {$anchor: here}", "#here", "#/components/schemas/A", []],
    [
      "A: {properties: {b: {type: string}}}, B: {$ref: '#/components/schemas/A'}",
      "#/components/schemas/B/properties/b",
      "#/components/schemas/A/properties/b",
      [],
    ],
    ["A: {allOf: [{type: string}]}", "#/components/schemas/A/allOf/0", "#/components/schemas/A/allOf/0", []],
    ["A: {}", "#/components/schemas/A/", "#/components/schemas/A", ["REF_MENDED"]],
    ["A: {}", "#components/schemas/A", "#/components/schemas/A", ["REF_MENDED"]],
    ["A: {}", "#/definitions/A", "#/components/schemas/A", ["REF_MENDED"]],
    ["A: {}", "A", "#/components/schemas/A", ["REF_MENDED"]],
  ])("%s by %s", (text, ref, to, codes) => {
    expect(target(text, ref)).toEqual({ to, codes });
  });

  it("within a schema that has an address of its own", () => {
    const { document, faults } = check(
      "3.1.0",
      "components: {schemas: {A: {$id: a, $defs: {B: {}}, properties: {b: {$ref: '#/$defs/B'}, a: {$ref: '#'}}}}}",
    );
    expect(faults).toEqual([]);
    expect(valueAt(document, ["components", "schemas", "A"])).toEqual({
      $defs: { B: {} },
      properties: { b: { $ref: "#/components/schemas/A/$defs/B" }, a: { $ref: "#/components/schemas/A" } },
    });
  });
});

it("knows what is new in 3.2, and says so in a document of 3.1", () => {
  const text = `
$self: https://example.com/api
tags: [{name: a, kind: nav, parent: b}]
paths:
  /a:
    query: {${OPERATION}}
    additionalOperations: {COPY: {${OPERATION}}}
    get: {parameters: [{name: q, in: querystring, content: {text/plain: {schema: {}}}}, {name: c, in: cookie, style: cookie, schema: {}}], ${OPERATION}}
components:
  mediaTypes: {M: {itemSchema: {type: string}}}
  examples: {E: {dataValue: 1, serializedValue: '1'}}
  schemas: {S: {discriminator: {propertyName: a, defaultMapping: S}, xml: {nodeType: text}}}
  securitySchemes: {D: {type: oauth2, flows: {deviceAuthorization: {deviceAuthorizationUrl: /d, tokenUrl: /t, scopes: {}}}}}
`;
  expect(check("3.2.0", text).faults).toEqual([]);
  const { faults } = check("3.1.0", text);
  expect(faults.filter(({ code }) => code === "KEYWORD_OF_OTHER_VERSION").length).toBeGreaterThan(10);
});
