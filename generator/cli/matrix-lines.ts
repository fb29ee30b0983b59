import { columnsOf, MARKS, type Mark, markOf, matrixOf, type Row } from "../../contract-tests/kit/report/matrix.ts";
import type { Summary } from "../../contract-tests/kit/report/summary.ts";
import type { CaseRecord, CheckId } from "../../contract-tests/kit/verdict.ts";
import { paint, visible } from "./terminal.ts";

/**
 * Operation × check: the operations and the checks that have something to say, and counts of the rest. The names of the columns
 * come down to them like stairs, so that twenty fit beside an operation's name into 80 characters.
 */
export function matrixLines({ operations }: Pick<Summary, "operations">, records: readonly CaseRecord[]): string[] {
  const matrix = matrixOf(records);
  const ids = operations.map(({ operation }) => operation);
  const loud = ids.filter((id) => [...(matrix.get(id)?.values() ?? [])].some(isLoud));
  if (loud.length === 0) return [];
  const columns = columnsOf(matrix).filter((check) => loud.some((id) => isLoud(matrix.get(id)?.get(check))));
  const width = Math.min(roomFor(columns), Math.max(...[...loud, ...columns].map(({ length }) => length)));
  const calm = ids.length - loud.length;
  const rest = `and ${calm} more ${calm === 1 ? "operation" : "operations"} without a finding`;
  return [
    `${paint("bold", "operation × check")}  ${paint("dim", "✓ passed  ✗ finding  ! note  · not checked")}`,
    ...columns.map((name, index) => stair({ name, index, width })),
    ...loud.map((id) => line(id, { row: matrix.get(id) ?? new Map(), columns, width })),
    ...(calm > 0 ? [paint("dim", rest)] : []),
  ];
}

/** What the columns and the counts behind them leave of 80 characters to a name; longer ones lose their end. */
function roomFor(columns: readonly CheckId[]): number {
  return Math.max(24, 61 - 2 * columns.length);
}

function isLoud(cell: Parameters<typeof markOf>[0] | undefined): boolean {
  return cell !== undefined && ["error", "note"].includes(markOf(cell));
}

function stair({ name, index, width }: { name: string; index: number; width: number }): string {
  return paint("dim", `  ${name.padStart(width)} ${"│ ".repeat(index)}┐`);
}

function line(id: string, { row, columns, width }: { row: Row; columns: readonly CheckId[]; width: number }): string {
  const marks = columns.map((check) => {
    const cell = row.get(check);
    return cell === undefined ? " " : show(markOf(cell));
  });
  const text = visible(id);
  const name = text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
  return `  ${name} ${marks.join(" ")}  ${paint("dim", countOthers(row, columns))}`.trimEnd();
}

function show(mark: Mark): string {
  const colours = { error: "red", note: "yellow", passed: "green", "not checked": "dim" } as const;
  return paint(colours[mark], MARKS[mark]);
}

/** What became of the checks that have no column. */
function countOthers(row: Row, columns: readonly CheckId[]): string {
  const others = [...row].filter(([check]) => !columns.includes(check)).map(([, cell]) => markOf(cell));
  const counts = (["passed", "not checked"] as const).flatMap((mark) => {
    const count = others.filter((other) => other === mark).length;
    return count === 0 ? [] : [`${MARKS[mark]} ${count}`];
  });
  return counts.length === 0 ? "" : `and ${counts.join("  ")}`;
}
