import type { RequestFixture } from "../../generator/fixtures/fixtures.ts";
import type { InvalidRequest } from "../../generator/fixtures/invalid-requests.ts";
import type { ValidRequest } from "../../generator/fixtures/valid-request.ts";
import { toCurl } from "./curl.ts";
import type { Exchange } from "./exchange.ts";
import { findLimit, type Situation } from "./mock/prism-limits.ts";
import type { Subject } from "./pact.ts";
import { type Finding, found, notChecked, PASS, type Verdict } from "./verdict.ts";

/** What Prism says of itself where it answers for itself and not for the document. */
export interface PrismError {
  /** Such as `UNPROCESSABLE_ENTITY`. */
  readonly code: string;
  readonly detail: string;
}

/** Prism's own error in a response, if it is one. */
export function prismError({ response }: Exchange): PrismError | undefined {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return undefined;
  try {
    const {
      type = "",
      detail = "",
      validation,
    } = JSON.parse(response.text) as { type?: string; detail?: string; validation?: unknown };
    const [, code] = type.split("https://stoplight.io/prism/errors#");
    return code === undefined
      ? undefined
      : { code, detail: [detail, validation && JSON.stringify(validation)].filter(Boolean).join(" ") };
  } catch {
    return undefined;
  }
}

/** A declared response was asked for, and another came. */
export function notServed(
  subject: Subject,
  exchange: Exchange,
  { status, mediaType, request }: { status: string; mediaType: string | undefined; request: RequestFixture },
): Verdict {
  const { document } = subject.session;
  const received = exchange.response.status;
  const own = prismError(exchange);
  const violations = exchange.response.headers.get("sl-violations");
  const refused = violations !== null || (own !== undefined && REFUSALS.includes(received));
  const base = { document, operation: subject.operation };
  const wanted = { status, received, ...(mediaType === undefined ? {} : { mediaType }) };
  const situation: Situation = refused
    ? { ...base, kind: "rejected-valid", request }
    : { ...base, kind: "cannot-serve", ...wanted };
  return verdictOf(subject, exchange, {
    situation,
    check: "status",
    // The request was proven valid before the client serialised it, and what Prism is known to misread is listed.
    blame: refused ? "client" : "mock",
    what: refused
      ? "The mock refuses the client's request as invalid."
      : "The mock does not give the response that was asked for.",
    documentPointer: `${subject.operation.pointer}/responses/${status}`,
    valuePointer: "",
    expected: status,
    received: [received, own?.code, own?.detail ?? violations].filter(Boolean).join(" "),
  });
}

/** What Prism answers to a request that it takes for invalid; its 404 only says that it didn't find path, code or example. */
const REFUSALS = [401, 415, 422];

/** What the mock says of a valid request: whether it takes it, whatever it answers. */
export function acceptedByMock(
  subject: Subject,
  exchange: Exchange,
  { name, request, ...valid }: ValidRequest,
): Verdict {
  const own = prismError(exchange);
  const violations = exchange.response.headers.get("sl-violations");
  const { status } = exchange.response;
  const refused = isRefusal(violations) || (own !== undefined && REFUSALS.includes(status));
  if (!refused) return PASS;
  return verdictOf(subject, exchange, {
    situation: { document: subject.session.document, operation: subject.operation, kind: "rejected-valid", request },
    check: "valid-accepted",
    blame: "client",
    what: `The mock refuses a valid request: ${name}.`,
    documentPointer: valid.schemaPointer,
    valuePointer: valid.pointer,
    expected: "a declared success",
    received: [status, own?.code, own?.detail ?? violations].filter(Boolean).join(" "),
  });
}

/** Violations are also told of Prism's own response. */
function isRefusal(violations: string | null): boolean {
  return violations?.includes('"request"') === true;
}

/** A request that breaks the document was answered as if it were fine. `invalid` is missing where it lacked credentials. */
export function notRefused(subject: Subject, exchange: Exchange, invalid: InvalidRequest | undefined): Verdict {
  const { operation, session } = subject;
  const base = { document: session.document, operation };
  const check = invalid === undefined ? "credentials-required" : "invalid-refused";
  return verdictOf(subject, exchange, {
    situation:
      invalid === undefined
        ? { ...base, kind: "missing-credentials-accepted" }
        : { ...base, kind: "accepted-invalid", invalid },
    check,
    blame: "mock",
    what:
      invalid === undefined
        ? "The mock accepts a request without credentials."
        : `The mock accepts an invalid request: ${invalid.name}.`,
    documentPointer: invalid?.schemaPointer ?? `${operation.pointer}/security`,
    valuePointer: invalid?.pointer ?? "",
    expected: "a 4xx status",
    received: String(exchange.response.status),
  });
}

/** Prism's known limits are named and not held against anyone; anything else is a finding. */
function verdictOf(
  { operation, session }: Subject,
  { request }: Exchange,
  { situation, ...finding }: Omit<Finding, "operation" | "curl" | "severity"> & { situation: Situation },
): Verdict {
  const limit = findLimit(situation);
  if (limit !== undefined) return notChecked(`a limit of Prism: ${limit.what} (${limit.upstream})`);
  return found({ operation: operation.id, curl: toCurl(request, session.model.securitySchemes), ...finding });
}
