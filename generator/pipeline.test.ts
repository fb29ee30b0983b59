import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder } from "./cli/test-command.ts";
import { SpecErrors } from "./errors.ts";
import { generate } from "./generate.ts";

const ENOUGH = { timeout: 60_000 };

/** A document that is large enough for a thread of its own, by text that makes nothing; or the same without that text. */
function documentWith(schema: object, size: "small" | "large"): string {
  const schemas = {
    Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Node" }, own: schema } },
  };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Node" } } };
  const operation = (id: string) => ({ operationId: id, responses: { 200: { description: "OK", content } } });
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Nodes", version: "1" },
    paths: { "/a": { get: operation("getA") }, "/b": { get: operation("getB"), put: operation("putB") } },
    components: { schemas },
    "x-padding": size === "large" ? "long ".repeat(100_000) : "",
  });
}

async function generateFrom(schema: object, size: "small" | "large") {
  const folder = makeFolder({ "openapi.json": documentWith(schema, size) });
  return generate({ document: join(folder, "openapi.json"), output: join(folder, "out") });
}

describe("a large document", () => {
  it("has its fixtures made in a second thread, and they are the same", ENOUGH, async () => {
    const schema = { type: "string", minLength: 3, examples: [7] };
    const [here, there] = [await generateFrom(schema, "small"), await generateFrom(schema, "large")];
    const code = ({ files }: typeof here) => files.filter(({ path }) => path.endsWith(".ts"));
    expect(code(here).map(({ path }) => path)).toContain("fixtures/default.ts");
    expect(code(there)).toEqual(code(here));
    expect(there.warnings.map(({ code, at }) => [code, at.pointer])).toEqual([
      ["EXAMPLE_INVALID", "/components/schemas/Node/properties/own/examples/0"],
    ]);
  });

  it("has its faults told with their places", ENOUGH, async () => {
    const failed = generateFrom({ $ref: "#/components/schemas/Pet" }, "large");
    await expect(failed).rejects.toBeInstanceOf(SpecErrors);
    await expect(failed).rejects.toThrow(/REF_NOT_FOUND/);
  });
});
