import type { CheckId } from "../../verdict.ts";
import type { Verified } from "../json-report.ts";
import { type Cell, columnsOf, MARKS, markOf, matrixOf, type Row } from "../matrix.ts";
import type { OperationSummary } from "../summary.ts";
import { anchorKey } from "./findings-section.ts";
import { type Html, html } from "./html.ts";

/** Operation × check. Of very many operations, those with nothing to say are in a table of their own, closed. */
export function viewMatrix(
  { summary, run }: Verified,
  { id, anchors }: { id: string; anchors: ReadonlyMap<string, string> },
): Html {
  const matrix = matrixOf(run.records);
  const columns = columnsOf(matrix);
  const table = (operations: readonly OperationSummary[], caption: string) =>
    viewTable({ operations, columns, caption, matrix, anchors });
  const loud = summary.operations.filter((operation) => isLoud(operation, matrix.get(operation.operation)));
  const calm = summary.operations.filter((operation) => !loud.includes(operation));
  const split = summary.operations.length > FEW && calm.length > 0;
  const tables = split
    ? html`${loud.length > 0 ? table(loud, "Operations with something to say.") : undefined}<details><summary>${calm.length} operations passed whatever could be checked</summary>
${table(calm, "Operations with neither a finding nor a note.")}</details>`
    : table(summary.operations, "Every operation of the document.");
  return html`<section aria-labelledby="${id}-matrix ${id}"><h3 id="${id}-matrix">Operations and checks</h3>
<p class="soft small"><span class="good">✓</span> passed · <span class="bad">✗</span> finding · <span class="warn">!</span> note or accepted deviation · <span>·</span> not checked. A number counts the promises that were judged: each declared response, and what each kind of request must get. An empty cell: the document promises nothing there.</p>
${tables}</section>
`;
}

/** Up to here, one table has them all. */
const FEW = 50;

function isLoud({ findings, unexplained, success }: OperationSummary, row: Row | undefined): boolean {
  const marks = [...(row?.values() ?? [])].map(markOf);
  return findings + unexplained.length > 0 || success === "not seen" || marks.some((mark) => mark === "note");
}

interface Table {
  readonly operations: readonly OperationSummary[];
  readonly columns: readonly CheckId[];
  readonly caption: string;
  readonly matrix: ReadonlyMap<string, Row>;
  readonly anchors: ReadonlyMap<string, string>;
}

/** Rows and cells are closed by what follows them (HTML, section 13.1.2.4): a third of a large page. */
function viewTable({ operations, columns, caption, matrix, anchors }: Table): Html {
  const heads = columns.map((check) => html`<th scope="col">${check}`);
  const rows = operations.map(({ operation, method, path }) => {
    const cells = columns.map((check) =>
      viewCell(matrix.get(operation)?.get(check), anchors.get(anchorKey(operation, check))),
    );
    return html`<tr><th scope="row"><code>${operation}</code> <span class="soft small">${method.toUpperCase()} ${path}</span>${cells}
`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table class="matrix"><caption>${caption}</caption><thead><tr><th scope="col">operation${heads}<tbody>
${rows}</table></div>`;
}

function viewCell(cell: Cell | undefined, anchor: string | undefined): Html {
  if (cell === undefined) return EMPTY;
  const mark = markOf(cell);
  if (mark === "not checked") return html`<td>${MARKS[mark]}<span class="v">not checked</span>`;
  const count = mark === "error" ? cell.errors : mark === "note" ? cell.notes : cell.passed;
  const text = `${MARKS[mark]} ${count}`;
  if (mark === "passed") return html`<td class="p">${text}`;
  const [style, word] = mark === "error" ? ["f", "findings"] : ["w", "notes"];
  if (anchor === undefined) return html`<td class="${style}">${text}<span class="v"> ${word}</span>`;
  return html`<td class="${style}"><a href="#${anchor}">${text}<span class="v"> ${word}</span></a>`;
}

const EMPTY = html`<td>`;
