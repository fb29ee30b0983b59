import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "./cli/test-command.ts";
import { divide, makeContractFiles } from "./contract-files.ts";
import { SpecErrors } from "./errors.ts";
import { generate } from "./generate.ts";
import { buildModel } from "./model/build.ts";
import { readDocument } from "./read-document.ts";

const ENOUGH = { timeout: 60_000 };

/** Large enough for a thread of its own, by text that makes nothing. */
function largeDocument(schema: object): string {
  const get = (tag: string) => ({
    operationId: `get${tag}`,
    tags: [tag],
    responses: { 200: { description: "OK", content: { "application/json": { schema } } } },
  });
  const tags = ["Cat", "Dog", "Fox", "Hen", "Owl"];
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1", description: "long ".repeat(100_000) },
    paths: Object.fromEntries(tags.map((tag) => [`/${tag}`, { get: get(tag) }])),
  });
}

describe("a large document", () => {
  it("has most fixtures and suites made in a second thread, and they are the same", ENOUGH, async () => {
    const schema = { type: "object", properties: { name: { type: "string", minLength: 3, examples: [7] } } };
    const folder = makeFolder({ "openapi.json": largeDocument(schema) });
    const api = { document: join(folder, "openapi.json"), output: join(folder, "out") };
    const { files, warnings } = await generate(api);
    const { document } = await readDocument(api);
    const here = makeContractFiles(document, buildModel(document), api);
    const { thread, main } = divide(buildModel(document));
    expect([thread, main].map(({ tags }) => tags.map(({ name }) => name))).toEqual([
      ["Dog", "Fox", "Hen", "Owl"],
      ["Cat"],
    ]);
    expect(here.files.map(({ path }) => path)).toContain("contract-tests/owl.test.ts");
    expect(files).toEqual(expect.arrayContaining([...here.files]));
    expect(warnings.map(({ code }) => code)).toEqual(Array(5).fill("EXAMPLE_INVALID"));
    expect(warnings[0]?.at.pointer).toContain("/properties/name/examples");
  });

  it("has its faults told with their places", ENOUGH, async () => {
    const folder = makeFolder({ "openapi.json": largeDocument({ $ref: "#/components/schemas/Pet" }) });
    const failed = generate({ document: join(folder, "openapi.json"), output: join(folder, "out") });
    await expect(failed).rejects.toBeInstanceOf(SpecErrors);
    await expect(failed).rejects.toThrow(/REF_NOT_FOUND/);
  });
});
