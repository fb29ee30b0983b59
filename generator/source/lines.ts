import type { Position } from "../errors.ts";

/** Offset in the text → line and column. The lines are counted once. */
export function createLineIndex(text: string): (offset: number) => Position {
  const next = text.includes("\r") ? afterBreak : afterLineFeed;
  const { starts, step } = markLines(text, next);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    let start = starts[low] as number;
    let line = low * step;
    for (let at = step > 1 ? next(text, start) : -1; at >= 0 && at <= offset; at = next(text, at)) {
      start = at;
      line += 1;
    }
    return { line: line + 1, column: offset - start + 1 };
  };
}

/** Where each line starts; where there are too many to note them all, each of so many. */
function markLines(text: string, next: typeof afterBreak): { starts: number[]; step: number } {
  let starts = [0];
  let step = 1;
  for (let at = next(text, 0), line = 1; at >= 0; at = next(text, at), line += 1) {
    if (line % step === 0) starts.push(at);
    if (starts.length < MAX_STARTS) continue;
    step *= 2;
    starts = starts.filter((_, index) => index % 2 === 0);
  }
  return { starts, step };
}

const MAX_STARTS = 2_000_000;

/** Where the next line starts, or -1. */
function afterLineFeed(text: string, from: number): number {
  return text.indexOf("\n", from) + 1 || -1;
}

function afterBreak(text: string, from: number): number {
  BREAK.lastIndex = from;
  return BREAK.test(text) ? BREAK.lastIndex : -1;
}

const BREAK = /\r\n|\r|\n/g;
