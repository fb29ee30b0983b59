import type { Operation } from "../../../generator/model/model.ts";
import { toCurl } from "../curl.ts";
import type { Exchange } from "../exchange.ts";
import type { Session } from "../session.ts";
import { type CheckId, found, notChecked, PASS, type Verdict } from "../verdict.ts";

/** An operation that was called, and what went over the wire. */
export interface Seen {
  readonly operation: Operation;
  readonly exchange: Exchange;
}

/** What a check over several requests has against one of the answers. */
export interface Complaint {
  readonly at: Seen;
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  /** Into the answer's body; the whole if not set. */
  readonly valuePointer?: string;
  /** Into the document; the operation if not set. */
  readonly documentPointer?: string;
}

/** The verdict of a check: the first complaint, else a pass where something was looked at. */
export function verdictFrom(
  { model }: Pick<Session, "model">,
  check: CheckId,
  { complaints, looked, because }: { complaints: readonly Complaint[]; looked: boolean; because?: string },
): Verdict {
  const [first] = complaints;
  if (first === undefined) return looked ? PASS : notChecked(because ?? "there was nothing to compare");
  const { at, what, expected, received, valuePointer = "", documentPointer = at.operation.pointer } = first;
  const more = complaints.length > 1 ? ` (and ${complaints.length - 1} more)` : "";
  return found({
    operation: at.operation.id,
    check,
    blame: "provider",
    what: `${what.replace(/\.$/, "")}${more}.`,
    documentPointer,
    valuePointer,
    expected,
    received,
    curl: toCurl(at.exchange.request, model.securitySchemes),
  });
}

/** A value as a finding shows it. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
