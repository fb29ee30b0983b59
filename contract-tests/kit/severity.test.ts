import { describe, expect, it } from "vitest";
import type { CheckLevels } from "../../generator/config.ts";
import { withSeverity } from "./severity.ts";
import { type CaseRecord, type CheckId, found } from "./verdict.ts";

function recordOf(check: CheckId, operation: string): CaseRecord {
  const texts = { what: "", documentPointer: "", valuePointer: "", expected: "", received: "", curl: "" };
  const verdict = found({ operation, check, blame: "provider", ...texts });
  return {
    operation,
    title: "",
    verdicts: [{ response: "200", check, verdict }],
    duration: 0,
    exchanges: [],
    witnesses: [],
  };
}

describe("withSeverity", () => {
  it.each<[string, CheckId, CheckLevels | undefined, boolean, string]>([
    ["an error by default", "body", undefined, false, "error"],
    ["a note by default", "undeclared-field", undefined, false, "note"],
    ["an error where notes fail", "undeclared-field", undefined, true, "error"],
    ["what the config says", "body", { body: "note" }, false, "note"],
    ["off", "body", { body: "off" }, false, "not checked"],
    ["off where notes fail", "body", { body: "off" }, true, "not checked"],
    ["of another check", "body", { status: "off" }, false, "error"],
    ["what the config says of the operation", "body", { body: { getPet: "note" } }, false, "note"],
    ["what it says last", "body", { body: { "*": "off", "get*": "note" } }, false, "note"],
    ["of another operation", "body", { body: { listPets: "off" } }, false, "error"],
    [
      "the default where no operation fits",
      "undeclared-field",
      { "undeclared-field": { listPets: "off" } },
      false,
      "note",
    ],
  ])("%s", (_, check, checks, strict, want) => {
    const settings = { strict, ...(checks === undefined ? {} : { checks }) };
    const verdict = withSeverity(recordOf(check, "getPet"), settings).verdicts[0]?.verdict;
    expect(verdict?.kind === "finding" ? verdict.finding.severity : verdict?.kind).toBe(want);
  });
});
