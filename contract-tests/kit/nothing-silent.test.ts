import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  COMMAND,
  ENVIRONMENT,
  type Ended,
  makeFolder,
  PETSTORE,
  readFolder,
  runCommand,
} from "../../generator/cli/test-command.ts";
import { startProvider } from "../provider/provider.ts";
import type { Summary } from "./report/summary.ts";
import { findXmlFault } from "./testing/xml.ts";
import { type CaseRecord, RESPONSE_CHECKS } from "./verdict.ts";

const ENOUGH = 120_000;

describe("specpact verify, where suites or schemas are broken", { timeout: ENOUGH }, () => {
  const folder = makeFolder({ "openapi.yaml": PETSTORE });
  let ended: Ended;
  let result: Summary & { readonly cases: readonly CaseRecord[] };
  beforeAll(async () => {
    await runCommand(["generate", "openapi.yaml", "--output", "out"], folder);
    const document = join(folder, "out/openapi.json");
    writeFileSync(document, readFileSync(document, "utf8").replace(/"maxLength": ?10/, '"pattern": "("'));
    const suite = join(folder, "out/contract-tests/pets.test.ts");
    const removed = /^ {2}(it\("(answers 404|answers 400)|for \().*\n/gm;
    writeFileSync(suite, readFileSync(suite, "utf8").replace(removed, ""));
    writeFileSync(join(folder, "out/contract-tests/broken.test.ts"), 'import "./nowhere.ts";\n');
    const own = 'import { expect, it } from "vitest";\nit("is mine", () => expect(1).toBe(2));\n';
    writeFileSync(join(folder, "out/contract-tests/own.test.ts"), own);
    const reports = ["--report", "json=r.json", "--report", "junit=r.xml"];
    ended = await runCommand(["verify", "openapi.yaml", "--output", "out", "--json", ...reports], folder);
    result = JSON.parse(ended.stdout)[0];
  }, ENOUGH);

  it("fails", () => {
    expect(ended.code).toBe(1);
    expect(result.passed).toBe(false);
  });

  it("says that the output is not what generate left", () => {
    expect(ended.stderr).toContain("warning out is not as `specpact generate` would leave it");
  });

  it("names what a removed case would have judged", () => {
    const unexplained = result.operations.map((operation) => [operation.operation, operation.unexplained]);
    const checks = RESPONSE_CHECKS;
    expect(Object.fromEntries(unexplained)).toEqual({
      createPet: expect.arrayContaining([
        ...checks.map((check) => `400 ${check}`),
        "refusal of body: required invalid-refused",
        "refusal without credentials credentials-required",
      ]),
      getPet: expect.arrayContaining([
        ...checks.map((check) => `404 ${check}`),
        expect.stringMatching(/^refusal of path \/petId: \w+ invalid-refused$/),
      ]),
    });
  });

  it("names a suite that doesn't load, and a test of one's own that fails", () => {
    expect(result.failures).toHaveLength(2);
    expect(result.failures.join("\n")).toMatch(/broken\.test\.ts: .*nowhere\.ts/);
    expect(result.failures.join("\n")).toMatch(/is mine: expected 1 to be 2/);
  });

  it("holds a schema that doesn't compile against the document", () => {
    const found = result.findings.find(({ operation }) => operation === "getPet");
    expect(found).toMatchObject({
      check: "body",
      blame: "document",
      what: "The schema does not compile, so nothing can fit it.",
      documentPointer: expect.stringMatching(/schema$/),
    });
  });

  it("writes both reports", () => {
    expect(JSON.parse(readFileSync(join(folder, "r.json"), "utf8"))[0]).toMatchObject({
      ...result,
      duration: expect.any(Number),
    });
    const xml = readFileSync(join(folder, "r.xml"), "utf8");
    expect(findXmlFault(xml)).toBeUndefined();
    expect(xml).toContain("No case has judged this, and nothing explains why.");
  });
});

describe("specpact verify without an output", { timeout: ENOUGH }, () => {
  it("leaves nothing behind, and doesn't take a 401 for the refusal of an invalid request", async () => {
    const folder = makeFolder({ "openapi.yaml": PETSTORE });
    const temporary = makeFolder();
    const provider = await startProvider();
    const args = ["verify", "openapi.yaml", "--target", provider.url, "--auth", "ApiKey=sesame-sesame", "--json"];
    const ended = await runCommand(args, folder, { TMPDIR: temporary });
    await provider.close();
    const { cases } = JSON.parse(ended.stdout)[0] as { cases: readonly CaseRecord[] };
    const refusals = cases.flatMap(({ verdicts }) => verdicts).filter(({ check }) => check === "invalid-refused");
    expect(refusals.length).toBeGreaterThan(3);
    for (const { verdict } of refusals) {
      expect(verdict).toMatchObject({
        kind: "not checked",
        because: expect.stringContaining("the target refused with 401"),
      });
    }
    expect(ended.stdout + ended.stderr).not.toContain("sesame-sesame");
    expect(Object.keys(readFolder(folder))).toEqual(["openapi.yaml"]);
    expect(ours(temporary)).toEqual([]);
  });

  it("leaves nothing behind when it is ended", async () => {
    const folder = makeFolder({ "openapi.yaml": PETSTORE });
    const temporary = makeFolder();
    const env = { ...ENVIRONMENT, TMPDIR: temporary };
    const run = spawn(process.execPath, [...COMMAND, "verify", "openapi.yaml"], { cwd: folder, env });
    await expect.poll(() => ours(temporary), { timeout: 20_000 }).not.toEqual([]);
    run.kill("SIGTERM");
    const [code] = await once(run, "exit");
    expect(code).toBe(143);
    expect(ours(temporary)).toEqual([]);
  });
});

/** Loaders keep caches beside. */
function ours(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith("specpact-"));
}

describe("specpact verify, where nothing succeeds", { timeout: ENOUGH }, () => {
  it("fails when the client would not send a valid request", async () => {
    const folder = makeFolder({ "openapi.yaml": PETSTORE });
    await runCommand(["generate", "openapi.yaml", "--output", "out"], folder);
    const client = join(folder, "out/operations/pets.ts");
    writeFileSync(client, readFileSync(client, "utf8").replaceAll("/pets/{petId}", "/pets/{petIdx}"));
    const { code, stdout } = await runCommand(["verify", "openapi.yaml", "--output", "out"], folder);
    expect(code).toBe(1);
    expect(stdout).toContain("finding getPet status: The client would not send a valid request.");
  });

  it("fails when a target answers no request with a success", async () => {
    const server = createServer((_, response) => response.writeHead(404).end());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const folder = makeFolder({ "openapi.yaml": PETSTORE.replace(/^ +"?400"?:.*\n/m, "") });
    const { code, stdout } = await runCommand(
      ["verify", "openapi.yaml", "--target", `http://127.0.0.1:${port}/v1`],
      folder,
    );
    server.close();
    expect(code).toBe(1);
    expect(stdout).toContain("no success was seen");
  });
});
