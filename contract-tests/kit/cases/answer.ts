import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import { call } from "../call.ts";
import { finding } from "../checks/check.ts";
import { neverHasBody, statusFor } from "../declared.ts";
import type { Exchange } from "../exchange.ts";
import type { Variant } from "../fixtures.ts";
import { notServed } from "../mock-verdict.ts";
import { otherPath } from "../other-path.ts";
import type { Subject } from "../pact.ts";
import { baseline } from "../state/baseline.ts";
import { prepare } from "../state/prepare.ts";
import {
  type CaseRecord,
  type CaseVerdict,
  type CheckId,
  notChecked,
  RESPONSE_CHECKS,
  type Verdict,
} from "../verdict.ts";
import { declaredFor, judge, labelOf, notMade, notSendable, record, unanswered, unchecked } from "./judge.ts";
import { unservable } from "./unservable.ts";

export interface Answer {
  readonly variant: Variant;
  readonly status: string;
  readonly mediaType: string | undefined;
}

/** A valid request, and the declared response that must come. Of a live target only a success can be asked for. */
export async function answerCase(given: Subject, { variant, status, mediaType }: Answer): Promise<CaseRecord> {
  const { prism } = given.session;
  const asked = prism === undefined ? undefined : statusFor(given.operation, status);
  const subject = { ...given, wanted: asked };
  const wanted = labelOf(status, mediaType);
  const live =
    prism === undefined && !status.startsWith("2") ? `a live target can't be asked for a ${status}` : undefined;
  const fixture: RequestFixture = subject.fixtures.request[variant];
  const because = live ?? notSendable(subject) ?? notMade(subject, fixture);
  if (because !== undefined) return record(subject, unchecked(wanted, because));
  const { request } = await prepare(subject, fixture);
  const prefer = asked === undefined ? {} : { Prefer: `code=${asked}, example=${variant}` };
  const made = await call(subject, request, { headers: { Accept: mediaType ?? "*/*", ...prefer } });
  if (made.kind !== "answered") return record(subject, broken(wanted, unanswered(subject, made, "status")));
  const seen = declaredFor(subject, made.exchange);
  const label = seen.response && labelOf(seen.response.status, seen.mediaType?.type);
  // Without a body there is nothing that must be of a type.
  if (seen.response?.status === status && neverHasBody(subject.operation, made.exchange.response.status))
    return record(subject, judge(subject, made, wanted));
  if (label === wanted || (seen.response?.status === status && prism === undefined))
    return record(subject, judge(subject, made, label ?? wanted));
  if (prism !== undefined) {
    const other = otherPath(subject, made.exchange);
    const verdict =
      unservable(subject, made.exchange, { status, mediaType }) ??
      (other === undefined ? undefined : notChecked(other));
    if (verdict !== undefined) return record(subject, broken(wanted, verdict, "body"));
    return record(subject, broken(wanted, notServed(subject, made.exchange, { status, mediaType, request: request })));
  }
  if (label === undefined) return record(subject, judge(subject, made, wanted));
  const refused = credentialsRefused(subject, made.exchange, wanted);
  if (refused !== undefined) return record(subject, [...broken(wanted, refused), ...judge(subject, made, label)]);
  const instead = await baseline(subject);
  if (instead !== undefined && declaredFor(subject, instead.answered.exchange).response?.status === status)
    return record(subject, [...judge(subject, instead.answered, wanted), ...judge(subject, made, label)]);
  // Another declared answer breaks no promise: example values may mean nothing to this target. That answer is judged instead.
  const hint = made.exchange.response.status === 401 ? "; no credentials were given for it (--auth)" : "";
  return record(subject, [...unchecked(wanted, `the target answered ${label}${hint}`), ...judge(subject, made, label)]);
}

/** Where credentials were given, a 401 to a valid request is no answer like any other: with an expired key nothing is verified. */
function credentialsRefused(subject: Subject, exchange: Exchange, wanted: string): Verdict | undefined {
  const { operation, session } = subject;
  const given = operation.security.flat().some((scheme) => Object.hasOwn(session.settings.auth, scheme));
  if (exchange.response.status !== 401 || !given) return undefined;
  return finding(
    { operation, exchange, model: session.model, blame: "provider" },
    {
      check: "status",
      what: "The target refuses the credentials that were given.",
      documentPointer: `${operation.pointer}/security`,
      expected: wanted,
      received: "401",
    },
  );
}

/** One verdict settles a response that did not come: there is nothing for the other checks to look at. */
function broken(response: string, verdict: Verdict, settled: CheckId = "status"): CaseVerdict[] {
  const because = verdict.kind === "not checked" ? verdict.because : "the response did not come";
  return RESPONSE_CHECKS.map((check) => ({
    response,
    check,
    verdict: check === settled ? verdict : notChecked(because),
  }));
}
