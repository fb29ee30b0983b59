import type { CaseRecord, ExchangeRecord, Verdict } from "./verdict.ts";

/** Takes the run's credentials out of a text: a target may echo them, and an error message may quote them. */
export type Redact = (text: string) => string;

/** Finds a credential as it was given, as the wire carries it, and each half of `username:password`. */
export function createRedact(auth: Readonly<Record<string, string>>): Redact {
  const secrets = Object.values(auth).flatMap((secret) => [secret, ...secret.split(":").slice(1)]);
  const forms = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64"), quoted(secret)])
    .filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, "…"), text);
}

/** What is shorter is no secret, and would be found everywhere. */
const SHORTEST = 4;

/** A record with its free texts redacted; ids and pointers into the document hold nothing that came over the wire. */
export function redactRecord(record: CaseRecord, redact: Redact): CaseRecord {
  const verdicts = record.verdicts.map((entry) => ({ ...entry, verdict: redactVerdict(entry.verdict, redact) }));
  return { ...record, verdicts, exchanges: record.exchanges.map((each) => redactExchange(each, redact)) };
}

function redactExchange({ request, response, ...rest }: ExchangeRecord, redact: Redact): ExchangeRecord {
  const headers = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, redact(value)]));
  const sent = { ...request, url: redact(request.url), headers: headers(request.headers), body: redact(request.body) };
  if (response === undefined) return { ...rest, request: sent };
  return {
    ...rest,
    request: sent,
    response: { ...response, headers: headers(response.headers), body: redact(response.body) },
  };
}

function redactVerdict(verdict: Verdict, redact: Redact): Verdict {
  if (verdict.kind === "pass") return verdict;
  if (verdict.kind === "not checked") return { ...verdict, because: redact(verdict.because) };
  const { what, valuePointer, expected, received, curl } = verdict.finding;
  const texts = {
    what: redact(what),
    valuePointer: redact(valuePointer),
    expected: redact(expected),
    received: redact(received),
    curl: redact(curl),
  };
  return { kind: "finding", finding: { ...verdict.finding, ...texts } };
}

/** As it stands inside a JSON text. */
function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
