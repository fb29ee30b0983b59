import { type Coverage, type Missing, type OperationCoverage, shareOf } from "../../coverage/coverage.ts";
import { WITNESS_GROUPS } from "../../coverage/witness.ts";
import { groupBy } from "../group-by.ts";
import type { Verified } from "../json-report.ts";
import { percent } from "../outcome.ts";
import { type Keyword, type Reach, reachOf, type Unreached } from "../reach.ts";
import { bar } from "./bar.ts";
import { type Html, html } from "./html.ts";

/** What of the document was exercised, and why the rest was not. */
export function viewCoverage({ summary, run }: Verified, id: string): Html {
  const { coverage } = summary;
  const own = groupBy(run.records, ({ operation }) => operation);
  const reaches = summary.operations.map(({ operation }) => [operation, reachOf(own.get(operation) ?? [])] as const);
  const covered = new Map(coverage?.operations.map((each) => [each.operation, each]));
  const rows = reaches.map(([operation, reach]) => viewOperation(operation, reach, covered.get(operation)));
  return html`<section aria-labelledby="${id}-coverage ${id}"><h3 id="${id}-coverage">Coverage of the document</h3>
${coverage && viewWitnesses(coverage)}${viewKeywords(reaches.map(([, reach]) => reach))}<details${rows.length <= FEW ? html` open` : undefined}><summary>${rows.length} operations: responses, parameters and keywords</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Coverage by operation"><table><thead><tr><th scope="col">operation<th scope="col">responses seen<th scope="col">not seen, because<th scope="col" class="n">parameters<th scope="col" class="n">keywords<tbody>
${rows}</table></div></details>
${coverage && viewMissing(coverage)}${viewNotChecked(summary.operations.flatMap(({ notChecked, operation }) => notChecked.map(({ what, because }) => ({ what: `${operation} ${what}`, because }))))}</section>
`;
}

const FEW = 30;

function viewWitnesses({ by, groups }: Coverage): Html {
  const whose = by === "fixtures" ? "our own fixtures, which the mock answers with" : "the target’s answers";
  const rows = WITNESS_GROUPS.filter((group) => groups[group].total > 0).map((group) => {
    const { seen, total } = groups[group];
    const share = shareOf(groups[group]);
    return html`<tr><th scope="row">${group}<td class="n">${seen} of ${total}<td class="n">${percent(share)}<td>${bar(share)}
`;
  });
  return html`<div class="scroll"><table><caption>Of all that the document says may be seen, what was really seen in ${whose}.</caption><thead><tr><th scope="col">kind<th scope="col" class="n">seen<th scope="col" class="n">share<th scope="col"><span class="v">share as a bar</span><tbody>
${rows}</table></div>
`;
}

/** A keyword that is both kept and broken has shown on which side of it the target stands. */
function viewKeywords(reaches: readonly Reach[]): Html | undefined {
  const keywords = groupBy(
    reaches.flatMap((reach) => reach.keywords),
    ({ keyword }) => keyword,
  );
  if (keywords.size === 0) return undefined;
  const rows = [...keywords]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([keyword, list]) => {
      const count = (how: Keyword["how"]) => countJudged(list.filter((each) => each.how === how));
      return html`<tr><th scope="row"><code>${keyword}</code><td class="n">${count("kept")}<td class="n">${count("broken")}<td>${reasons(list.flatMap(({ because }) => because ?? []))}
`;
    });
  return html`<p></p><div class="scroll" tabindex="0" role="group" aria-label="Keywords of requests"><table><caption>What requests were tried with, one thing at a time, and with how many of them the answer could be judged.</caption><thead><tr><th scope="col">keyword or form<th scope="col" class="n">kept<th scope="col" class="n">broken<th scope="col">the rest says nothing, because<tbody>
${rows}</table></div>
`;
}

function countJudged(keywords: readonly Keyword[]): string {
  return countOf(keywords.filter(({ because }) => because === undefined).length, keywords.length);
}

function viewOperation(operation: string, reach: Reach, covered: OperationCoverage | undefined): Html {
  const { keywords } = reach;
  // A status that nobody could ask for may have come as the refusal of something else.
  const never = covered?.missing.flatMap(({ group, pointer }) => (group === "statuses" ? [pointer] : []));
  const came = ({ what }: Unreached) =>
    never !== undefined && !never.some((pointer) => pointer.endsWith(`/responses/${what.split(" ")[0]}`));
  const seen = [...reach.seen, ...reach.unseen.filter(came).map(({ what }) => what)].sort();
  const missed = byReason(reach.unseen.filter((each) => !came(each)).map(toItself)).map(
    ([because, whats]) => html`<div>${names(whats)} <span class="soft small">${because}</span></div>`,
  );
  const parameters = covered?.groups.parameters;
  return html`<tr><th scope="row"><code>${operation}</code><td>${names(seen)}<td>${missed}<td class="n">${parameters && countOf(parameters.seen, parameters.total)}<td class="n">${countJudged(keywords)}
`;
}

function countOf(some: number, all: number): string {
  return all === 0 ? "" : `${some} of ${all}`;
}

/** So that one reason for several statuses is one. */
function toItself({ what, because }: Unreached): Unreached {
  return { what, because: because.replace(`a ${what.split(" ")[0]}`, "it") };
}

/** What several operations share is listed once. */
function viewMissing({ operations }: Coverage): Html | undefined {
  const missing = new Map<string, Missing>();
  for (const each of operations.flatMap((operation) => operation.missing))
    missing.set(`${each.pointer} ${each.what}`, each);
  if (missing.size === 0) return undefined;
  const places = groupBy([...missing.values()], ({ pointer }) => pointer);
  const items = [...places].slice(0, MOST_PLACES).map(
    ([
      pointer,
      list,
    ]) => html`<li><code>#${pointer}</code> <span class="soft">${list.map(({ what }) => what).join(", ")}</span>
`,
  );
  const left = places.size - MOST_PLACES;
  return html`<details><summary>${missing.size} things that were never seen</summary><ul class="small">
${items}${left > 0 ? html`<li>and at ${left} more places; the JSON report has them` : undefined}</ul></details>
`;
}

const MOST_PLACES = 2_000;

function viewNotChecked(entries: readonly Unreached[]): Html | undefined {
  if (entries.length === 0) return undefined;
  const items = byReason(entries).map(([because, whats]) => {
    const more = whats.length - 3;
    return html`<dt>${because}<dd>${whats.slice(0, 3).join(", ")}${more > 0 ? ` and ${more} more` : undefined}</dd>
`;
  });
  return html`<details><summary>${entries.length} promises not checked, and why</summary><dl class="facts small">
${items}</dl></details>
`;
}

function byReason(entries: readonly Unreached[]): readonly (readonly [string, readonly string[]])[] {
  return [...groupBy(entries, ({ because }) => because)].map(
    ([because, list]) => [because, list.map(({ what }) => what)] as const,
  );
}

function reasons(list: readonly string[]): Html {
  const counts = [...groupBy(list, (because) => because)];
  return html`${counts.slice(0, 5).map(([because, all]) => html`<div class="small">${because} <span class="soft">(${all.length})</span></div>`)}`;
}

function names(list: readonly string[]): Html {
  return html`${list.map((name, index) => html`${index > 0 ? ", " : undefined}${name}`)}`;
}
