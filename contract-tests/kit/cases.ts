import { type Call, call } from "./call.ts";
import type { CheckContext } from "./checks/check.ts";
import { responseChecks } from "./checks/response-checks.ts";
import { toCurl } from "./curl.ts";
import { declaredMediaType, declaredResponse, essence, statusFor } from "./declared.ts";
import type { Exchange } from "./exchange.ts";
import type { InvalidRequest, Variant } from "./fixtures.ts";
import { notRefused, notServed, prismError } from "./mock-verdict.ts";
import type { Subject } from "./pact.ts";
import { type CaseRecord, type CheckId, notChecked, PASS, RESPONSE_CHECKS, type Verdict } from "./verdict.ts";

export interface Answer {
  readonly variant: Variant;
  readonly status: string;
  readonly mediaType: string | undefined;
}

/** A valid request, and the declared response that must come. Of a live target only a success can be asked for. */
export async function answerCase(subject: Subject, { variant, status, mediaType }: Answer): Promise<CaseRecord> {
  const { session, operation, fixtures } = subject;
  const label = [status, mediaType].filter((part) => part !== undefined).join(" ");
  const skip = (because: string) =>
    record(
      subject,
      label,
      RESPONSE_CHECKS.map((check) => ({ check, verdict: notChecked(because) })),
    );
  if (session.prism === undefined && !status.startsWith("2"))
    return skip(`a live target can't be asked for a ${status}`);
  const unsafe = notSendable(subject);
  if (unsafe !== undefined) return skip(unsafe);
  const wanted = statusFor(operation, status);
  const prefer = session.prism === undefined ? {} : { Prefer: `code=${wanted}, example=${variant}` };
  const request = fixtures.request[variant];
  const made = await call(subject, request, { headers: { Accept: mediaType ?? "*/*", ...prefer } });
  if (made.kind !== "answered") return record(subject, label, [await unanswered(subject, made, "status")]);
  const received = made.exchange.response.status;
  if (received === wanted || declaredResponse(operation, received)?.status === status) {
    return record(subject, label, judge(subject, made));
  }
  if (session.prism !== undefined)
    return record(subject, label, [notServed(subject, made.exchange, { status, mediaType, request })]);
  const answered = declaredResponse(operation, received);
  // Another declared answer is no broken promise: the example values may mean nothing to this target. Its own promises are judged.
  const seen = answered === undefined ? label : labelOf(answered.status, made.exchange);
  return record(subject, seen, judge(subject, made));
}

/** A request that breaks one keyword must be refused with a 4xx; the refusal is judged like any other response. */
export async function refusalCase(subject: Subject, name: string): Promise<CaseRecord> {
  const invalid = subject.fixtures.invalid.find((fixture) => fixture.name === name);
  if (invalid === undefined)
    throw new Error(`There is no invalid request "${name}" in the fixtures. Run \`specpact generate\`.`);
  const label = `refusal of ${name}`;
  const unsafe = notSendable(subject);
  if (unsafe !== undefined) return record(subject, label, [{ check: "invalid-refused", verdict: notChecked(unsafe) }]);
  const made = await call(subject, invalid.request);
  return refusal(subject, made, {
    label,
    check: "invalid-refused",
    what: `An invalid request was accepted: ${name}.`,
    invalid,
  });
}

/** A valid request without credentials must be refused with a 4xx. */
export async function credentialsCase(subject: Subject): Promise<CaseRecord> {
  const label = "refusal without credentials";
  const unsafe = notSendable(subject);
  if (unsafe !== undefined)
    return record(subject, label, [{ check: "credentials-required", verdict: notChecked(unsafe) }]);
  const made = await call(subject, subject.fixtures.request.example, { anonymous: true });
  const what = "A request without credentials was accepted.";
  return refusal(subject, made, { label, check: "credentials-required", what, invalid: undefined });
}

