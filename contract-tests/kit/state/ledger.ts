import type { Thing } from "./things.ts";

/** What this run has made on the target and not yet taken away. */
export interface Ledger {
  readonly add: (thing: Thing) => void;
  /** What had these ids is gone. */
  readonly strike: (ids: readonly string[]) => void;
  /** The newest first: what belongs to something goes before it. */
  readonly open: () => readonly Thing[];
}

export function createLedger(): Ledger {
  const things = new Map<string, Thing>();
  return {
    add: (thing) => void things.set(`${thing.resource.name} ${thing.id}`, thing),
    strike: (ids) => {
      for (const [key, { id }] of things) if (ids.includes(id)) things.delete(key);
    },
    open: () => [...things.values()].reverse(),
  };
}
