import type { Position } from "../errors.ts";

/** Offset in the text → line and column. The lines are counted once. */
export function createLineIndex(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // A carriage return before a line feed belongs to it.
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
