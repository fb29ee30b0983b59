import type { Position } from "../errors.ts";

/** Offset in the text → line and column. The lines are counted once. */
export function createLineIndex(text: string): (offset: number) => Position {
  const starts = [0];
  if (text.includes("\r")) for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  else for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
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
