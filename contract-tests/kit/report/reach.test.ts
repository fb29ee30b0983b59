import { describe, expect, it } from "vitest";
import { sampleFinding, sampleRecord, verdictOf } from "../testing/sample-run.ts";
import { notChecked, PASS } from "../verdict.ts";
import { reachOf } from "./reach.ts";

describe("what cases have reached", () => {
  const reach = reachOf([
    sampleRecord("a", [
      verdictOf("200 application/json", "status", PASS),
      verdictOf("404", "status", notChecked("nobody asked")),
      verdictOf("4XX", "status", sampleFinding("x")),
      verdictOf("getPet 200", "status", PASS),
    ]),
    sampleRecord("b", [
      verdictOf("404", "status", PASS),
      verdictOf("refusal of body /a: b/tag: type null", "invalid-refused", notChecked("401")),
      verdictOf("refusal of body /a: b/tag: type null", "status", PASS),
      verdictOf("valid query /limit: maximum", "valid-accepted", PASS),
      verdictOf("refusal without credentials", "credentials-required", PASS),
    ]),
    sampleRecord("c", [
      verdictOf("refusal of body /a: b/tag: type null", "invalid-refused", sampleFinding("x")),
      verdictOf("refusal of query /limit: maximum", "invalid-refused", notChecked("429")),
    ]),
  ]);

  it("are declared responses", () => {
    expect(reach.seen).toEqual(["200 application/json", "404"]);
    expect(reach.unseen).toEqual([{ what: "4XX", because: "what came instead is a finding" }]);
  });

  it("are keywords, kept and broken, judged once some case could", () => {
    expect(reach.keywords).toEqual([
      { keyword: "type", how: "broken", because: undefined },
      { keyword: "maximum", how: "kept", because: undefined },
      { keyword: "maximum", how: "broken", because: "429" },
    ]);
  });
});
