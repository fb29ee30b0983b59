import type { Verified } from "../json-report.ts";
import { type Timing, timingsOf } from "../timings.ts";
import { bar } from "./bar.ts";
import { type Html, html } from "./html.ts";

/** Where the time went: the longest operations, the others on demand. */
export function viewTimings({ run }: Verified, id: string): Html {
  const timings = timingsOf(run.records);
  const longest = timings[0]?.total ?? 0;
  const table = (list: readonly Timing[], label: string) => viewTable(list, { longest, label });
  const rest = timings.slice(FIRST);
  const more = html`<details><summary>${rest.length} more operations</summary>
${table(rest, "Timings of the other operations")}</details>`;
  return html`<section aria-labelledby="${id}-timings ${id}"><h3 id="${id}-timings">Timings</h3>
<p class="soft small">The run took ${seconds(run.duration)}; operations may run side by side, and a case may send several requests.</p>
${timings.length === 0 ? undefined : table(timings.slice(0, FIRST), "Timings by operation")}${rest.length > 0 ? more : undefined}</section>
`;
}

const FIRST = 15;

function viewTable(timings: readonly Timing[], { longest, label }: { longest: number; label: string }): Html {
  const rows = timings.map(
    ({ operation, cases, total, median, slowest, slowestCase }) =>
      html`<tr><th scope="row"><code>${operation}</code><td class="n">${cases}<td class="n">${seconds(total)}<td>${bar(longest === 0 ? 0 : total / longest)}<td class="n">${ms(median)}<td class="n">${ms(slowest)}<td class="small soft">${slowestCase}
`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table><thead><tr><th scope="col">operation<th scope="col" class="n">cases<th scope="col" class="n">total<th scope="col"><span class="v">total as a bar</span><th scope="col" class="n">median<th scope="col" class="n">slowest<th scope="col">slowest case<tbody>
${rows}</table></div>`;
}

function seconds(duration: number): string {
  return `${(duration / 1000).toFixed(1)} s`;
}

function ms(duration: number): string {
  return `${Math.round(duration)} ms`;
}
