import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "../json/json.ts";
import { loadSource } from "../source/load.ts";
import { locateFaults } from "../source/locate-faults.ts";
import { parseSource } from "../source/parse.ts";
import { createReader } from "../source/reader.ts";
import { bundle } from "./bundle.ts";
import { createOrigin } from "./origin.ts";
import { validate } from "./validate.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "specpact-bundle-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: { readonly [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Loads, parses and bundles `api.yaml`, or the file named; with every fault as it would be shown. */
async function run(options: { file?: string; roots?: string[]; allowRemote?: string[] } = {}) {
  const { file = "api.yaml", ...policy } = options;
  const source = await loadSource(file, folder);
  const { document = {} } = parseSource(source);
  const read = createReader({ file, cwd: folder, ...policy });
  const bundled = await bundle(document, { file: source.file, read, cwd: folder });
  const origin = createOrigin(bundled.places, (pointer) => ({ file: source.file, pointer }));
  const found = validate(bundled.document).faults.filter(({ code }) => code.startsWith("REF_"));
  const faults = [...bundled.faults, ...found];
  const errors = locateFaults(
    bundled.faults.length > 0 ? bundled.faults : faults,
    [source, ...bundled.sources],
    origin,
  );
  return { ...bundled, given: document, origin, messages: errors.map(({ message }) => message) };
}

const HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n";

describe("bundle", () => {
  it("returns a document without other files itself", async () => {
    write({ "api.yaml": `${HEAD}components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {}}}` });
    const { document, given } = await run();
    expect(document).toBe(given);
  });

  it("leaves data alone, even if it looks like a reference", async () => {
    write({
      "api.yaml": `${HEAD}components: {schemas: {A: {example: {$ref: /etc/passwd}, default: {$ref: 'http://127.0.0.1:1/'}, x-a: {$ref: b.yaml}}}}`,
    });
    const { document, given, messages } = await run();
    expect(messages).toEqual([]);
    expect(document).toEqual(given);
  });

  it("names what it brings in, once, across files, cycles and nested folders", async () => {
    write({
      "api.yaml": `${HEAD}paths:
  /pets:
    get:
      responses:
        200: {description: ok, content: {application/json: {schema: {$ref: schemas/Pet.yaml}}}}
        400: {$ref: 'common.yaml#/components/responses/Bad'}
  /owners:
    $ref: paths/owners.yaml
components:
  schemas:
    Local: {type: string}
    Err: {type: object}
`,
      "common.yaml": `components:
  responses:
    Bad: {description: bad, content: {application/json: {schema: {$ref: '#/components/schemas/Err'}}}}
  schemas:
    Err: {type: object, properties: {local: {$ref: 'api.yaml#/components/schemas/Local'}}}
`,
      "paths/owners.yaml": `get:
  parameters: [{$ref: '../parameters.yaml#/limit'}]
  responses:
    200: {description: ok, content: {application/json: {schema: {$ref: ../schemas/owners/Owner.yaml}}}}
`,
      "parameters.yaml": "limit: {name: limit, in: query, schema: {type: integer}}\n",
      "schemas/Pet.yaml":
        "type: object\nexample: {$ref: nowhere.yaml}\nproperties: {owner: {$ref: owners/Owner.yaml}, mother: {$ref: '#'}}\n",
      "schemas/owners/Owner.yaml": "type: object\nproperties: {pets: {type: array, items: {$ref: ../Pet.yaml}}}\n",
    });
    const { document, messages, origin } = await run();
    expect(messages).toEqual([]);
    expect(document).toEqual({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: {
        "/pets": {
          get: {
            responses: {
              200: {
                description: "ok",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
              },
              400: { $ref: "#/components/responses/Bad" },
            },
          },
        },
        "/owners": {
          get: {
            parameters: [{ $ref: "#/components/parameters/limit" }],
            responses: {
              200: {
                description: "ok",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Owner" } } },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Local: { type: "string" },
          Err: { type: "object" },
          Pet: {
            type: "object",
            example: { $ref: "nowhere.yaml" },
            properties: { owner: { $ref: "#/components/schemas/Owner" }, mother: { $ref: "#/components/schemas/Pet" } },
          },
          Owner: {
            type: "object",
            properties: { pets: { type: "array", items: { $ref: "#/components/schemas/Pet" } } },
          },
          Err2: { type: "object", properties: { local: { $ref: "#/components/schemas/Local" } } },
        },
        responses: {
          Bad: {
            description: "bad",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Err2" } } },
          },
        },
        parameters: { limit: { name: "limit", in: "query", schema: { type: "integer" } } },
      },
    });
    expect(Object.keys(document)).toEqual(["openapi", "info", "paths", "components"]);
    expect(
      ["/components/schemas/Owner/properties", "/components/schemas/Err2", "/paths/~1owners/get", "/paths/~1pets"].map(
        origin,
      ),
    ).toEqual([
      { file: "schemas/owners/Owner.yaml", pointer: "/properties" },
      { file: "common.yaml", pointer: "/components/schemas/Err" },
      { file: "paths/owners.yaml", pointer: "/get" },
      { file: "api.yaml", pointer: "/paths/~1pets" },
    ]);
  });

  it.each<[name: string, api: string, other: string, components: unknown]>([
    [
      "keeps the name that the document gives",
      "schemas: {Animal: {$ref: other.yaml#/Pet}, B: {items: {$ref: 'other.yaml#/Pet'}}}",
      "Pet: {type: string}",
      { schemas: { Animal: { type: "string" }, B: { items: { $ref: "#/components/schemas/Animal" } } } },
    ],
    [
      "keeps a second name as an alias",
      "schemas: {A: {$ref: other.yaml#/Pet}, B: {$ref: 'other.yaml#/Pet'}}",
      "Pet: {type: string}",
      { schemas: { A: { type: "string" }, B: { $ref: "#/components/schemas/A" } } },
    ],
    [
      "follows an alias",
      "schemas: {A: {items: {$ref: other.yaml#/Alias}}}",
      "Alias: {$ref: '#/Pet'}\nPet: {type: string}",
      { schemas: { A: { items: { $ref: "#/components/schemas/Pet" } }, Pet: { type: "string" } } },
    ],
    [
      "names a part of what has a name of its own",
      "schemas: {A: {$ref: other.yaml}, B: {items: {$ref: 'other.yaml#/definitions/Part'}}}",
      "type: object\ndefinitions: {Part: {type: string}}",
      {
        schemas: {
          A: { type: "object", definitions: { Part: { type: "string" } } },
          B: { items: { $ref: "#/components/schemas/Part" } },
          Part: { type: "string" },
        },
      },
    ],
    [
      "brings in a whole section",
      "schemas: {$ref: other.yaml}",
      "A: {type: string}\nB: {items: {$ref: '#/A'}}",
      { schemas: { A: { type: "string" }, B: { items: { $ref: "#/components/schemas/A2" } }, A2: { type: "string" } } },
    ],
    [
      "brings in a whole map of properties",
      "schemas: {S: {properties: {$ref: other.yaml}}}",
      "a: {type: string}",
      { schemas: { S: { properties: { a: { type: "string" } } } } },
    ],
    [
      "follows a mapping",
      "schemas: {S: {discriminator: {propertyName: p, mapping: {d: other.yaml#/Dog, c: Cat}}}}",
      "Dog: {type: object}",
      {
        schemas: {
          S: { discriminator: { propertyName: "p", mapping: { d: "#/components/schemas/Dog", c: "Cat" } } },
          Dog: { type: "object" },
        },
      },
    ],
    [
      "keeps what stands beside a $ref",
      "schemas: {S: {properties: {a: {$ref: other.yaml#/A, description: d}}}}",
      "A: {type: string}",
      {
        schemas: {
          S: { properties: { a: { $ref: "#/components/schemas/A", description: "d" } } },
          A: { type: "string" },
        },
      },
    ],
    [
      "makes a name that OpenAPI allows",
      "schemas: {S: {items: {$ref: 'other.yaml#/a~1b%20c'}}}",
      "a/b c: {type: string}",
      { schemas: { S: { items: { $ref: "#/components/schemas/a_b_c" } }, a_b_c: { type: "string" } } },
    ],
  ])("%s", async (_, api, other, components) => {
    write({ "api.yaml": `${HEAD}components:\n  ${api}\n`, "other.yaml": `${other}\n` });
    const { document, messages } = await run();
    expect(messages).toEqual([]);
    expect(document.components).toEqual(components);
  });

  it("changes nothing that it was given", async () => {
    write({ "api.yaml": `${HEAD}paths: {/a: {$ref: other.yaml}}\n`, "other.yaml": "get: {}" });
    const document = { paths: { "/a": { $ref: "other.yaml" } } } as JsonObject;
    await bundle(document, { file: "api.yaml", cwd: folder, read: createReader({ file: "api.yaml", cwd: folder }) });
    expect(document).toEqual({ paths: { "/a": { $ref: "other.yaml" } } });
  });

  it("gives the same bytes each time", async () => {
    write({
      "api.yaml": `${HEAD}components: {schemas: {A: {$ref: b.yaml}, C: {$ref: c.yaml}}}`,
      "b.yaml": "items: {$ref: c.yaml#/D}",
      "c.yaml": "D: {}",
    });
    expect(JSON.stringify((await run()).document)).toBe(JSON.stringify((await run()).document));
  });
});

describe("what bundle refuses", () => {
  const api = (ref: string) => `${HEAD}components:\n  schemas:\n    A:\n      $ref: ${JSON.stringify(ref)}\n`;
  const AT = "  at #/components/schemas/A/$ref\n";

  it.each<[name: string, ref: string, message: string]>([
    [
      "a file that is not there",
      "no.yaml",
      `spec/api.yaml:6:13 REF_UNREADABLE "spec/no.yaml" does not exist.\n${AT}  hint: Check the path; it is relative to the current folder.`,
    ],
    [
      "a folder",
      "../spec",
      `spec/api.yaml:6:13 REF_UNREADABLE "spec" is a folder.\n${AT}  hint: Give the path of one OpenAPI file.`,
    ],
    [
      "a name that is not in the file",
      "good.yaml#/Dog",
      `spec/api.yaml:6:13 REF_NOT_FOUND "good.yaml#/Dog" points at nothing.\n${AT}  hint: Did you mean "good.yaml#/Dogs"?`,
    ],
    [
      "a file beside the folder",
      "../other/pet.yaml",
      `spec/api.yaml:6:13 REF_OUTSIDE "../other/pet.yaml" lies outside the folder of the document.\n${AT}  hint: Add --root . to allow it, or root: "." to the config.`,
    ],
    [
      "a link that leads outside",
      "link.yaml",
      `spec/api.yaml:6:13 REF_OUTSIDE "link.yaml" lies outside the folder of the document.\n${AT}  hint: Add --root other to allow it, or root: "other" to the config.`,
    ],
    [
      "the network",
      "https://Example.com:8443/a.yaml",
      `spec/api.yaml:6:13 REF_REMOTE "https://Example.com:8443/a.yaml" would be fetched from the network.\n${AT}  hint: Add --allow-remote example.com:8443 to allow it, or allowRemote: ["example.com:8443"] to the config.`,
    ],
    [
      "another scheme",
      "data:text/plain,a",
      `spec/api.yaml:6:13 REF_UNREADABLE A reference cannot lead to "data:".\n${AT}  hint: Refer to a file by a relative path, or by http or https.`,
    ],
    [
      "a circle of aliases",
      "loop.yaml#/a",
      `spec/api.yaml:6:13 REF_CYCLE This reference leads back to itself: "loop.yaml#/a" → "loop.yaml#/b" → "loop.yaml#/a".\n${AT}  hint: Let one of them be a value.`,
    ],
    [
      "a file with a fault of its own",
      "bad.yaml",
      "spec/bad.yaml:1:5 SYNTAX_INVALID This is not YAML: bad indentation of a mapping entry.\n  at #\n  hint: Correct it here or just before.",
    ],
  ])("%s", async (_, ref, message) => {
    write({
      "spec/api.yaml": api(ref),
      "other/pet.yaml": "type: object",
      "spec/good.yaml": "Dogs: {}",
      "spec/bad.yaml": "a: b: c",
      "spec/loop.yaml": "a: {$ref: '#/b'}\nb: {$ref: '#/a'}",
    });
    symlinkSync("../other/pet.yaml", join(folder, "spec/link.yaml"));
    expect((await run({ file: "spec/api.yaml" })).messages).toEqual([message]);
  });

  it("knows the document by the address that it gives itself", async () => {
    const self = "https://example.com/api/openapi.yaml";
    const refs = [`${self}#/components/schemas/B`, "openapi.yaml#/components/schemas/B", "#/components/schemas/B"];
    const properties = Object.fromEntries(refs.map(($ref, index) => [index, { $ref }]));
    const document = { openapi: "3.2.0", $self: self, components: { schemas: { A: { properties }, B: {} } } };
    write({ "api.yaml": JSON.stringify(document) });
    const { document: bundled, messages } = await run();
    expect(messages).toEqual([]);
    const here = { $ref: "#/components/schemas/B" };
    expect(bundled.components).toMatchObject({ schemas: { A: { properties: { 0: here, 1: here, 2: here } } } });
    write({ "api.yaml": JSON.stringify({ ...document, $self: "https://example.com/other" }) });
    expect((await run()).messages.join()).toMatch(/REF_REMOTE/);
  });

  it("reads from another root, if told so", async () => {
    write({ "spec/api.yaml": api("../other/pet.yaml"), "other/pet.yaml": "type: object" });
    const { document, messages } = await run({ file: "spec/api.yaml", roots: ["other"] });
    expect(messages).toEqual([]);
    expect(document.components).toEqual({ schemas: { A: { type: "object" } } });
  });

  it("reports all refusals of a run, those in other files too, and a dangling reference at its own place", async () => {
    write({
      "api.yaml": `${HEAD}components:\n  schemas:\n    A: {$ref: b.yaml}\n    B: {$ref: no.yaml}\n`,
      "b.yaml": "items:\n  $ref: /etc/passwd\n",
    });
    expect((await run()).messages.map((message) => message.split(" ").slice(0, 2).join(" "))).toEqual([
      "api.yaml:6:15 REF_UNREADABLE",
      "b.yaml:2:9 REF_OUTSIDE",
    ]);
    write({ "api.yaml": api("b.yaml"), "b.yaml": "\nitems: {$ref: 'api.yaml#/components/schemas/B'}\n" });
    expect((await run()).messages).toEqual([
      'b.yaml:2:15 REF_NOT_FOUND "#/components/schemas/B" points at nothing.\n  at #/items/$ref\n  hint: Did you mean "#/components/schemas/A"?',
    ]);
  });

  it("stops at path items that hold each other", async () => {
    write({
      "api.yaml": `${HEAD}paths: {/a: {$ref: p.yaml}}`,
      "p.yaml": "get: {callbacks: {c: {'{$url}': {$ref: p.yaml}}}}",
    });
    expect((await run()).messages).toMatchObject([expect.stringContaining("REF_CYCLE")]);
  });
});

describe("what lies on the network", () => {
  let server: Server;
  let host: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === "/away.yaml") response.writeHead(302, { location: "http://localhost:1/pet.yaml" }).end();
      else if (request.url === "/moved.yaml") response.writeHead(302, { location: "/pet.yaml" }).end();
      else if (request.url === "/pet.yaml") response.end("type: object\nproperties: {o: {$ref: owner.yaml}}");
      else if (request.url === "/owner.yaml") response.end("type: string");
      else if (request.url === "/local.yaml") response.end("items: {$ref: 'file:///etc/passwd'}");
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const runRemote = (path: string) => {
    write({ "api.yaml": `${HEAD}components: {schemas: {A: {$ref: 'http://${host}${path}'}}}` });
    return run({ allowRemote: [host] });
  };

  it("is never asked for with credentials", async () => {
    write({ "api.yaml": `${HEAD}components: {schemas: {A: {$ref: 'http://me:sesame@${host}/pet.yaml'}}}` });
    const { messages } = await run({ allowRemote: [host] });
    expect(messages).toMatchObject([expect.stringContaining("A reference cannot hold credentials.")]);
    expect(messages.join()).not.toContain("sesame");
  });

  it.each(["/pet.yaml", "/moved.yaml"])("is read from a host that is allowed: %s", async (path) => {
    const { document, messages } = await runRemote(path);
    expect(messages).toEqual([]);
    expect(document.components).toEqual({
      schemas: {
        A: { type: "object", properties: { o: { $ref: "#/components/schemas/owner" } } },
        owner: { type: "string" },
      },
    });
  });

  it.each([
    [
      "/away.yaml",
      "redirects to http://localhost:1/pet.yaml.\n  at #/components/schemas/A/$ref\n  hint: Add --allow-remote localhost:1 ",
    ],
    ["/none.yaml", "its status is 404"],
    ["/local.yaml", "A remote file cannot refer to a local one."],
  ])("is refused at %s", async (path, why) => {
    expect((await runRemote(path)).messages).toMatchObject([expect.stringContaining(why)]);
  });
});
