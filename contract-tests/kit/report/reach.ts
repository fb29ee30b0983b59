import type { CaseRecord, Verdict } from "../verdict.ts";

/** How far the cases of an operation have reached into what the document says of it, and why no further. */
export interface Reach {
  /** Declared responses that came, as `200 application/json`. */
  readonly seen: readonly string[];
  readonly unseen: readonly Unreached[];
  /** What requests were tried with, one thing at a time. */
  readonly keywords: readonly Keyword[];
}

export interface Unreached {
  readonly what: string;
  readonly because: string;
}

/** A keyword of a request's schema, or another form that its values may have, as `unicode`. */
export interface Keyword {
  readonly keyword: string;
  /** Whether a request kept to it, most often at its limit, or broke it. */
  readonly how: "kept" | "broken";
  /** Why the answer said nothing; undefined where it was judged. */
  readonly because: string | undefined;
}

/** `records` are those of one operation. */
export function reachOf(records: readonly CaseRecord[]): Reach {
  const responses = new Map<string, Verdict>();
  const keywords = new Map<string, Keyword>();
  for (const { response, check, verdict } of records.flatMap(({ verdicts }) => verdicts)) {
    if (check === "status" && RESPONSE.test(response)) keep(responses, response, verdict);
    const [, family, keyword = ""] = REQUEST.exec(response) ?? [];
    if (family === undefined || (check !== "invalid-refused" && check !== "valid-accepted")) continue;
    const because = verdict.kind === "not checked" ? verdict.because : undefined;
    const how = check === "valid-accepted" ? "kept" : "broken";
    const known = keywords.get(response);
    if (known === undefined || known.because !== undefined) keywords.set(response, { keyword, how, because });
  }
  const came = ([, verdict]: readonly [string, Verdict]) => verdict.kind === "pass";
  return {
    seen: [...responses].filter(came).map(([what]) => what),
    unseen: [...responses]
      .filter((entry) => !came(entry))
      .map(([what, verdict]) => ({ what, because: reasonOf(verdict) })),
    keywords: [...keywords.values()],
  };
}

/** How a case names a declared response, and a request that differs in one keyword: `refusal of body /tag: type null`. */
const RESPONSE = /^(?:[1-5](?:\d\d|XX)|default)(?: |$)/;
const REQUEST = /^(refusal of|valid) .*: ([$\w]+)(?: |$)/s;

function keep(known: Map<string, Verdict>, what: string, verdict: Verdict): void {
  if (known.get(what)?.kind !== "pass") known.set(what, verdict);
}

function reasonOf(verdict: Verdict): string {
  if (verdict.kind === "not checked") return verdict.because;
  return verdict.kind === "finding" ? "what came instead is a finding" : "";
}
