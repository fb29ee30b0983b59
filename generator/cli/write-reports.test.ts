import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sampleFinding, sampleRecord, sampleRun, verdictOf } from "../../contract-tests/kit/testing/sample-run.ts";
import { locateFindings } from "./locate-findings.ts";
import { makeFolder, PETSTORE, runCommand } from "./test-command.ts";
import { writeReports } from "./write-reports.ts";

const OVERLAY = `overlay: 1.0.0
info: { title: Fix, version: "1" }
actions:
  - target: $.components.schemas.Pet.properties
    update: { name: { type: string } }
`;

describe("findings are located", () => {
  const folder = makeFolder({ "openapi.yaml": PETSTORE, "fix.yaml": OVERLAY, "broken.yaml": "openapi: [" });
  const document = join(folder, "openapi.yaml");
  const overlays = [join(folder, "fix.yaml")];

  it.each([
    ["in the document", "/components/schemas/Pet/properties/tag/maxLength", "openapi.yaml", "tag: {", "10 }"],
    ["in what an overlay has brought", "/components/schemas/Pet/properties/name/type", "fix.yaml", "update:", "string"],
    ["near what isn't there", "/paths/~1pets/post/responses/500", "openapi.yaml", "responses:", "responses"],
  ])("%s", async (_, pointer, file, line, text) => {
    const place = (await locateFindings({ document, overlays }))?.(pointer);
    expect(place?.file).toMatch(new RegExp(`${file}$`));
    const written = readFileSync(join(folder, file), "utf8").split("\n")[(place?.line ?? 0) - 1] ?? "";
    expect(written).toContain(line);
    expect(written.slice((place?.column ?? 0) - 1)).toMatch(new RegExp(`^${text}`));
  });

  it.each(["-", "https://pets.example/openapi.yaml", join(folder, "broken.yaml"), join(folder, "gone.yaml")])(
    "nowhere for %s",
    async (name) => {
      expect(await locateFindings({ document: name })).toBeUndefined();
    },
  );
});

describe("writeReports", () => {
  const folder = makeFolder({ "openapi.yaml": PETSTORE });
  const pointer = "/components/schemas/Pet/properties/tag/type";
  const records = [sampleRecord("t", [verdictOf("200", "body", sampleFinding("x", { documentPointer: pointer }))])];
  const verified = { ...sampleRun("x"), run: { ...sampleRun("x").run, records }, locate: undefined };

  it("writes each format, with the lines of the document", async () => {
    const formats = ["html", "json", "junit", "sarif"] as const;
    const reports = formats.map((format) => ({ format, file: join(folder, format) }));
    await writeReports(reports, [verified], [{ document: join(folder, "openapi.yaml") }]);
    const [html = "", json = "", junit = "", sarif = ""] = formats.map((format) =>
      readFileSync(join(folder, format), "utf8"),
    );
    const line = PETSTORE.split("\n").findIndex((text) => text.includes("tag: {")) + 1;
    expect(html).toContain(`openapi.yaml:${line}:`);
    expect(JSON.parse(json)).toHaveLength(1);
    expect(junit).toContain("<testsuites");
    expect(JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.region.startLine).toBe(line);
  });
});

describe("on GitHub Actions", () => {
  it("verify prints annotations; stdout has the results alone", async () => {
    const folder = makeFolder({ "api/openapi.yaml": PETSTORE });
    const server = createServer((_, response) => {
      response.setHeader("content-type", "application/json").end('{"id":1,"tag":7}');
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const args = ["verify", "openapi.yaml", "--operation", "getPet", "--target", `http://127.0.0.1:${port}`, "--json"];
    const env = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder };
    const { code, stdout, stderr } = await runCommand(args, join(folder, "api"), env);
    server.close();
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toHaveLength(1);
    const line = PETSTORE.split("\n").findIndex((text) => text.includes("tag: {")) + 1;
    expect(stderr).toMatch(
      new RegExp(`^::error file=api/openapi\\.yaml,line=${line},col=\\d+,title=getPet body::The body`, "m"),
    );
  }, 60_000);
});
