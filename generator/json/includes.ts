/** As `Array.prototype.includes`; of a long list, which nobody changes any more, a set is made at the first question. */
export function includes(list: readonly unknown[], value: unknown): boolean {
  if (list.length < LONG) return list.includes(value);
  let known = sets.get(list);
  if (known === undefined) {
    known = new Set(list);
    sets.set(list, known);
  }
  return known.has(value);
}

const LONG = 30;
const sets = new WeakMap<readonly unknown[], ReadonlySet<unknown>>();
