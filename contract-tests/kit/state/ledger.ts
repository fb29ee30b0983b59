import type { Resource } from "./resources.ts";
import type { Thing } from "./things.ts";

/** An id, and of which kind of thing: two kinds may count alike. */
export type Named = Pick<Thing, "id"> & { readonly resource: Resource };

/** What this run has made on the target and not yet taken away. */
export interface Ledger {
  readonly add: (thing: Thing) => void;
  /** These are gone. */
  readonly strike: (named: readonly Named[]) => void;
  /** The newest first: what belongs to something goes before it. */
  readonly open: () => readonly Thing[];
}

export function createLedger(): Ledger {
  const things = new Map<string, Thing>();
  const keyOf = ({ id, resource }: Named) => `${resource.itemPath} ${id}`;
  return {
    add: (thing) => void things.set(keyOf(thing), thing),
    strike: (named) => {
      for (const each of named) things.delete(keyOf(each));
    },
    open: () => [...things.values()].reverse(),
  };
}
