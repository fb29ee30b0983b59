import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ajvDraftFour from "ajv-draft-04";
import ajvFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { allOf, sampleExchange, sampleFinding, sampleRecord, sampleRun } from "../testing/sample-run.ts";
import { CHECKS } from "../verdict.ts";
import { sarifReport } from "./sarif-report.ts";

const HOSTILE = `a b/../ü.yaml#?<x>&"'\u0000\u202e`;

describe("the SARIF report", () => {
  const run = sampleRun("petstore.yaml");
  const log = JSON.parse(sarifReport([run]));
  const [{ tool, results, invocations }] = log.runs;

  it.each(["petstore.yaml", "https://pets.example/open api.yaml", HOSTILE])("is valid by the schema for %j", (text) => {
    const ajv = new ajvDraftFour.default({ strict: false, allErrors: true, unicodeRegExp: false });
    ajvFormats.default(ajv);
    const file = join(
      dirname(createRequire(import.meta.url).resolve("@microsoft/jest-sarif")),
      "schemas/sarif-2.1.0-rtm.5.json",
    );
    const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
    validate(JSON.parse(sarifReport([sampleRun(text), { ...sampleRun(text), locate: undefined }])));
    expect(validate.errors).toBeNull();
  });

  it("has each check as a rule, with help", () => {
    const { rules } = tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(CHECKS);
    for (const { help, shortDescription } of rules) {
      expect(help.markdown).toContain("Why: ");
      expect(shortDescription.text).toMatch(/\.$/);
    }
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex].id).toBe(ruleId);
  });

  it("has each finding once, at its line, with request and answer", () => {
    const [first] = results.filter(({ ruleId }: { ruleId: string }) => ruleId === "body");
    expect(first).toMatchObject({ level: "error", occurrenceCount: 2, webResponse: { statusCode: 200 } });
    const [{ physicalLocation, logicalLocations }] = first.locations;
    expect(physicalLocation).toEqual({
      artifactLocation: { uri: "petstore.yaml" },
      region: { startLine: 3, startColumn: 7 },
    });
    expect(logicalLocations).toMatchObject([{ name: "getPet", fullyQualifiedName: "#/paths/~1pets/get" }]);
    expect(first.webRequest).toMatchObject({ method: "GET", headers: { accept: "petstore.yaml" } });
  });

  it("tells notes and accepted deviations from errors, and what failed outside of any case", () => {
    const of = (check: string) => results.findLast(({ ruleId }: { ruleId: string }) => ruleId === check);
    expect(of("undeclared-field")).toMatchObject({ level: "note" });
    expect(of("headers").suppressions).toMatchObject([{ kind: "external", justification: "petstore.yaml" }]);
    expect(invocations).toMatchObject([{ executionSuccessful: false, exitCode: 1 }]);
    const told = invocations[0].toolExecutionNotifications.map(
      ({ message }: { message: { text: string } }) => message.text,
    );
    expect(told).toContain("petstore.yaml");
  });

  it("gives a finding the same fingerprint when only values, items and lines differ", () => {
    const fingerprint = (received: string, valuePointer: string) => {
      const verdicts = allOf("200", sampleFinding("x", { received, valuePointer }));
      const records = [sampleRecord("t", verdicts, { exchanges: [sampleExchange("x")] })];
      const report = sarifReport([{ ...run, run: { ...run.run, records } }]);
      return JSON.parse(report).runs[0].results[0].partialFingerprints["specpact/v1"];
    };
    expect(fingerprint("7", "/3/a")).toBe(fingerprint("8", "/12/a"));
    expect(fingerprint("7", "/3/a")).not.toBe(fingerprint("7", "/3/b"));
  });
});
