import { describe, expect, it } from "vitest";
import { createRedact, redactRecord } from "./redact.ts";
import type { CaseRecord } from "./verdict.ts";

describe("createRedact", () => {
  it.each<[string, Record<string, string>, string, string]>([
    ["a key", { A: "sesame" }, "key sesame, sesame", "key …, …"],
    ["a password", { A: "me:sesame" }, "me:sesame and sesame", "… and …"],
    ["a base64 form", { A: "me:sesame" }, `Basic ${btoa("me:sesame")}`, "Basic …"],
    ["a percent-encoded form", { A: "a b/c" }, "?key=a%20b%2Fc", "?key=…"],
    ["a JSON form", { A: 'se"same' }, '{"echo":"se\\"same"}', '{"echo":"…"}'],
    ["a part of a longer one", { A: "open", B: "opensesame" }, "opensesame open", "… …"],
    ["a pattern", { A: ".*$&" }, "a.*$&b", "a…b"],
    ["nothing", {}, "plain", "plain"],
    ["nothing empty or short", { A: "", B: "a" }, "abba", "abba"],
  ])("takes out %s", (_, auth, text, want) => {
    expect(createRedact(auth)(text)).toBe(want);
  });
});

it("redactRecord leaves ids and pointers into the document alone", () => {
  const finding = {
    operation: "sesame",
    check: "body",
    severity: "error",
    blame: "provider",
    what: "sesame",
    documentPointer: "/sesame",
    valuePointer: "/sesame",
    expected: "sesame",
    received: "sesame",
    curl: "sesame",
  } as const;
  const record: CaseRecord = {
    operation: "sesame",
    title: "sesame",
    verdicts: [
      { response: "200", check: "status", verdict: { kind: "pass" } },
      { response: "200", check: "headers", verdict: { kind: "not checked", because: "sesame" } },
      { response: "200", check: "body", verdict: { kind: "finding", finding } },
    ],
    duration: 1,
    exchanges: [
      {
        ...{ operation: "sesame", started: 1, duration: 1 },
        request: { method: "GET", url: "http://x/?key=sesame", headers: { a: "sesame" }, body: "sesame" },
        response: { status: 200, headers: { b: "sesame" }, body: "sesame", encoding: "utf8" },
      },
    ],
    witnesses: [],
  };
  const hidden = { what: "…", valuePointer: "/…", expected: "…", received: "…", curl: "…" };
  expect(redactRecord(record, createRedact({ A: "sesame" }))).toEqual({
    ...record,
    verdicts: [
      record.verdicts[0],
      { ...record.verdicts[1], verdict: { kind: "not checked", because: "…" } },
      { ...record.verdicts[2], verdict: { kind: "finding", finding: { ...finding, ...hidden } } },
    ],
    exchanges: [
      {
        ...{ operation: "sesame", started: 1, duration: 1 },
        request: { method: "GET", url: "http://x/?key=…", headers: { a: "…" }, body: "…" },
        response: { status: 200, headers: { b: "…" }, body: "…", encoding: "utf8" },
      },
    ],
  });
});
