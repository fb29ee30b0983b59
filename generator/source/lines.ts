import type { Position } from "../errors.ts";

/** Offset in the text → line and column. The lines are counted once; of every hundredth it is noted where it starts. */
export function createLineIndex(text: string): (offset: number) => Position {
  const next = text.includes("\r") ? afterBreak : afterLineFeed;
  const marks = [0];
  for (let at = next(text, 0), line = 1; at >= 0; at = next(text, at), line += 1) if (line % STEP === 0) marks.push(at);
  return (offset) => {
    let low = 0;
    let high = marks.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((marks[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    let start = marks[low] as number;
    let line = low * STEP;
    for (let at = next(text, start); at >= 0 && at <= offset; at = next(text, at)) {
      start = at;
      line += 1;
    }
    return { line: line + 1, column: offset - start + 1 };
  };
}

const STEP = 100;

/** Where the next line starts, or -1. */
function afterLineFeed(text: string, from: number): number {
  return text.indexOf("\n", from) + 1 || -1;
}

function afterBreak(text: string, from: number): number {
  BREAK.lastIndex = from;
  return BREAK.test(text) ? BREAK.lastIndex : -1;
}

const BREAK = /\r\n|\r|\n/g;
