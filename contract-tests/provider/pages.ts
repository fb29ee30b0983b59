/** What a page is cut by. */
export interface Cut {
  /** From 1. */
  readonly number: number;
  readonly size: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly isLast: boolean;
}

export type Pager = <T>(items: readonly T[], cut: Cut) => Page<T>;

/** A page past the end is empty, and a last one. */
export const cutPage: Pager = (items, { number, size }) => {
  const first = (Math.max(number, 1) - 1) * size;
  return { items: items.slice(first, first + size), isLast: first + size >= items.length };
};
