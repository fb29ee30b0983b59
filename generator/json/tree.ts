const trees = new WeakSet<object>();

/**
 * Says of a value that no object stands at two places in it, as in what `JSON.parse` makes and unlike YAML with aliases:
 * who walks it need not remember where they have been, which is half the cost of a walk.
 */
export function markTree<Value extends object>(value: Value): Value {
  trees.add(value);
  return value;
}

/** Whether it was said: false means that it is not known. */
export function isTree(value: object): boolean {
  return trees.has(value);
}
