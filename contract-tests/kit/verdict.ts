import type { Mutation } from "./mutation/mutation.ts";

/** What one check says of one response. Three-valued: what could not be judged is never taken for a pass. */
export type Verdict =
  | { readonly kind: "pass" }
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "not checked"; readonly because: string };

/** A broken contract: what, where, and how to see it again. */
export interface Finding {
  readonly operation: string;
  readonly check: CheckId;
  /** An error fails the run; a note is told, and fails it only with `--strict`. */
  readonly severity: Severity;
  /** Who broke it: the API behind the target, the generated client, the document, or the mock server. */
  readonly blame: "provider" | "client" | "document" | "mock";
  readonly what: string;
  /** JSON Pointer into the document, without `#`. */
  readonly documentPointer: string;
  /** JSON Pointer into the value that was judged; empty for the whole. */
  readonly valuePointer: string;
  readonly expected: string;
  readonly received: string;
  /** A command that sends the same request; credentials stand in it as shell variables. */
  readonly curl: string;
  /** Set where the baseline file knows the deviation: then it doesn't fail the run. */
  readonly accepted?: Acceptance;
}

export type Severity = "error" | "note";

/** Why a known deviation is lived with, who answers for that, and until which day (`2027-01-31`). */
export interface Acceptance {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** The checks, by their permanent ids. */
export const CHECKS = [
  "status",
  "content-type",
  "headers",
  "body",
  "client",
  "server-error",
  "read-only",
  "write-only",
  "undeclared-field",
  "response-time",
  "valid-accepted",
  "invalid-refused",
  "credentials-required",
  "method-refused",
  "created-readable",
  "update-shown",
  "deleted-gone",
  "pages",
  "filters",
  "repeatable",
  "location-followed",
  "examples",
] as const;
export type CheckId = (typeof CHECKS)[number];

/** Those that judge every response that is received. */
export const RESPONSE_CHECKS = [
  "status",
  "content-type",
  "headers",
  "body",
  "client",
  "server-error",
  "read-only",
  "write-only",
  "undeclared-field",
  "response-time",
] as const satisfies readonly CheckId[];

/** What a case leaves behind. Travels from a test to the report. */
export interface CaseRecord {
  readonly operation: string;
  readonly title: string;
  readonly verdicts: readonly CaseVerdict[];
  /** Milliseconds. */
  readonly duration: number;
  /** What went over the wire, redacted: of a case with a finding, or of every case where the settings ask for all. */
  readonly exchanges: readonly ExchangeRecord[];
  /** What was seen in the answers, as far as this suite had not reported it before: see `coverage/witness-log.ts`. */
  readonly witnesses: readonly string[];
  /** Changes of its answers, and whether they were noticed, where that was asked for. */
  readonly mutations?: readonly Mutation[];
}

/** One request and its answer as texts, so that it can travel from a test to a report. */
export interface ExchangeRecord {
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Milliseconds until the whole body was there. */
  readonly duration: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** Missing where no answer came. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** As UTF-8; what is no text is in Base64. */
    readonly body: string;
    readonly encoding: "utf8" | "base64";
  };
}

export interface CaseVerdict {
  /** What was judged: a declared response, as `201 application/json`, or the refusal of a request. */
  readonly response: string;
  readonly check: CheckId;
  readonly verdict: Verdict;
}

export const PASS: Verdict = { kind: "pass" };

/** A finding is an error until the settings say otherwise. */
export function found(finding: Omit<Finding, "severity">): Verdict {
  return { kind: "finding", finding: { severity: "error", ...finding } };
}

export function notChecked(because: string): Verdict {
  return { kind: "not checked", because };
}
