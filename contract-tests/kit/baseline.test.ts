import { describe, expect, it } from "vitest";
import { type BaselineEntry, createBaseline } from "./baseline.ts";
import { type CaseRecord, found } from "./verdict.ts";

const ENTRY: BaselineEntry = { operation: "getPet", check: "body", reason: "old", owner: "ann", expires: "2026-12-31" };
const TODAY = "2026-11-24";

function record(valuePointer: string): CaseRecord {
  const texts = { what: "", documentPointer: "/components/schemas/Pet", expected: "", received: "", curl: "" };
  const verdict = found({ operation: "getPet", check: "body", blame: "provider", valuePointer, ...texts });
  const verdicts = [{ response: "200", check: "body" as const, verdict }];
  return { operation: "getPet", title: "", verdicts, duration: 0, exchanges: [], witnesses: [] };
}

function acceptedBy(entry: BaselineEntry, valuePointer = "/3/name") {
  const baseline = createBaseline([entry], TODAY);
  const verdict = baseline.accept(record(valuePointer)).verdicts[0]?.verdict;
  return {
    accepted: verdict?.kind === "finding" ? verdict.finding.accepted : undefined,
    problems: baseline.problems(),
  };
}

describe("a baseline", () => {
  it.each<[string, Partial<BaselineEntry>]>([
    ["the operation and the check", {}],
    ["the place in the document", { document: "#/components/schemas/Pet" }],
    ["the place in the value", { value: "/3/name" }],
    ["any item", { value: "/*/name" }],
    ["its last day", { expires: TODAY }],
  ])("accepts by %s", (_, more) => {
    const { accepted, problems } = acceptedBy({ ...ENTRY, ...more });
    expect(accepted).toMatchObject({ reason: "old", owner: "ann" });
    expect(problems).toEqual([]);
  });

  it.each<[string, Partial<BaselineEntry>]>([
    ["another operation", { operation: "listPets" }],
    ["another check", { check: "status" }],
    ["another schema", { document: "#/components/schemas/Cat" }],
    ["another property", { value: "/*/age" }],
    ["a deeper place", { value: "/*" }],
  ])("does not accept %s, and says that the entry is of no use", (_, more) => {
    const { accepted, problems } = acceptedBy({ ...ENTRY, ...more });
    expect(accepted).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining("meets no finding any more")]);
  });

  it("does not accept after an entry's last day", () => {
    const { accepted, problems } = acceptedBy({ ...ENTRY, expires: "2026-11-23" });
    expect(accepted).toBeUndefined();
    expect(problems).toEqual(["The baseline's entry for getPet body has expired on 2026-11-23: ask ann."]);
  });
});
