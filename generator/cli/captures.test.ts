import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Capture } from "../fixtures/capture.ts";
import type { Json } from "../json/json.ts";
import { makeFolder, PETSTORE, runCommand } from "./test-command.ts";

function capture(json: Json, more: { operation?: string; status?: number; type?: string } = {}): string {
  const { operation = "getPet", status = 200, type = "application/json" } = more;
  const request = { method: "GET", url: "https://pets.example/v1/pets/1", headers: {} };
  const response = { status, headers: { "content-type": type }, body: { json } };
  const written: Capture = { operation, started: "2026-11-24T17:00:00.000Z", duration: 1, request, response };
  return JSON.stringify(written, null, 2);
}

const GENERATE = ["generate", "openapi.yaml", "--output", "out", "--captures", "captures"];

describe("captures", { timeout: 60_000 }, () => {
  it("become examples, without what the document doesn't declare, and check sees them change", async () => {
    const files = {
      "openapi.yaml": PETSTORE,
      "captures/getPet-200.json": capture({ id: 4711, tag: "real", colour: "red" }),
    };
    const folder = makeFolder(files);
    const { code, stderr } = await runCommand(GENERATE, folder);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining("warning")]);
    const fixtures = readFileSync(join(folder, "out/fixtures/pets.ts"), "utf8");
    expect(fixtures).toMatch(/example: \{\s*id: 4711,\s*tag: "real",?\s*\}/);
    expect(fixtures).not.toContain("colour");
    const check = ["check", "openapi.yaml", "--output", "out", "--captures", "captures"];
    expect((await runCommand(check, folder)).code).toBe(0);
    writeFileSync(join(folder, "captures/getPet-200.json"), capture({ id: 4712 }));
    const stale = await runCommand(check, folder);
    expect(stale.code).toBe(1);
    expect(stale.stdout).toContain("4712");
    writeFileSync(join(folder, "captures/getPet-200.json"), files["captures/getPet-200.json"]);
    writeFileSync(join(folder, "captures/other-200.json"), capture({}, { operation: "ofAnotherPart" }));
    expect((await runCommand(check, folder)).stdout).toContain("specpact.lock.json");
  });

  it.each<[string, text: string, warning: string]>([
    [
      "a body that doesn't fit",
      capture({ id: "x" }),
      "captures/a.json:15:13 CAPTURE_INVALID The body does not fit its schema: /id must be integer.",
    ],
    [
      "a status that isn't declared",
      capture({}, { status: 418 }),
      "captures/a.json:11:15 CAPTURE_INVALID getPet declares no 418.",
    ],
    [
      "another media type",
      capture({}, { type: "text/csv" }),
      "captures/a.json:13:23 CAPTURE_INVALID Its 200 declares no text/csv.",
    ],
    [
      "another file",
      '{ "name": "tsconfig" }',
      "captures/a.json:1:1 CAPTURE_INVALID It is no capture of `specpact verify --record`.",
    ],
    ["what is no JSON", "{", "captures/a.json:1:1 CAPTURE_INVALID It is no capture"],
  ])("warn of %s, with its place", async (_, text, warning) => {
    const folder = makeFolder({ "openapi.yaml": PETSTORE, "captures/a.json": text });
    const { code, stderr } = await runCommand(GENERATE, folder);
    expect(stderr).toContain(`warning ${warning}`);
    expect(code).toBe(0);
  });

  it("must be in a folder that is there", async () => {
    const { code, stderr } = await runCommand(GENERATE, makeFolder({ "openapi.yaml": PETSTORE }));
    expect(code).toBe(2);
    expect(stderr).toContain("captures");
  });
});
