import type { CaseRecord, ExchangeRecord, Finding } from "../verdict.ts";

/** A finding as it is told: once, however many requests have brought it to light. */
export interface DistinctFinding {
  readonly finding: Finding;
  /** The titles of the cases that found it; those after the first differ in nothing but the request. */
  readonly cases: readonly string[];
  /** What `--case` takes to run the first of them again. */
  readonly replay: string;
  /** Request and answer of the first of them, redacted. */
  readonly exchange: ExchangeRecord | undefined;
}

/** The findings of some cases, in their order. */
export function distinctFindings(records: readonly CaseRecord[]): readonly DistinctFinding[] {
  const alike = new Map<string, DistinctFinding & { readonly cases: string[] }>();
  for (const record of records) {
    for (const { verdict } of record.verdicts) {
      if (verdict.kind !== "finding") continue;
      const { curl: _, ...rest } = verdict.finding;
      const key = JSON.stringify(rest);
      const known = alike.get(key);
      if (known !== undefined) known.cases.push(record.title);
      else
        alike.set(key, {
          finding: verdict.finding,
          cases: [record.title],
          replay: replayOf(record),
          exchange: exchangeOf(record, verdict.finding),
        });
    }
  }
  return [...alike.values()];
}

/** A journey stands by itself, and its title has the operation; other cases stand below theirs. */
function replayOf({ operation, title }: CaseRecord): string {
  return title.split(" ").includes(operation) ? title : `${operation} ${title}`;
}

/** A case of several requests says by its curl which of them it means. */
function exchangeOf({ exchanges }: CaseRecord, { curl }: Finding): ExchangeRecord | undefined {
  const named = exchanges.findLast(({ request: { method, url } }) => {
    const explicit = method === "GET" || method === "HEAD" ? !curl.includes(" -X ") : curl.includes(` -X ${method} `);
    return explicit && curl.includes(`'${url}'`);
  });
  return named ?? exchanges.at(-1);
}
