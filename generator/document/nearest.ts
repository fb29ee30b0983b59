/** The candidates most like a mistyped name, best first, at most three; none if they differ in more than a third of it. */
export function nearestNames(name: string, candidates: Iterable<string>): string[] {
  const limit = Math.max(2, Math.floor(Math.min(name.length, LONGEST) / 3));
  const wanted = name.toLowerCase();
  const near: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit || candidate.length > LONGEST) continue;
    const found = distance(wanted, candidate.toLowerCase(), limit);
    if (found <= limit) near.push({ candidate, distance: found });
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** The best of them, to ask "Did you mean …?" */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  return nearestNames(name, candidates)[0];
}

/** Nobody mistypes a longer name, and comparing two costs the product of their lengths. */
const LONGEST = 200;

/** Levenshtein's: the insertions, deletions and replacements between two texts. Above the limit any number above it. */
function distance(a: string, b: string, limit: number): number {
  let previous = new Uint16Array(b.length + 1).map((_, index) => index);
  let current = new Uint16Array(b.length + 1);
  for (let row = 1; row <= a.length; row += 1) {
    current.fill(limit + 1);
    current[0] = row;
    let least = row;
    // Further from the diagonal than the limit, the distance is above it.
    const end = Math.min(b.length, row + limit);
    for (let column = Math.max(1, row - limit); column <= end; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1);
      const other = Math.min(previous[column] ?? 0, current[column - 1] ?? 0) + 1;
      current[column] = Math.min(replaced, other);
      least = Math.min(least, replaced, other);
    }
    if (least > limit) return least;
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}
