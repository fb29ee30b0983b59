import { describe, expect, it } from "vitest";
import { locateFaults } from "../source/locate-faults.ts";
import { parseSource } from "../source/parse.ts";
import { validate } from "./validate.ts";

/** Each fault as one line: severity, place, code, pointer. */
async function check(text: string) {
  const file = "api.yaml";
  const { document = {}, faults } = parseSource({ file, text });
  expect(faults).toEqual([]);
  return locateFaults(validate(document).faults, [{ file, text }], (pointer) => ({ file, pointer }));
}

const brief = (errors: Awaited<ReturnType<typeof check>>) =>
  errors.map(({ severity, at, code }) => `${severity} ${at.line}:${at.column} ${code} #${at.pointer}`);

const head = (version: string) => `openapi: ${version}\ninfo: {title: t, version: '1'}\n`;
const operation = (text: string) =>
  `paths:\n  /a/{id}:\n    get:\n      operationId: getA\n      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n      responses: {200: {description: ok}}\n${text}`;

const VALID = `paths:
  /a/{id}:
    summary: s
    parameters:
      - $ref: '#/components/parameters/id'
      - {name: X-Id, in: header, schema: {type: string}, style: simple, example: {$ref: 1}}
    get:
      operationId: getA
      x-anything: {goes: here}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}, example: 1, examples: {}}}}
      responses:
        200: {description: ok, headers: {h: {schema: {type: string}}}, content: {text/plain: {}}}
        4XX: {$ref: '#/components/responses/Bad'}
        default: {description: d, links: {l: {operationId: getA}}}
      callbacks: {c: {'{$request.body#/url}': {post: {responses: {200: {description: ok}}}}}}
      security: [{key: []}]
      servers: [{url: 'https://{region}.example.com', variables: {region: {default: eu, enum: [eu], description: d}}}]
components:
  parameters: {id: {name: id, in: path, required: true, style: label, schema: {type: string}}}
  responses: {Bad: {description: bad}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    basic: {type: http, scheme: basic, bearerFormat: why}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {a: b}}}}
  schemas:
    A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/A'}, default: {type: string, default: x}}, additionalProperties: false, discriminator: {propertyName: b}}
`;

