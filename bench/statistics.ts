import type { Figure } from "./figure.ts";

/** Two durations, taken one right after the other, in milliseconds. */
export interface Pair {
  readonly ours: number;
  readonly beside: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/**
 * The figure of paired runs. Each ratio is taken within a pair, since both halves of a pair met the same load on the
 * machine; medians over all runs would compare a busy minute with a quiet one.
 */
export function compareDurations(what: string, pairs: readonly Pair[], goal: number): Figure {
  const ratios = pairs.map(({ ours, beside }) => ours / beside);
  return {
    what,
    ours: milliseconds(median(pairs.map(({ ours }) => ours))),
    beside: milliseconds(median(pairs.map(({ beside }) => beside))),
    value: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    goal,
    unit: "ratio",
  };
}

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`;
}
