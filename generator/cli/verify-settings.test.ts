import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "../errors.ts";
import { makeFolder } from "./test-command.ts";
import { checkSchemes, parseReport, parseSettings } from "./verify-settings.ts";

function faultOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
  return "no fault";
}

describe("parseSettings", () => {
  beforeEach(() => void vi.stubEnv("SPECPACT_TEST_KEY", "open=sesame"));
  afterEach(() => void vi.unstubAllEnvs());

  it.each([
    ["the mock", { target: "mock" }, { auth: {}, writes: true }],
    ["a target", { target: "https://pets.example/v1" }, { target: "https://pets.example/v1", auth: {}, writes: false }],
    ["writes", { target: "http://x", allowWrites: true }, { target: "http://x", auth: {}, writes: true }],
    ["a credential", { target: "mock", auth: ["A=b=c", "D=e"] }, { auth: { A: "b=c", D: "e" }, writes: true }],
    [
      "one from the environment",
      { target: "mock", auth: ["A=$SPECPACT_TEST_KEY"] },
      { auth: { A: "open=sesame" }, writes: true },
    ],
  ])("reads %s", (_, flags, want) => {
    expect(parseSettings(flags)).toEqual(want);
  });

  it.each([
    ["no URL", { target: "pets.example" }, '--target can\'t be "pets.example"'],
    ["another protocol", { target: "file:///etc" }, '--target can\'t be "file:///etc"'],
    ["a protocol without slashes", { target: "http:pets" }, '--target can\'t be "http:pets"'],
    ["a password", { target: "http://me:sesame@x/v1" }, '--target can\'t be "http://x/v1…"'],
    ["a key in the query", { target: "http://x/v1?key=sesame" }, '--target can\'t be "http://x/v1…"'],
    ["a password in what is no URL", { target: "me:sesame@x" }, '--target can\'t be "…"'],
    ["no scheme", { target: "mock", auth: ["sesame"] }, '--auth can\'t be "…"'],
    ["an empty credential", { target: "mock", auth: ["A="] }, '--auth can\'t be "…"'],
    ["no such variable", { target: "mock", auth: ["A=$sesame"] }, '--auth can\'t be "A=$…"'],
  ])("refuses %s without showing a secret", (_, flags, words) => {
    const fault = faultOf(() => parseSettings(flags));
    expect(fault).toContain(words);
    expect(fault).not.toContain("sesame");
  });
});

describe("parseReport", () => {
  const folder = makeFolder();

  it("reads format and file", () => {
    expect(parseReport(`junit=${folder}/a=b.xml`)).toEqual({ format: "junit", file: `${folder}/a=b.xml` });
  });

  it.each([
    ["pdf=x", "Give blob=FILE, html=FILE, json=FILE, junit=FILE or sarif=FILE."],
    ["json=", "Give blob=FILE, html=FILE, json=FILE, junit=FILE or sarif=FILE."],
    [`json=${folder}/nowhere/x.json`, "Create its folder first."],
    [`json=${folder}`, "That is a folder: give a file."],
  ])("refuses %s", (text, hint) => {
    expect(faultOf(() => parseReport(text))).toContain(hint);
  });
});

describe("checkSchemes", () => {
  it.each([
    ["ApiKey", ["ApiKey", "Token"], "no fault"],
    ["ApiKay", ["ApiKey", "Token"], "Did you mean ApiKey?"],
    ["Other", ["ApiKey", "Token"], "There are ApiKey, Token."],
    ["Other", [], "The document has no security schemes."],
  ])("%s in %j: %s", (scheme, schemes, words) => {
    const fault = faultOf(() => checkSchemes({ auth: { [scheme]: "sesame" }, writes: true }, schemes));
    expect(fault).toContain(words);
    expect(fault).not.toContain("sesame");
  });
});
