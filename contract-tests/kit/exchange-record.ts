import type { Exchange, ReceivedResponse, SentRequest } from "./exchange.ts";
import type { ExchangeRecord } from "./verdict.ts";

/** An exchange as texts. `operation` is the id of the operation that was called. */
export function toExchangeRecord(
  operation: string,
  { request, response, started, duration }: Exchange,
): ExchangeRecord {
  return { operation, started, duration, request: sentRecord(request), response: receivedRecord(response) };
}

/** A request without an answer. */
export function toUnanswered(operation: string, sent: SentRequest): ExchangeRecord {
  return { operation, started: Date.now(), duration: 0, request: sentRecord(sent) };
}

function sentRecord({ method, url, headers, body }: SentRequest): ExchangeRecord["request"] {
  return { method, url, headers: Object.fromEntries(headers), body };
}

function receivedRecord({ status, headers, bytes, text }: ReceivedResponse): NonNullable<ExchangeRecord["response"]> {
  const encoding = text.includes("\ufffd") ? "base64" : "utf8";
  const body = encoding === "utf8" ? text : Buffer.from(bytes).toString("base64");
  return { status, headers: Object.fromEntries(headers), body, encoding };
}
