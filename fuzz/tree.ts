/** A document while it is changed. `__proto__` may be one of its keys; in YAML, one value may stand in two places. */
export type Tree = null | boolean | number | string | Tree[] | TreeObject;

export interface TreeObject {
  [key: string]: Tree;
}

/** Where a value stands. */
export interface Spot {
  readonly holder: Tree[] | TreeObject;
  readonly key: string | number;
  /** From the root, this key included. */
  readonly steps: readonly (string | number)[];
}

export function isTreeObject(value: unknown): value is TreeObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every spot below the root, each value once, the outer ones first. */
export function spotsOf(root: Tree): Spot[] {
  const spots: Spot[] = [];
  const seen = new Set<Tree>();
  const queue: { value: Tree; steps: readonly (string | number)[] }[] = [{ value: root, steps: [] }];
  for (const { value, steps } of queue) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    for (const key of keys) {
      const spot = { holder: value, key, steps: [...steps, key] };
      spots.push(spot);
      queue.push({ value: valueIn(spot), steps: spot.steps });
    }
  }
  return spots;
}

export function valueIn({ holder, key }: Spot): Tree {
  return (holder as TreeObject)[key] as Tree;
}

export function setValue({ holder, key }: Spot, value: Tree): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else setKey(holder, String(key), value);
}

/** An own key whatever its name is. */
export function setKey(object: TreeObject, key: string, value: Tree): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

export function removeSpot({ holder, key }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[String(key)];
}

/** The same members in the same order, one of them under another key. */
export function renameKey(object: TreeObject, from: string, to: string): void {
  const entries = Object.entries(object);
  for (const [key] of entries) delete object[key];
  for (const [key, value] of entries) setKey(object, key === from ? to : key, value);
}

/** A copy that shares nothing with the original; what stands in itself is left out. */
export function copyTree(value: Tree, around: ReadonlySet<Tree> = new Set()): Tree {
  if (typeof value !== "object" || value === null) return value;
  if (around.has(value)) return null;
  const within = new Set([...around, value]);
  if (Array.isArray(value)) return value.map((item) => copyTree(item, within));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyTree(item, within)]));
}
