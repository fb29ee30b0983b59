/** `*` stands for any text; everything else, braces and brackets too, stands for itself. */
export function matchesText(pattern: string, text: string): boolean {
  return matches(pattern, text, { wild: "*", same: (a, b) => a === b });
}

/** `*` stands for any text within a segment, `**` as a segment of its own for any number of segments, none included. */
export function matchesPath(pattern: string, path: string): boolean {
  return matches(pattern.split("/"), path.split("/"), { wild: "**", same: matchesText });
}

/**
 * Lets the last wildcard take one more item whenever the rest doesn't fit. An earlier one need never be tried again, so
 * that a pattern costs at worst the product of the two lengths.
 */
function matches(
  pattern: ArrayLike<string>,
  items: ArrayLike<string>,
  { wild, same }: { wild: string; same: (pattern: string, item: string) => boolean },
): boolean {
  let at = 0;
  let wildcard = -1;
  let taken = 0;
  for (let index = 0; index < items.length; ) {
    const part = pattern[at];
    if (part === wild) {
      wildcard = at++;
      taken = index;
    } else if (part !== undefined && same(part, items[index] as string)) {
      at++;
      index++;
    } else {
      if (wildcard < 0) return false;
      at = wildcard + 1;
      index = ++taken;
    }
  }
  while (pattern[at] === wild) at++;
  return at === pattern.length;
}
