import { createHash } from "node:crypto";
import { shareOf } from "../coverage/coverage.ts";
import { WITNESS_GROUPS } from "../coverage/witness.ts";
import { viewCoverage } from "./html/coverage-section.ts";
import { viewFindings } from "./html/findings-section.ts";
import { type Html, html } from "./html/html.ts";
import { viewMatrix } from "./html/matrix-section.ts";
import { viewMutation } from "./html/mutation-section.ts";
import { STYLE } from "./html/style.ts";
import { viewTimings } from "./html/timings-section.ts";
import type { Verified } from "./json-report.ts";
import { outcomeOf } from "./outcome.ts";

/** The runs as one page that needs nothing else: no script, no other file, no network. */
export function htmlReport(results: readonly Verified[]): string {
  const kept = results.every(({ summary }) => summary.passed);
  const title =
    results.length === 1 && results[0] ? outcomeOf(results[0]).words : kept ? "All pacts are kept" : "A pact is broken";
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${kept ? "✓" : "✗"} ${title}: ${results.map(({ document }) => document).join(", ")}</title>
<style>${SHEET}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header><h1><span class="${kept ? "good" : "bad"}" aria-hidden="true">${kept ? "✓" : "✗"}</span> ${title}</h1></header>
<main id="main" tabindex="-1">
${results.map((verified, index) => viewRun(verified, `api-${index + 1}`))}</main>
<footer>Written by SpecPact verify. Credentials are left out; everything else is as it came over the wire.</footer>
</body>
</html>
`;
  return page.markup;
}

/** Our own text, and a part of the page that a policy can name by its hash. */
const SHEET: Html = { markup: STYLE };
const HASH = createHash("sha256").update(STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${HASH}'; base-uri 'none'; form-action 'none'`;

function viewRun(verified: Verified, id: string): Html {
  const { document, target, run, summary } = verified;
  const { view: findings, anchors } = viewFindings(verified, id);
  const { counts, words } = outcomeOf(verified);
  const link = (name: string, text: string) => html`<li><a href="#${id}-${name}">${text}</a></li>`;
  const notes = counts.notes > 0 ? link("notes", "Notes") : undefined;
  const mutation = summary.mutation && link("mutation", "Changed answers");
  const accepted = counts.accepted > 0 ? link("accepted", "Accepted deviations") : undefined;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${document}</h2>
<p class="soft">${words} on ${target}: ${counts.cases} cases of ${counts.operations} operations in ${(run.duration / 1000).toFixed(1)} s.</p>
${viewFigures(verified)}<nav aria-label="Sections of ${document}"><ul>${link("findings", "Findings")}${notes}${accepted}${link("matrix", "Operations and checks")}${link("coverage", "Coverage")}${mutation}${link("timings", "Timings")}</ul></nav>
${findings}${viewMatrix(verified, { id, anchors })}${viewCoverage(verified, id)}${summary.mutation && viewMutation(summary.mutation, id)}${viewTimings(verified, id)}</section>
`;
}

function viewFigures(verified: Verified): Html {
  const { errors, notes, accepted, passed, notChecked } = outcomeOf(verified).counts;
  const figure = (name: string, value: string | number, style = "") =>
    html`<div><dt>${name}</dt><dd class="${style}">${value}</dd></div>`;
  const seen = shareSeen(verified);
  return html`<dl class="figures">${figure("findings", errors, errors > 0 ? "bad" : "")}${figure("notes", notes, notes > 0 ? "warn" : "")}${accepted > 0 ? figure("accepted", accepted) : undefined}${figure("checks passed", passed)}${figure("not checked", notChecked)}${seen === undefined ? undefined : figure("seen of the document", seen)}</dl>
`;
}

function shareSeen({ summary: { coverage } }: Verified): string | undefined {
  if (coverage === undefined) return undefined;
  const sum = (key: "seen" | "total") =>
    WITNESS_GROUPS.reduce((total, group) => total + coverage.groups[group][key], 0);
  return `${Math.floor(shareOf({ seen: sum("seen"), total: sum("total") }) * 100)} %`;
}
