import { type DistinctFinding, distinctFindings } from "../distinct-findings.ts";
import { groupBy } from "../group-by.ts";
import type { Verified } from "../json-report.ts";
import { failuresOf } from "../outcome.ts";
import { type FindingView, viewFinding } from "./finding-view.ts";
import { type Html, html } from "./html.ts";

/** What was found, most serious first, and the id of the first finding of each operation and check, for links. */
export function viewFindings(verified: Verified, id: string): { view: Html; anchors: ReadonlyMap<string, string> } {
  const all = distinctFindings(verified.run.records).toSorted((a, b) => rankOf(a) - rankOf(b));
  const views = viewsOf(all.slice(0, MOST_FINDINGS), id);
  const anchors = new Map<string, string>();
  for (const view of views) {
    const key = anchorKey(view.told.finding.operation, view.told.finding.check);
    if (!anchors.has(key)) anchors.set(key, view.id);
  }
  const group = (rank: number) =>
    views.filter((each) => rankOf(each.told) === rank).map((each) => viewFinding(each, verified));
  const [errors = [], notes = [], accepted = []] = [0, 1, 2].map(group);
  const broken = viewBroken(verified);
  const nothing = errors.length === 0 && broken === undefined ? html`<p>No promise was found broken.</p>` : undefined;
  const left = all.length - views.length;
  const more =
    left > 0 ? html`<p>And ${left} more, which the matrix counts and the JSON report has in full.</p>` : undefined;
  const view = html`<section aria-labelledby="${id}-findings ${id}"><h3 id="${id}-findings" tabindex="-1">Findings</h3>
${nothing}${broken}${more}${errors}</section>
${section(notes, { id: `${id}-notes`, api: id, title: "Notes", lead: "Worth a look; they fail the run with --strict only." })}${section(accepted, { id: `${id}-accepted`, api: id, title: "Accepted deviations", lead: "Known to the baseline file, each with its reason, owner and expiry." })}`;
  return { view, anchors };
}

export function anchorKey(operation: string, check: string): string {
  return `${check} ${operation}`;
}

function rankOf({ finding: { severity, accepted } }: DistinctFinding): number {
  if (accepted !== undefined) return 2;
  return severity === "error" ? 0 : 1;
}

function viewsOf(told: readonly DistinctFinding[], id: string): FindingView[] {
  let size = 0;
  return told.map((each, index) => {
    size += sizeOf(each);
    return {
      id: `${id}-finding-${index + 1}`,
      told: each,
      exchange: size > MOST_EXCHANGED ? "left out" : "shown",
      open: index === 0 || told.length <= FEW,
    };
  });
}

/** So many findings are shown at once, with all that is known of them; of more, the first. */
const FEW = 3;

/** Nobody reads further, and the page stays one that a phone can open. */
const MOST_FINDINGS = 500;

/** Characters of requests and answers in a page. */
const MOST_EXCHANGED = 1_500_000;

function sizeOf({ exchange }: DistinctFinding): number {
  if (exchange === undefined) return 0;
  const { request, response } = exchange;
  const heads = JSON.stringify([request.url, request.headers, response?.headers]).length;
  return Math.min(heads, 8_000) + Math.min(request.body.length, 4_000) + Math.min(response?.body.length ?? 0, 4_000);
}

/** What failed outside of any finding: nobody may take its silence for a pass. */
function viewBroken({ summary }: Verified): Html | undefined {
  const unexplained = summary.operations.flatMap(({ operation, unexplained }) =>
    [...groupBy(unexplained, (what) => what.replace(LAST_WORD, ""))].map(
      ([response, whats]) =>
        html`<li><code>${operation}</code>: nothing has judged ${response} (${whats.map((what) => LAST_WORD.exec(what)?.[1]).join(", ")}), and nothing says why.`,
    ),
  );
  const failures = failuresOf(summary).map((failure) => html`<li>${failure}`);
  const unseen = summary.operations.filter(({ success }) => success === "not seen");
  const silent =
    unseen.length === 0
      ? undefined
      : html`<p><span class="warn" aria-hidden="true">○</span> No success was seen of ${list(unseen.map(({ operation }) => operation))}: what it promises was not judged.</p>`;
  const items = [...failures, ...unexplained];
  if (items.length === 0) return silent;
  const left = items.length - MOST_ITEMS;
  return html`${silent}<ul>${items.slice(0, MOST_ITEMS)}${left > 0 ? html`<li>and ${left} more` : undefined}</ul>
`;
}

const MOST_ITEMS = 500;

/** The check, behind the response that it judges. */
const LAST_WORD = / (\S+)$/;

function list(names: readonly string[]): Html {
  const shown = names.slice(0, 20).map((name, index) => html`${index > 0 ? ", " : undefined}<code>${name}</code>`);
  return html`${shown}${names.length > 20 ? ` and ${names.length - 20} more` : undefined}`;
}

function section(
  views: readonly Html[],
  { id, api, title, lead }: { id: string; api: string; title: string; lead: string },
): Html | undefined {
  if (views.length === 0) return undefined;
  return html`<section aria-labelledby="${id} ${api}"><h3 id="${id}">${title}</h3><p class="soft">${lead}</p>
${views}</section>
`;
}
