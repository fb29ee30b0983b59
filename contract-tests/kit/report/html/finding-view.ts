import type { ExchangeRecord } from "../../verdict.ts";
import type { DistinctFinding } from "../distinct-findings.ts";
import type { Verified } from "../json-report.ts";
import { type Html, html } from "./html.ts";

export interface FindingView {
  readonly id: string;
  readonly told: DistinctFinding;
  /** Whether its request and answer are shown; of very many findings, those of the first. */
  readonly exchange: "shown" | "left out";
  readonly open: boolean;
}

/** One finding: what, where, expected and received, request and answer side by side, and how to see it again. */
export function viewFinding({ id, told, exchange, open }: FindingView, { locate, document }: Verified): Html {
  const { operation, check, severity, blame, what, documentPointer, valuePointer, expected, received, accepted } =
    told.finding;
  const mark = severity === "error" && accepted === undefined ? BAD : NOTE;
  const place = locate?.(documentPointer);
  const line = place && html`<code>${place.file}:${place.line}:${place.column}</code><br>`;
  return html`<details class="finding" id="${id}"${open ? html` open` : undefined}><summary>${mark} <h4><code>${operation}</code> <span class="soft">${check}</span> ${what}</h4></summary>
<dl class="facts">${blame === "provider" ? undefined : fact("fault of", html`the ${blame}`)}${fact("document", html`${line}<code>#${documentPointer}</code>${line === undefined ? html` <span class="soft">of ${document}</span>` : undefined}`)}${valuePointer === "" ? undefined : fact("value", html`<code>${valuePointer}</code>`)}${fact("expected", html`<code>${expected}</code>`)}${fact("received", html`<code>${received}</code>`)}${accepted && fact("accepted", html`${accepted.reason} <span class="soft">${accepted.owner}, until ${accepted.expires}</span>`)}${fact(told.cases.length === 1 ? "case" : "cases", viewCases(told.cases))}</dl>
${viewExchange(told.exchange, exchange)}<h5>reproduce</h5><pre tabindex="0" role="group" aria-label="Command to reproduce it"><code>${told.finding.curl}</code></pre></details>
`;
}

const BAD = html`<span class="bad"><span aria-hidden="true">✗</span><span class="v">error</span></span>`;
const NOTE = html`<span class="warn"><span aria-hidden="true">!</span><span class="v">note</span></span>`;

function fact(name: string, value: Html): Html {
  return html`<dt>${name}</dt><dd>${value}</dd>`;
}

function viewCases(titles: readonly string[]): Html {
  const shown = titles.slice(0, MOST_CASES).map((title, index) => html`${index > 0 ? html`<br>` : undefined}${title}`);
  const more = titles.length - MOST_CASES;
  return html`${shown}${more > 0 ? html`<br><span class="soft">and ${more} more that differ in the request only</span>` : undefined}`;
}

const MOST_CASES = 3;

function viewExchange(record: ExchangeRecord | undefined, shown: FindingView["exchange"]): Html | undefined {
  if (record === undefined) return undefined;
  if (shown === "left out")
    return html`<p class="soft">Request and response are left out to keep this page small; the JSON report has them.</p>`;
  const { request, response, duration } = record;
  const answer =
    response === undefined
      ? html`<pre tabindex="0" role="group" aria-label="Response">No answer came.</pre>`
      : message("Response", { start: String(response.status), ...response, body: bodyOf(response) });
  return html`<div class="pair"><div><h5>request</h5>${message("Request", { ...request, start: `${request.method} ${request.url}` })}</div><div><h5>response, after ${Math.round(duration)} ms</h5>${answer}</div></div>
`;
}

interface Message {
  readonly start: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function message(label: string, { start, headers, body }: Message): Html {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = shorten([start, ...lines].join("\n"));
  const text = body === "" ? head : `${head}\n\n${shorten(pretty(body))}`;
  return html`<pre tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre>`;
}

function bodyOf({ body, encoding }: NonNullable<ExchangeRecord["response"]>): string {
  return encoding === "base64" ? `(not text, in Base64)\n${body}` : body;
}

function pretty(body: string): string {
  if (body.length > 20 * MOST_TEXT || !/^\s*[[{]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function shorten(text: string): string {
  return text.length <= MOST_TEXT
    ? text
    : `${text.slice(0, MOST_TEXT)}\n… ${text.length - MOST_TEXT} more characters; the JSON report has them.`;
}

/** Characters of a body, or of what stands before it, that a page shows. */
const MOST_TEXT = 4_000;
