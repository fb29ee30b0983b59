import type { InvalidRequest } from "../../../generator/fixtures/invalid-requests.ts";
import type { Call } from "../call.ts";
import { toCurl } from "../curl.ts";
import { notRefused, prismError } from "../mock-verdict.ts";
import { otherPath } from "../other-path.ts";
import type { Subject } from "../pact.ts";
import { type CaseRecord, type CheckId, found, notChecked, PASS, type Verdict } from "../verdict.ts";
import { judge, notSendable, record, unanswered } from "./judge.ts";

/** What a refusal would show. */
export interface Refusal {
  readonly response: string;
  readonly check: CheckId;
  readonly what: string;
  /** Whether a 4xx status says that the request was refused for the reason in question. */
  readonly conclusive: (status: number) => boolean;
  readonly invalid: InvalidRequest | undefined;
  /** Into the document, where no keyword is broken; its security if not set. */
  readonly pointer?: string;
  /** Whether the request is none that a client could be made to send: Prism answers it before it looks at the document. */
  readonly raw?: boolean;
  /** Why there is nothing to send. */
  readonly because?: string | undefined;
}

/** Sends what must be refused with a 4xx; the refusal is judged like any other response. */
export async function refusal(subject: Subject, send: () => Promise<Call>, wanted: Refusal): Promise<CaseRecord> {
  const { response, check, conclusive } = wanted;
  const settle = (verdict: Verdict) => ({ response, check, verdict });
  const because = notSendable(subject) ?? wanted.because;
  if (because !== undefined) return record(subject, [settle(notChecked(because))]);
  const made = await send();
  if (made.kind !== "answered") return record(subject, [settle(unanswered(subject, made, check))]);
  const { status } = made.exchange.response;
  const refused = status >= 400 && status <= 499;
  const other = refused ? undefined : otherPath(subject, made.exchange);
  if (other !== undefined) return record(subject, [settle(notChecked(other))]);
  if (subject.session.prism !== undefined) {
    if (!refused && wanted.raw !== true)
      return record(subject, [settle(notRefused(subject, made.exchange, wanted.invalid))]);
    // Where the document declares no fitting error, Prism answers with one of its own.
    if (refused && (wanted.raw === true || prismError(made.exchange) !== undefined))
      return record(subject, [settle(PASS)]);
  }
  const verdict = conclusive(status)
    ? PASS
    : notChecked(`the target refused with ${status}, which says nothing about it`);
  return record(subject, [
    settle(refused ? verdict : accepted(subject, made, wanted)),
    ...judge(subject, made, response),
  ]);
}

function accepted(
  { operation, session }: Subject,
  { exchange }: Extract<Call, { kind: "answered" }>,
  { check, what, invalid, pointer }: Refusal,
): Verdict {
  return found({
    operation: operation.id,
    check,
    blame: session.prism === undefined ? "provider" : "mock",
    what,
    documentPointer: invalid?.schemaPointer ?? pointer ?? `${operation.pointer}/security`,
    valuePointer: invalid?.pointer ?? "",
    expected: "a 4xx status",
    received: String(exchange.response.status),
    curl: toCurl(exchange.request, session.model.securitySchemes),
  });
}
