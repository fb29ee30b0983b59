import type { Redaction } from "./redact.ts";
import type { CaseRecord, ExchangeRecord, Finding, Verdict } from "./verdict.ts";

/** A record that may be shown and stored; ids and pointers into the document hold nothing that came over the wire. */
export function redactRecord(record: CaseRecord, redaction: Redaction): CaseRecord {
  const verdicts = record.verdicts.map((entry) => ({ ...entry, verdict: redactVerdict(entry.verdict, redaction) }));
  return { ...record, verdicts, exchanges: record.exchanges.map((each) => redactExchange(each, redaction)) };
}

/** What went over the wire, as it may be shown and stored. */
export function redactExchange({ request, response, ...rest }: ExchangeRecord, redaction: Redaction): ExchangeRecord {
  const { text, body, headers } = redaction;
  const sent = {
    ...request,
    url: text(request.url),
    headers: headers(Object.entries(request.headers)),
    body: body(request.body),
  };
  if (response === undefined) return { ...rest, request: sent };
  const received = {
    ...response,
    headers: headers(Object.entries(response.headers)),
    body: response.encoding === "utf8" ? body(response.body) : text(response.body),
  };
  return { ...rest, request: sent, response: received };
}

function redactVerdict(verdict: Verdict, redaction: Redaction): Verdict {
  if (verdict.kind === "pass") return verdict;
  if (verdict.kind === "not checked") return { ...verdict, because: redaction.text(verdict.because) };
  return { kind: "finding", finding: redactFinding(verdict.finding, redaction) };
}

function redactFinding(finding: Finding, { text, value }: Redaction): Finding {
  const { what, valuePointer, expected, received, curl } = finding;
  return {
    ...finding,
    what: text(what),
    valuePointer: text(valuePointer),
    expected: value(expected, valuePointer),
    received: value(received, valuePointer),
    curl: text(curl),
  };
}
