import type { RequestFixture } from "../../../../generator/fixtures/fixtures.ts";
import type { Operation } from "../../../../generator/model/model.ts";
import { type Call, call } from "../../call.ts";
import { declaredFor, judge, labelOf, record, WRITES } from "../../cases/judge.ts";
import type { Judged } from "../../checks/created-readable.ts";
import { isSafe } from "../../http.ts";
import type { Subject } from "../../pact.ts";
import { requestArgs } from "../../request-args.ts";
import { type CaseRecord, type CaseVerdict, type CheckId, notChecked } from "../../verdict.ts";
import { type Complaint, verdictFrom } from "../complaint.ts";
import type { Reading } from "../reading.ts";
import type { Caller } from "../state.ts";

/** A case over several operations. */
export interface Journey {
  /** The operation that it is told of. */
  readonly operation: Operation;
  /** Unique in the document. */
  readonly name: string;
  /** What it leaves a verdict of, as cases have it. */
  readonly settles: readonly string[];
  run(subject: Subject): Promise<CaseRecord>;
}

/** A journey as it goes on. */
export interface Walk {
  readonly subject: Subject;
  /** Calls as the same user, of another operation. */
  readonly as: (operation: Operation) => Caller;
  /** Sends a request of an operation; the answer is judged by the document like any other. */
  readonly send: (operation: Operation, request: RequestFixture) => Promise<Answered | undefined>;
  /** Judges an answer that was read in another way. */
  readonly judge: (reading: Reading | undefined) => void;
  /** What a check has found. */
  readonly note: (check: CheckId, judged: Judged) => void;
  /** Why a check could not look. */
  readonly skip: (check: CheckId, because: string) => void;
}

export type Answered = Extract<Call, { kind: "answered" }>;

/** A journey of these checks. What none of its steps has looked at is told as not checked. */
export function journey(
  about: { operation: Operation; name: string; checks: readonly CheckId[] },
  walk: (walk: Walk) => Promise<void>,
): Journey {
  const { operation, name, checks } = about;
  return {
    operation,
    name,
    settles: checks.map((check) => `${name} ${check}`),
    run: async (subject) => {
      const judged: CaseVerdict[] = [];
      const notes = new Map<CheckId, Judged[]>();
      const reasons = new Map<CheckId, string>();
      const note = (check: CheckId, found: Judged) => void notes.set(check, [...(notes.get(check) ?? []), found]);
      const skip = (check: CheckId, because: string) => void reasons.set(check, because);
      const as = (other: Operation): Caller => ({ ...subject, operation: other });
      const send = async (other: Operation, request: RequestFixture) => {
        const made = await call(as(other), requestArgs(request));
        if (made.kind !== "answered") return undefined;
        judged.push(...judgeAnswer({ ...subject, operation: other }, made));
        return made;
      };
      const judgeReading = (reading: Reading | undefined) => {
        if (reading?.outcome === undefined) return;
        const { operation: other, exchange, outcome } = reading;
        judged.push(...judgeAnswer({ ...subject, operation: other }, { kind: "answered", exchange, outcome }));
      };
      const because = subject.session.settings.writes || isSafe(operation.method) ? undefined : WRITES;
      if (because === undefined) await walk({ subject, as, send, judge: judgeReading, note, skip });
      const verdicts = [...new Set([...checks, ...notes.keys()])].map((check) => {
        return {
          response: name,
          check,
          verdict: because === undefined ? conclude(subject, check, { notes, reasons }) : notChecked(because),
        };
      });
      return record(subject, [...verdicts, ...judged]);
    },
  };
}

function conclude(
  { session }: Subject,
  check: CheckId,
  { notes, reasons }: { notes: ReadonlyMap<CheckId, readonly Judged[]>; reasons: ReadonlyMap<CheckId, string> },
) {
  const found = notes.get(check) ?? [];
  const complaints: readonly Complaint[] = found.flatMap((each) => each.complaints);
  const because = reasons.get(check);
  return verdictFrom(session, check, {
    complaints,
    looked: found.some(({ looked }) => looked),
    ...(because === undefined ? {} : { because }),
  });
}

function judgeAnswer(subject: Subject, made: Answered): CaseVerdict[] {
  const { status } = made.exchange.response;
  const { response, mediaType } = declaredFor(subject, made.exchange);
  const label = response === undefined ? String(status) : labelOf(response.status, mediaType?.type);
  return judge(subject, made, `${subject.operation.id} ${label}`);
}