describe("validate", () => {
  it.each(["3.0.3", "3.1.0", "3.1.1-rc1"])("finds nothing in a good document of %s", async (version) => {
    expect(brief(await check(head(version) + VALID))).toEqual([]);
  });

  it.each(["3.0.3", "3.1.0"])("takes booleans for schemas wherever one may stand in %s", async (version) => {
    const text =
      "components: {schemas: {A: true, B: {anyOf: [{}, false], items: false, properties: {c: true}, allOf: [true]}}}\n";
    expect(brief(await check(head(version) + operation(text)))).toEqual([]);
  });

  it("knows what is new in 3.1", async () => {
    const text = `webhooks: {w: {post: {responses: {200: {description: ok}}}}}
components:
  pathItems: {p: {get: {}}}
  schemas:
    A: {type: [string, 'null'], const: a, examples: [a], $defs: {B: true}, prefixItems: [true], exclusiveMinimum: 1, unknown: {is: allowed}}
`;
    expect(brief(await check(head("3.1.0") + text))).toEqual([]);
  });

  it.each<[text: string, line: string]>([
    ["swagger: '1.2'", "error 1:10 VERSION_UNSUPPORTED #/swagger"],
    ["asyncapi: 2.6.0", "error 1:11 VERSION_UNSUPPORTED #/asyncapi"],
    ["info: {}", "error 1:1 VERSION_UNSUPPORTED #"],
    ["openapi: 4.0.0", "error 1:10 VERSION_UNSUPPORTED #/openapi"],
    ["openapi: [3]", "error 1:10 VERSION_UNSUPPORTED #/openapi"],
  ])("reads no %s", async (text, line) => {
    expect(brief(await check(text))).toEqual([line]);
  });

  it.each<[text: string, assumed: string, version: string]>([
    ["openapi: 3.1", "The version 3.1 is not complete; it is read as 3.1.0.", "3.1.0"],
    ["openapi: '3.0'", "The version 3.0 is not complete; it is read as 3.0.0.", "3.0.0"],
    ["openapi: 3", "The version 3 is not complete; it is read as 3.0.0.", "3.0.0"],
    ["openapi: 3.3.0", "OpenAPI 3.3.0 is not known yet; it is read as 3.2.", "3.2.0"],
  ])("reads %s, and says as what", (text, assumed, version) => {
    const { document = {} } = parseSource({
      file: "api.yaml",
      text: `${text}\ninfo: {title: t, version: '1'}\npaths: {}`,
    });
    expect(validate(document).faults).toMatchObject([{ code: "VERSION_ASSUMED", severity: "warning", what: assumed }]);
    expect(document.openapi).toBe(version);
  });

  const both: [name: string, text: string, lines: string[]][] = [
    [
      "an unknown property",
      operation("    descriptoin: d\n"),
      ["warning 9:5 PROPERTY_UNKNOWN #/paths/~1a~1{id}/descriptoin"],
    ],
    [
      "a missing description of a response",
      operation(
        "    put:\n      parameters: [{name: id, in: path, required: true, schema: {}}]\n      responses:\n        200: {}\n",
      ),
      ["warning 12:14 PROPERTY_MISSING #/paths/~1a~1{id}/put/responses/200"],
    ],
    [
      "a parameter without a place",
      operation("      servers: []\n    parameters: [{name: x, schema: {}}]\n"),
      ["error 10:18 PROPERTY_MISSING #/paths/~1a~1{id}/parameters/0"],
    ],
    [
      "a number for a string",
      operation("      summary: 404\n"),
      ["warning 9:16 TYPE_WRONG #/paths/~1a~1{id}/get/summary"],
    ],
    ["an empty value", operation("      description:\n"), ["warning 9:7 TYPE_WRONG #/paths/~1a~1{id}/get/description"]],
    [
      "a string for a boolean",
      operation("      deprecated: 'true'\n"),
      ["warning 9:19 TYPE_WRONG #/paths/~1a~1{id}/get/deprecated"],
    ],
    [
      "a wrong place of a parameter",
      operation("    parameters: [{name: x, in: querry, schema: {}}]\n"),
      ["error 9:32 VALUE_NOT_ALLOWED #/paths/~1a~1{id}/parameters/0/in"],
    ],
    [
      "a wrong style",
      operation("    parameters: [{name: x, in: query, style: simple, schema: {}}]\n"),
      ["warning 9:46 VALUE_NOT_ALLOWED #/paths/~1a~1{id}/parameters/0/style"],
    ],
    [
      "a wrong type of a schema",
      operation("components: {schemas: {A: {type: strng}}}\n"),
      ["warning 9:34 VALUE_NOT_ALLOWED #/components/schemas/A/type"],
    ],
    [
      "a schema that is a list",
      operation("components: {schemas: {A: []}}\n"),
      ["warning 9:27 TYPE_WRONG #/components/schemas/A"],
    ],
    [
      "a property deep in a schema",
      operation("components: {schemas: {A: {properties: {b: {items: {minLength: x}}}}}}\n"),
      ["error 9:64 TYPE_WRONG #/components/schemas/A/properties/b/items/minLength"],
    ],
    [
      "a list of schemas that is none",
      operation("components: {schemas: {A: {allOf: 5, properties: [a], required: {b: true}, enum: a}}}\n"),
      [
        "error 9:35 TYPE_WRONG #/components/schemas/A/allOf",
        "error 9:50 TYPE_WRONG #/components/schemas/A/properties",
        "error 9:65 TYPE_WRONG #/components/schemas/A/required",
        "error 9:82 TYPE_WRONG #/components/schemas/A/enum",
      ],
    ],
    [
      "objects that are none",
      operation("      requestBody: 5\n      externalDocs: [a]\nservers: text\ntags: 1\n"),
      [
        "error 9:20 TYPE_WRONG #/paths/~1a~1{id}/get/requestBody",
        "error 10:21 TYPE_WRONG #/paths/~1a~1{id}/get/externalDocs",
        "error 11:10 TYPE_WRONG #/servers",
        "error 12:7 TYPE_WRONG #/tags",
      ],
    ],
    [
      "what is empty, for an object or a list",
      operation("      requestBody: []\n      externalDocs: {}\nservers: ''\ntags:\n"),
      [
        "warning 9:20 TYPE_WRONG #/paths/~1a~1{id}/get/requestBody",
        "warning 10:21 PROPERTY_MISSING #/paths/~1a~1{id}/get/externalDocs",
        "warning 11:10 TYPE_WRONG #/servers",
        "warning 12:1 TYPE_WRONG #/tags",
      ],
    ],
    [
      "references to components of another kind",
      operation(
        "      requestBody: {$ref: '#/components/schemas/A'}\n    parameters: [{$ref: '#/components/schemas/A'}]\ncomponents: {schemas: {A: {properties: {b: {$ref: '#/components/parameters/P'}}}}, parameters: {P: {name: p, in: query, schema: {$ref: '#/components/schemas/A'}}}}\n",
      ),
      [
        "error 9:27 REF_KIND_WRONG #/paths/~1a~1{id}/get/requestBody/$ref",
        "error 10:25 REF_KIND_WRONG #/paths/~1a~1{id}/parameters/0/$ref",
        "error 11:51 REF_KIND_WRONG #/components/schemas/A/properties/b/$ref",
      ],
    ],
    [
      "a list of branches without any",
      operation("components: {schemas: {A: {oneOf: []}}}\n"),
      ["warning 9:35 VALUE_INVALID #/components/schemas/A/oneOf"],
    ],
    [
      "a negative length",
      operation("components: {schemas: {A: {minLength: -1}}}\n"),
      ["warning 9:39 VALUE_INVALID #/components/schemas/A/minLength"],
    ],
    [
      "a name required twice",
      operation("components: {schemas: {A: {required: [a, a]}}}\n"),
      ["warning 9:38 VALUE_INVALID #/components/schemas/A/required"],
    ],
    [
      "a pattern that is none",
      operation("components: {schemas: {A: {pattern: '('}}}\n"),
      ["warning 9:37 FORMAT_WRONG #/components/schemas/A/pattern"],
    ],
    [
      "a wrong security scheme",
      operation("components: {securitySchemes: {A: {type: htp}}}\n"),
      ["warning 9:42 VALUE_NOT_ALLOWED #/components/securitySchemes/A/type"],
    ],
    [
      "a key in a place of its own",
      operation(
        "components: {securitySchemes: {A: {type: apiKey, name: a, in: body}, B: {type: apiKey, name: b, in: Header}}}\n",
      ),
      [
        "warning 9:63 VALUE_NOT_ALLOWED #/components/securitySchemes/A/in",
        "warning 9:101 VALUE_NOT_ALLOWED #/components/securitySchemes/B/in",
      ],
    ],
    [
      "a key without a header",
      operation("components: {securitySchemes: {A: {type: apiKey, in: header}}}\n"),
      ["warning 9:35 PROPERTY_MISSING #/components/securitySchemes/A"],
    ],
    [
      "a body without content",
      operation("      requestBody: {}\n"),
      ["warning 9:20 PROPERTY_MISSING #/paths/~1a~1{id}/get/requestBody"],
    ],
    [
      "an operationId twice",
      operation(
        "    put:\n      operationId: getA\n      parameters: [{name: id, in: path, required: true, schema: {}}]\n      responses: {200: {description: ok}}\n",
      ),
      ["error 10:20 OPERATION_ID_DUPLICATE #/paths/~1a~1{id}/put/operationId"],
    ],
    [
      "an undeclared path parameter",
      operation("    put: {responses: {200: {description: ok}}}\n"),
      ["error 9:10 PATH_PARAMETER_UNDECLARED #/paths/~1a~1{id}/put"],
    ],
    [
      "a path parameter that is not in the path",
      operation("    parameters:\n      - {name: di, in: path, required: true, schema: {}}\n"),
      ["warning 10:9 PATH_PARAMETER_UNUSED #/paths/~1a~1{id}/parameters/0"],
    ],
    [
      "an optional path parameter",
      operation(
        "    put:\n      parameters: [{name: id, in: path, schema: {}}]\n      responses: {200: {description: ok}}\n",
      ),
      ["warning 10:20 PATH_PARAMETER_OPTIONAL #/paths/~1a~1{id}/put/parameters/0"],
    ],
    [
      "a parameter twice",
      operation(
        "    parameters:\n      - {name: x, in: query, schema: {}}\n      - {name: x, in: query, schema: {type: string}}\n",
      ),
      ["error 11:9 PARAMETER_DUPLICATE #/paths/~1a~1{id}/parameters/1"],
    ],
    [
      "a parameter twice, by reference",
      operation(
        "    parameters:\n      - {$ref: '#/components/parameters/X'}\n      - {name: x-id, in: header, schema: {}}\ncomponents: {parameters: {X: {name: X-Id, in: header, schema: {}}}}\n",
      ),
      ["error 11:9 PARAMETER_DUPLICATE #/paths/~1a~1{id}/parameters/1"],
    ],
    [
      "a parameter without a schema",
      operation("    parameters: [{name: x, in: query}]\n"),
      ["warning 9:18 PARAMETER_SCHEMA_MISSING #/paths/~1a~1{id}/parameters/0"],
    ],
    ["two paths for one address", operation("  /a/{key}: {}\n"), ["warning 9:3 PATH_AMBIGUOUS #/paths/~1a~1{key}"]],
    ["a brace without its partner", operation("  /b/{c: {}\n"), ["error 9:3 PATH_INVALID #/paths/~1b~1{c"]],
    ["a parameter without a name", operation("  /b/{}: {}\n"), ["error 9:3 PATH_INVALID #/paths/~1b~1{}"]],
    [
      "a reference to a text",
      operation("components: {schemas: {A: {$ref: '#/info/title'}}}\n"),
      ["error 9:34 REF_KIND_WRONG #/components/schemas/A/$ref"],
    ],
    [
      "a mapping to nothing",
      operation(
        "components: {schemas: {A: {oneOf: [{}], discriminator: {propertyName: a, mapping: {b: '#/components/schemas/B'}}}}}\n",
      ),
      ["warning 9:87 REF_NOT_FOUND #/components/schemas/A/discriminator/mapping/b"],
    ],
    ["a path without a slash", operation("  b: {}\n"), ["warning 9:3 PATH_INVALID #/paths/b"]],
    [
      "a status that is none",
      operation(
        "    put:\n      parameters: [{name: id, in: path, required: true, schema: {}}]\n      responses: {2xx: {description: ok}}\n",
      ),
      ["warning 11:19 STATUS_INVALID #/paths/~1a~1{id}/put/responses/2xx"],
    ],
    [
      "an address that is none",
      operation("externalDocs: {url: 'http://['}\n"),
      ["warning 9:21 FORMAT_WRONG #/externalDocs/url"],
    ],
  ];
  it.each(
    both.flatMap(([name, text, lines]) => ["3.0.3", "3.1.0"].map((version) => [version, name, text, lines] as const)),
  )("%s: finds %s", async (version, _, text, lines) => {
    expect(brief(await check(head(version) + text))).toEqual(lines);
  });

  it("takes boolean limits in 3.0 and numbers in 3.1", async () => {
    const limit = (value: string) => operation(`components: {schemas: {A: {exclusiveMinimum: ${value}}}}\n`);
    expect(brief(await check(head("3.0.0") + limit("true")))).toEqual([]);
    expect(brief(await check(head("3.1.0") + limit("1")))).toEqual([]);
    expect(brief(await check(head("3.0.0") + limit("1")))).toMatchObject([
      expect.stringContaining("KEYWORD_OF_OTHER_VERSION"),
    ]);
    expect(brief(await check(head("3.1.0") + limit("true")))).toMatchObject([
      expect.stringContaining("KEYWORD_OF_OTHER_VERSION"),
    ]);
  });

  it.each<[text: string, message: string]>([
    [
      "    descriptoin: d\n",
      "api.yaml:9:5 PROPERTY_UNKNOWN Unknown property `descriptoin` in a PathItem.\n  at #/paths/~1a~1{id}/descriptoin\n  hint: Did you mean `description`?",
    ],
    [
      "      deprecated: 'true'\n",
      "api.yaml:9:19 TYPE_WRONG `deprecated` must be boolean, and is string; it is taken as true.\n  at #/paths/~1a~1{id}/get/deprecated\n  hint: Remove the quotes.",
    ],
    [
      "    parameters: [{name: x, in: querry, schema: {}}]\n",
      'api.yaml:9:32 VALUE_NOT_ALLOWED `in` cannot be "querry".\n  at #/paths/~1a~1{id}/parameters/0/in\n  hint: Did you mean "query"? Allowed: path, query, header, cookie.',
    ],
    [
      "      requestBody: {}\n",
      "api.yaml:9:20 PROPERTY_MISSING A RequestBody must have `content`; the body is left open.\n  at #/paths/~1a~1{id}/get/requestBody\n  hint: Add `content`; OpenAPI 3.0 requires it.",
    ],
  ])("says what it means: %j", async (text, message) => {
    const [error] = await check(head("3.0.3") + operation(text));
    expect(error?.message).toBe(message);
  });

  it("reports everything together", async () => {
    const lines = brief(
      await check(
        `${head("3.0.3")}paths:\n  /a/{id}:\n    get: {summary: 1, responses: {200: {}}}\n  /a/{b}: {gte: {}}\n`,
      ),
    );
    expect(lines).toEqual([
      "error 5:10 PATH_PARAMETER_UNDECLARED #/paths/~1a~1{id}/get",
      "warning 5:20 TYPE_WRONG #/paths/~1a~1{id}/get/summary",
      "warning 5:40 PROPERTY_MISSING #/paths/~1a~1{id}/get/responses/200",
      "warning 6:3 PATH_AMBIGUOUS #/paths/~1a~1{b}",
      "warning 6:12 PROPERTY_UNKNOWN #/paths/~1a~1{b}/gte",
    ]);
  });
});
