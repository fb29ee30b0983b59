/** What one check says of one response. Three-valued: what could not be judged is never taken for a pass. */
export type Verdict =
  | { readonly kind: "pass" }
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "not checked"; readonly because: string };

/** A broken contract: what, where, and how to see it again. */
export interface Finding {
  readonly operation: string;
  readonly check: CheckId;
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
}

/** The checks, by their permanent ids. */
export const CHECKS = [
  "status",
  "content-type",
  "headers",
  "body",
  "client",
  "invalid-refused",
  "credentials-required",
] as const;
export type CheckId = (typeof CHECKS)[number];

/** Those that judge every response that is received. */
export const RESPONSE_CHECKS = [
  "status",
  "content-type",
  "headers",
  "body",
  "client",
] as const satisfies readonly CheckId[];

/** What a case leaves behind. Travels from a test to the report. */
export interface CaseRecord {
  readonly operation: string;
  readonly title: string;
  readonly verdicts: readonly CaseVerdict[];
}

export interface CaseVerdict {
  /** What was judged: a declared response, as `201 application/json`, or the refusal of a request. */
  readonly response: string;
  readonly check: CheckId;
  readonly verdict: Verdict;
}

export const PASS: Verdict = { kind: "pass" };

export function notChecked(because: string): Verdict {
  return { kind: "not checked", because };
}
