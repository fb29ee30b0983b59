import { describe, expect, it } from "vitest";
import type { Operation, Response } from "../../../generator/model/model.ts";
import { sampleRun } from "../testing/sample-run.ts";
import { findXmlFault } from "../testing/xml.ts";
import {
  type CaseRecord,
  type CaseVerdict,
  type CheckId,
  found,
  notChecked,
  PASS,
  RESPONSE_CHECKS,
  type Verdict,
} from "../verdict.ts";
import { jsonReport, type Verified } from "./json-report.ts";
import { junitReport } from "./junit-report.ts";
import { summarise } from "./summary.ts";

const HOSTILE = `<x a="1">&amp; ]]> 'it' \u0000\u001b[31m\ud800\ufffe <!-- -->\n<?php`;

function finding(text: string): Verdict {
  const texts = { what: text, documentPointer: "/a", valuePointer: "/b", expected: text, received: text, curl: text };
  return found({ operation: "getPet", check: "body", blame: "provider", ...texts });
}

function note(text: string): Verdict {
  const verdict = finding(text);
  return verdict.kind === "finding" ? { ...verdict, finding: { ...verdict.finding, severity: "note" } } : verdict;
}

function all(response: string, verdict: Verdict): CaseVerdict[] {
  return RESPONSE_CHECKS.map((check) => ({ response, check, verdict }));
}

const model = {
  operations: [
    {
      id: "getPet",
      responses: [
        { status: "200", content: [{ type: "application/json" }] },
        { status: "404", content: [] as Response["content"] },
      ],
    } as unknown as Operation,
  ],
};
/** Two declared responses, by every check. */
const JUDGED = 2 * RESPONSE_CHECKS.length;
const REFUSALS = new Map([["getPet", ["refusal of path /id: type invalid-refused"]]]);
const REFUSED = (verdict: Verdict) => ({
  response: "refusal of path /id: type",
  check: "invalid-refused" as CheckId,
  verdict,
});

function record(title: string, verdicts: readonly CaseVerdict[]): CaseRecord {
  return { operation: "getPet", title, verdicts, duration: 1, exchanges: [], witnesses: [] };
}

function summaryOf(verdicts: readonly CaseVerdict[], failures: readonly string[] = []) {
  const records = [record("t", verdicts)];
  return summarise(model, { records, failures }, REFUSALS);
}

describe("summarise", () => {
  const whole = [...all("200 application/json", PASS), ...all("404", PASS), REFUSED(PASS)];

  it.each<[string, readonly CaseVerdict[], boolean, object]>([
    ["everything passes", whole, true, { pass: JUDGED + 1, findings: 0, notChecked: [], unexplained: [] }],
    [
      "something is not checked, with a reason",
      [...whole.slice(0, JUDGED), REFUSED(notChecked("401"))],
      true,
      {
        pass: JUDGED,
        notChecked: [{ what: "refusal of path /id: type invalid-refused", because: "401" }],
        unexplained: [],
      },
    ],
    [
      "there is a finding",
      [...whole, REFUSED(finding("x"))],
      false,
      { pass: JUDGED, findings: 1, notes: 0, unexplained: [] },
    ],
    [
      "there is a note",
      [...whole.slice(0, JUDGED), REFUSED(note("x"))],
      true,
      { pass: JUDGED, findings: 0, notes: 1, unexplained: [] },
    ],
    [
      "a refusal is not tried",
      whole.slice(0, JUDGED),
      false,
      { unexplained: ["refusal of path /id: type invalid-refused"] },
    ],
    [
      "a response is not judged by every check",
      whole.filter(({ response, check }) => response !== "404" || check === "status"),
      false,
      { unexplained: RESPONSE_CHECKS.slice(1).map((check) => `404 ${check}`) },
    ],
    ["there are no cases", [], false, { pass: 0, unexplained: { length: JUDGED + 1 } }],
  ])("where %s", (_, verdicts, passed, operation) => {
    expect(summaryOf(verdicts)).toMatchObject({ passed, operations: [operation] });
  });

  it.each([
    ["seen", [...all("200 application/json", PASS), ...all("404", PASS)]],
    ["not seen", [...all("200 application/json", notChecked("404 came")), ...all("404", PASS)]],
    ["not seen", []],
  ])("a success is %s", (success, verdicts) => {
    expect(summaryOf(verdicts).operations).toMatchObject([{ success }]);
  });

  it("fails where something failed outside of a case", () => {
    expect(summaryOf(whole, ["pets.test.ts: it does not load"]).passed).toBe(false);
  });
});

describe("reports", () => {
  const verdicts = [...all("200 application/json", finding(HOSTILE)), REFUSED(PASS)];
  const records = [record(HOSTILE, verdicts), record(HOSTILE, all("404", notChecked(HOSTILE)))];
  const summary = summarise(
    { operations: [...model.operations, { ...(model.operations[0] as Operation), id: HOSTILE }] },
    { records, failures: [HOSTILE] },
    REFUSALS,
  );
  const result: Verified = {
    document: "openapi.yaml",
    target: "mock",
    summary,
    run: { records, expected: REFUSALS, failures: [HOSTILE], duration: 1234.5 },
  };

  it("are well-formed XML, whatever the target has sent", () => {
    const xml = junitReport([result, result]);
    expect(findXmlFault(xml)).toBeUndefined();
    expect(xml).toContain('<testsuites name="specpact verify" time="2.469">');
    expect(xml).toContain('<testsuite name="getPet" tests="2" failures="1" skipped="1" time="');
    expect(xml).toContain("&lt;x a=&quot;1&quot;&gt;&amp;amp; ]]&gt;");
    expect(xml).toContain('<testsuite name="specpact" tests="2" failures="2">');
  });

  it("tell notes and accepted deviations in JUnit, where they fail nothing", () => {
    const xml = junitReport([sampleRun("x")]);
    expect(findXmlFault(xml)).toBeUndefined();
    expect(xml).toMatch(/name="a note" time="0.005"><system-out>note getPet undeclared-field: x&#10;/);
    expect(xml).toMatch(
      /name="accepted" time="0.005"><system-out>accepted until 2027-01-31, x: getPet headers: x&#10;/,
    );
    expect(xml).toContain('failures="2" skipped="1" time="0.030">');
    expect(xml).toContain('<failure message="getPet status: x" type="status">');
    expect(xml).toContain('<property name="document" value="x"/>');
  });

  it("are JSON, with places, counts and timings", () => {
    const [entry] = JSON.parse(jsonReport([sampleRun("x")]));
    expect(entry).toMatchObject({ outcome: "nothing proven", counts: { errors: 10, notes: 1, accepted: 1 } });
    expect(entry.findings[0]).toMatchObject({ severity: "error", place: { file: "x", line: 3, column: 7 } });
    expect(entry.timings).toEqual([
      { operation: "getPet", cases: 6, total: 30, median: 5, slowest: 5, slowestCase: "x" },
    ]);
    expect(entry.cases[0].exchanges).toHaveLength(1);
  });

  it("are JSON, with an entry for each API", () => {
    const [entry, ...others] = JSON.parse(jsonReport([result]));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ document: "openapi.yaml", target: "mock", passed: false, duration: 1235 });
    expect(entry.cases).toHaveLength(2);
    expect(entry.findings).toHaveLength(RESPONSE_CHECKS.length);
  });

  it.each(["<a>", "<a></b>", "<a b=1/>", "<a>&</a>", '<a b="<"/>', "x", "<a>\u0001</a>"])(
    "and the judge knows %j",
    (text) => {
      expect(findXmlFault(text)).toBeDefined();
    },
  );
});
