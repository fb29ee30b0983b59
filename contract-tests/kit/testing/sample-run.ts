import type { Operation } from "../../../generator/model/model.ts";
import type { Verified } from "../report/json-report.ts";
import { summarise } from "../report/summary.ts";
import {
  type CaseRecord,
  type CaseVerdict,
  type CheckId,
  type ExchangeRecord,
  type Finding,
  notChecked,
  PASS,
  RESPONSE_CHECKS,
  type Verdict,
} from "../verdict.ts";

/** A finding about `getPet`; every text of it is `text`, unless it is given. */
export function sampleFinding(text: string, more: Partial<Finding> = {}): Verdict {
  const texts = { what: text, expected: text, received: text, curl: text };
  const places = { documentPointer: "/paths/~1pets/get", valuePointer: "/b/0/c" };
  const finding = {
    operation: "getPet",
    check: "body",
    severity: "error",
    blame: "provider",
    ...texts,
    ...places,
  } as const;
  return { kind: "finding", finding: { ...finding, ...more } };
}

export function sampleExchange(text: string): ExchangeRecord {
  const body = JSON.stringify({ text });
  return {
    operation: "getPet",
    started: 0,
    duration: 12.3,
    request: { method: "GET", url: `http://127.0.0.1/pets?q=${text}`, headers: { accept: text }, body: text },
    response: { status: 200, headers: { "x-text": text }, body, encoding: "utf8" },
  };
}

export function sampleRecord(
  title: string,
  verdicts: readonly CaseVerdict[],
  more: Partial<CaseRecord> = {},
): CaseRecord {
  return { operation: "getPet", title, verdicts, duration: 5, exchanges: [], witnesses: [], ...more };
}

/** The same verdict by each check of a response. */
export function allOf(response: string, verdict: Verdict): CaseVerdict[] {
  return RESPONSE_CHECKS.map((check) => {
    const own: Verdict =
      verdict.kind === "finding" ? { kind: "finding", finding: { ...verdict.finding, check } } : verdict;
    return { response, check, verdict: own };
  });
}

export function verdictOf(response: string, check: CheckId, verdict: Verdict): CaseVerdict {
  return { response, check, verdict };
}

export function sampleOperation(id: string, more: Partial<Operation> = {}): Operation {
  const responses = [
    { status: "200", content: [{ type: "application/json" }] },
    { status: "404", content: [] },
  ];
  return {
    id,
    method: "get",
    path: "/pets",
    pointer: "/paths/~1pets/get",
    parameters: [],
    responses,
    ...more,
  } as unknown as Operation;
}

/** A run with a bit of everything, whose document and target write `text` wherever they can. */
export function sampleRun(text: string): Verified {
  const accepted = { reason: text, owner: text, expires: "2027-01-31" };
  const records = [
    sampleRecord(text, allOf("200 application/json", sampleFinding(text)), { exchanges: [sampleExchange(text)] }),
    sampleRecord(`${text} again`, allOf("200 application/json", sampleFinding(text))),
    sampleRecord("a note", [
      verdictOf(
        "200 application/json",
        "undeclared-field",
        sampleFinding(text, { check: "undeclared-field", severity: "note" }),
      ),
    ]),
    sampleRecord("accepted", [
      verdictOf("200 application/json", "headers", sampleFinding(text, { check: "headers", accepted })),
    ]),
    sampleRecord("passes", [verdictOf(`refusal of query /${text}: type`, "invalid-refused", PASS)]),
    sampleRecord(text, allOf("404", notChecked(text))),
  ];
  const operations = [sampleOperation("getPet"), sampleOperation(text, { path: text })];
  const summary = summarise({ operations }, { records, failures: [text] }, new Map());
  return {
    document: text,
    target: text,
    summary,
    run: { records, expected: new Map(), failures: [text], duration: 1234.5 },
    locate: () => ({ file: text, line: 3, column: 7 }),
  };
}
