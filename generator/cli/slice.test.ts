import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { ApiConfig } from "../config.ts";
import { generate } from "../generate.ts";
import { makeFolder, PETSTORE, readFolder, runCommand } from "./test-command.ts";

const ENOUGH = 60_000;

describe("specpact slice", { timeout: ENOUGH }, () => {
  const folder = makeFolder({ "openapi.yaml": PETSTORE, "openapi.json": JSON.stringify(load(PETSTORE)) });
  const run = (...args: string[]) => runCommand(["slice", ...args], folder);

  it("writes to stdout in the document's own language, and says on stderr what was kept", async () => {
    const [yaml, json] = await Promise.all([
      run("openapi.yaml", "--operation", "getPet"),
      run("openapi.json", "--method", "POST"),
    ]);
    expect(yaml.code, yaml.stderr).toBe(0);
    expect(yaml.stdout).toMatch(/^openapi: 3\.0\.3\ninfo:\n/);
    expect(load(yaml.stdout)).toMatchObject({ paths: { "/pets/{petId}": { get: { operationId: "getPet" } } } });
    expect(yaml.stderr).toMatch(/✓ 1 of 2 operations, 1 of 1 schemas\n$/);
    expect(Object.keys(JSON.parse(json.stdout).paths)).toEqual(["/pets"]);
  });

  it("writes the file that it is told to, in the language of its ending", async () => {
    const [json, whole] = await Promise.all([
      run("openapi.yaml", "--path", "/pets", "--output", "new/pets.json"),
      run("openapi.json", "--output", "whole.yml"),
    ]);
    expect(json).toMatchObject({ code: 0, stdout: "" });
    expect(json.stderr).toContain("new/pets.json: 1 of 2 operations");
    expect(JSON.parse(readFileSync(join(folder, "new/pets.json"), "utf8"))).toMatchObject({ openapi: "3.0.3" });
    expect(whole.stderr).toContain("whole.yml: the whole document, 2 operations");
    expect(load(readFileSync(join(folder, "whole.yml"), "utf8"))).toEqual(load(PETSTORE));
    expect(Object.keys(readFolder(join(folder, "new")))).toEqual(["pets.json"]);
  });

  it.each([
    [["--output", "pets.txt"], /FLAG_INVALID --output .*\.json, \.yaml or \.yml/s],
    [["--output", "openapi.yaml"], /FLAG_INVALID --output .*give another file/s],
    [["--output", "openapi.yaml/x.yaml"], /OUTPUT_NOT_WRITABLE/],
    [["--operation", "getPets"], /SELECTION_UNKNOWN .*operation "getPets".*Did you mean "getPet"/s],
    [["--path", "/pet"], /SELECTION_UNKNOWN .*path "\/pet".*Did you mean "\/pets"/s],
    [["--method", "get", "--operation", "create*"], /SELECTION_EMPTY/],
  ])("refuses %j", async (args, message) => {
    const before = readFileSync(join(folder, "openapi.yaml"), "utf8");
    const { code, stdout, stderr } = await run("openapi.yaml", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(readFileSync(join(folder, "openapi.yaml"), "utf8")).toBe(before);
  });

  it("makes a document from which the same output is generated as with the selection", async () => {
    const wild = makeFolder(WILD);
    const at = (name: string) => join(wild, name);
    const args = [
      "wild.yaml",
      "--overlay",
      "fix.yaml",
      "--tag",
      "kept",
      "--path",
      "!/dropped",
      "--output",
      "new/part.yaml",
    ];
    const sliced = await runCommand(["slice", ...args], wild);
    expect(sliced.code, sliced.stderr).toBe(0);
    expect(sliced.stderr).toContain("Puppy because of get-kept → Pet → Puppy");
    const selection: Partial<ApiConfig> = { overlays: [at("fix.yaml")], tags: ["kept"], paths: ["!/dropped"] };
    const selected = await generate({ document: at("wild.yaml"), output: at("out"), ...selection });
    const fragment = await generate({ document: at("new/part.yaml"), output: at("out") });
    expect(fragment.files).toEqual(selected.files);
    const document = selected.files.find(({ path }) => path === "openapi.json")?.contents ?? "";
    for (const kept of ["Puppy", "postKept2", "Corrected.", '"maxLength": 7']) expect(document).toContain(kept);
    for (const cut of ["nowhere", "Unused", "toOther"]) expect(document).not.toContain(cut);
  });
});

/** Several files, references into the middle of what is cut, operations without ids, heirs, and a part that is broken. */
const WILD = {
  "wild.yaml": `openapi: 3.0.3
info: { title: Wild, version: "1" }
tags: [{ name: unused }, { name: kept, description: The kept ones }]
paths:
  /kept:
    parameters: [{ $ref: "#/components/parameters/Page" }]
    get:
      operationId: get-kept
      tags: [kept]
      responses:
        "200":
          description: It
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
          links:
            toOther: { operationId: other }
            toSelf: { operationId: get-kept }
        "404": { $ref: "parts/errors.yaml#/NotFound" }
  /kept/:
    post:
      tags: [kept]
      responses: { "204": { description: None } }
  /{kept}:
    parameters: [{ name: kept, in: path, required: true, schema: { type: string } }]
    put:
      tags: [kept]
      requestBody:
        content: { application/json: { schema: { $ref: "#/paths/~1other/get/responses/200/content/text~1plain/schema" } } }
      responses: { "204": { description: None } }
  /other:
    get:
      operationId: other
      responses:
        "200": { description: Text, content: { text/plain: { schema: { type: string, maxLength: 7 } } } }
        "400": { $ref: "#/components/responses/nowhere" }
  /-kept-:
    post:
      operationId: postKept
      tags: [kept]
      responses: { "204": { description: None } }
  /dropped:
    get:
      tags: [kept]
      responses: { "204": { description: None } }
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer, nullable: true } }
  schemas:
    Unused: { type: string }
    Pet: { type: object, discriminator: { propertyName: kind }, required: [kind], properties: { kind: { type: string } } }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { tail: { type: boolean } } }] }
    Puppy: { allOf: [{ $ref: "#/components/schemas/Dog" }], type: object, properties: { age: { type: integer } } }
`,
  "parts/errors.yaml": `NotFound:
  description: None
  content: { application/json: { schema: { type: object, properties: { code: { type: integer } } } } }
`,
  "fix.yaml": `overlay: 1.0.0
info: { title: Fix, version: "1" }
actions: [{ target: "$.paths['/kept'].get", update: { description: Corrected. } }]
`,
};