interface Refusal {
  readonly check: CheckId;
  readonly label: string;
  readonly what: string;
  readonly invalid: InvalidRequest | undefined;
}

async function refusal(subject: Subject, made: Call, wanted: Refusal): Promise<CaseRecord> {
  const { session, operation } = subject;
  const { check, label, what, invalid } = wanted;
  if (made.kind !== "answered") return record(subject, label, [await unanswered(subject, made, check)]);
  const { status } = made.exchange.response;
  if (status < 400 || status > 499) {
    if (session.prism !== undefined) return record(subject, label, [notRefused(subject, made.exchange, invalid)]);
    const curl = toCurl(made.exchange.request, session.model.securitySchemes);
    const documentPointer = invalid?.schemaPointer ?? `${operation.pointer}/security`;
    const details = {
      documentPointer,
      valuePointer: invalid?.pointer ?? "",
      expected: "a 4xx status",
      received: String(status),
      curl,
    };
    const finding = { operation: operation.id, check, blame: "provider", what, ...details } as const;
    return record(subject, label, [{ check, verdict: { kind: "finding", finding } }]);
  }
  const passed = { check, verdict: PASS };
  const foreign = session.prism === undefined ? undefined : prismError(made.exchange);
  // Where the document declares no fitting error, Prism answers with one of its own.
  if (foreign !== undefined) return record(subject, label, [passed]);
  return record(subject, label, [passed, ...judge(subject, made)]);
}

function judge(subject: Subject, made: Extract<Call, { kind: "answered" }>): CaseRecord["verdicts"] {
  const { session, operation } = subject;
  const response = declaredResponse(operation, made.exchange.response.status);
  const contentType = made.exchange.response.headers.get("content-type");
  const mediaType = response && contentType !== null ? declaredMediaType(response.content, contentType) : undefined;
  const { model, validators, prism } = session;
  const blame = prism === undefined ? "provider" : "mock";
  const context: CheckContext = {
    model,
    operation,
    validators,
    response,
    mediaType,
    blame,
    exchange: made.exchange,
    outcome: made.outcome,
  };
  return responseChecks.map(({ id, run }) => ({ check: id, verdict: run(context) }));
}

/** No answer is a finding, unless it was the client that would not send; on the mock, Prism is replaced where it is gone. */
async function unanswered(
  { session, operation }: Subject,
  made: Exclude<Call, { kind: "answered" }>,
  check: CheckId,
): Promise<{ check: CheckId; verdict: Verdict }> {
  if (made.kind === "not sent")
    return { check, verdict: notChecked(`the client would not send it: ${messageOf(made.error)}`) };
  const alive = await session.prism?.checkAlive();
  const curl = toCurl(made.sent, session.model.securitySchemes);
  const received =
    alive === "restarted"
      ? `${messageOf(made.error)}; Prism was gone or hung and was started anew`
      : messageOf(made.error);
  const blame = session.prism === undefined ? "provider" : "mock";
  const details = { documentPointer: operation.pointer, valuePointer: "", expected: "an answer", received, curl };
  return {
    check,
    verdict: {
      kind: "finding",
      finding: { operation: operation.id, check, blame, what: "No answer came.", ...details },
    },
  };
}

/** Why a case must not be sent to this target at all. */
function notSendable({ session, operation }: Subject): string | undefined {
  const safe = operation.method === "get" || operation.method === "head" || operation.method === "options";
  return safe || session.settings.writes
    ? undefined
    : "it may change something on the target; --allow-writes permits that";
}

function labelOf(status: string, { response }: Exchange): string {
  const contentType = response.headers.get("content-type");
  return contentType === null ? status : `${status} ${essence(contentType)}`;
}

function record({ operation, title }: Subject, response: string, verdicts: CaseRecord["verdicts"]): CaseRecord {
  return { operation: operation.id, title, response, verdicts };
}

function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return error instanceof Error ? `${error.message}${cause}` : String(error);
}
