import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { HOLDERS } from "../../../generator/fixtures/request-fixture.ts";
import type { MediaType, Response } from "../../../generator/model/model.ts";
import type { Call } from "../call.ts";
import type { CheckContext } from "../checks/check.ts";
import { responseChecks } from "../checks/response-checks.ts";
import { toCurl } from "../curl.ts";
import { declaredMediaType, declaredResponse } from "../declared.ts";
import type { Exchange } from "../exchange.ts";
import { isSafe } from "../http.ts";
import { reasonOf } from "../live/reason.ts";
import type { Subject } from "../pact.ts";
import {
  type CaseRecord,
  type CaseVerdict,
  type CheckId,
  found,
  notChecked,
  RESPONSE_CHECKS,
  type Verdict,
} from "../verdict.ts";

/** Judges a response by every check. In the report it is the declared one that it is, else `response` names it. */
export function judge(subject: Subject, made: Extract<Call, { kind: "answered" }>, response: string): CaseVerdict[] {
  const { outcome, limited } = made;
  const judged = (exchange: Exchange, label: string) => {
    const { document, model, validators, prism, settings } = subject.session;
    const declared = declaredFor(subject, exchange);
    const context: CheckContext = {
      ...{ document, model, validators, operation: subject.operation, exchange, outcome },
      ...declared,
      blame: prism === undefined ? "provider" : "mock",
      wanted: subject.wanted,
      duration: exchange.duration,
      limit: settings.responseTime,
    };
    const named = prism === undefined ? (nameOf(declared) ?? label) : label;
    return responseChecks.map(({ id, run }) => ({ response: named, check: id, verdict: run(context) }));
  };
  return [...judged(made.exchange, response), ...(limited === undefined ? [] : judgeLimited(subject, limited, judged))];
}

/** A 429 that was waited for is an answer as well; where the document doesn't speak of it, no more was lost than time. */
function judgeLimited(
  subject: Subject,
  limited: Exchange,
  judged: (exchange: Exchange, label: string) => CaseVerdict[],
): CaseVerdict[] {
  const { response, mediaType } = declaredFor(subject, limited);
  if (response === undefined) return [];
  // The client has handed over the answer that came after it.
  return judged(limited, labelOf(response.status, mediaType?.type)).filter(({ check }) => check !== "client");
}

function nameOf({ response, mediaType }: ReturnType<typeof declaredFor>): string | undefined {
  if (response === undefined || (mediaType === undefined && response.content.length > 0)) return undefined;
  return labelOf(response.status, mediaType?.type);
}

/** What the document declares for this response, as far as it declares something. */
export function declaredFor(
  { operation }: Subject,
  { response: { status, headers } }: Exchange,
): { response: Response | undefined; mediaType: MediaType | undefined } {
  const response = declaredResponse(operation, status);
  const contentType = headers.get("content-type");
  const mediaType = response && contentType !== null ? declaredMediaType(response.content, contentType) : undefined;
  return { response, mediaType };
}

/** A declared response that no check could look at, for one reason. */
export function unchecked(response: string, because: string): CaseVerdict[] {
  return RESPONSE_CHECKS.map((check) => ({ response, check, verdict: notChecked(because) }));
}

/** No answer is a finding, and so is a client that would not send a valid request; an invalid one it may keep to itself. */
export function unanswered(
  { session, operation }: Subject,
  made: Exclude<Call, { kind: "answered" }>,
  check: CheckId,
): Verdict {
  const about = { operation: operation.id, check, documentPointer: operation.pointer, valuePointer: "" } as const;
  if (made.kind === "withheld") return notChecked(made.because);
  if (made.kind === "not sent") {
    if (check === "invalid-refused") return notChecked(`the client would not send it: ${reasonOf(made.error)}`);
    const what = "The client would not send a valid request.";
    const details = { expected: "a request", received: reasonOf(made.error), curl: "nothing was sent" };
    return found({ ...about, blame: "client", what, ...details });
  }
  const restarted = made.restarted ? "; Prism was gone or hung, and was started anew" : "";
  return found({
    ...about,
    blame: session.prism === undefined ? "provider" : "mock",
    what: "No answer came.",
    expected: "an answer",
    received: `${reasonOf(made.error)}${restarted}`,
    curl: toCurl(made.sent, session.model.securitySchemes),
  });
}

/** Why nothing was sent that may change something. */
export const WRITES = "it may change something on the target; --allow-writes permits that";

/** Why a request must not be sent to this target at all. */
export function notSendable({ session, operation }: Subject): string | undefined {
  if (session.settings.writes || isSafe(operation.method)) return undefined;
  return WRITES;
}

/** Why a request is not a valid one: something that it needs has a schema for which no value was found. */
export function notMade({ operation }: Subject, request: RequestFixture): string | undefined {
  const missing = operation.parameters.find((parameter) => {
    return parameter.required && !Object.hasOwn(request[HOLDERS[parameter.in]] ?? {}, parameter.name);
  });
  if (missing !== undefined) return `no value was found that fits the schema of the parameter ${missing.name}`;
  const lacksBody = operation.body?.required === true && request.body === undefined;
  return lacksBody ? "no value was found that fits the schema of the request's body" : undefined;
}

/** What a case leaves behind; the pact adds the time that it took. */
export function record(subject: Subject, verdicts: readonly CaseVerdict[]): CaseRecord {
  const { operation, title, exchanges } = subject;
  return { operation: operation.id, title, verdicts, duration: 0, exchanges, witnesses: [] };
}

/** How the report names a declared response. */
export function labelOf(status: string, mediaType: string | undefined): string {
  return mediaType === undefined ? status : `${status} ${mediaType}`;
}
