import type { CaseRecord, Verdict } from "../verdict.ts";

/** How far the cases of an operation have reached into what the document says of it, and why no further. */
export interface Reach {
  /** Declared responses that came, as `200 application/json`. */
  readonly seen: readonly string[];
  readonly unseen: readonly Unreached[];
  /** Keywords of requests that were broken, or met at their limits, one at a time, and what came was judged. */
  readonly keywords: readonly Keyword[];
}

export interface Unreached {
  readonly what: string;
  readonly because: string;
}

export interface Keyword {
  /** `body /name`, `query /limit`. */
  readonly place: string;
  readonly keyword: string;
  /** Why the answer said nothing; undefined where it was judged. */
  readonly because: string | undefined;
}

/** `records` are those of one operation. */
export function reachOf(records: readonly CaseRecord[]): Reach {
  const responses = new Map<string, Verdict>();
  const keywords = new Map<string, Keyword>();
  for (const { response, check, verdict } of records.flatMap(({ verdicts }) => verdicts)) {
    if (check === "status" && RESPONSE.test(response)) keep(responses, response, verdict);
    const [, place = "", keyword = ""] = check === "invalid-refused" ? (REFUSAL.exec(response) ?? []) : [];
    if (keyword === "") continue;
    const because = verdict.kind === "not checked" ? verdict.because : undefined;
    const known = keywords.get(response);
    if (known === undefined || known.because !== undefined) keywords.set(response, { place, keyword, because });
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

/** How a case names a declared response, and a request with one keyword broken. */
const RESPONSE = /^(?:[1-5](?:\d\d|XX)|default)(?: |$)/;
const REFUSAL = /^refusal of (.*): ([$\w]+)$/s;

function keep(known: Map<string, Verdict>, what: string, verdict: Verdict): void {
  if (known.get(what)?.kind !== "pass") known.set(what, verdict);
}

function reasonOf(verdict: Verdict): string {
  if (verdict.kind === "not checked") return verdict.because;
  return verdict.kind === "finding" ? "what came instead is a finding" : "";
}
