/** One change of an answer in flight, and what the suite said to it. */
export interface Mutation {
  readonly operation: string;
  /** In words: `property dropped`, `another status`. */
  readonly kind: string;
  /** Into the body, with `*` for any item; the header's name; or empty for the whole answer. */
  readonly place: string;
  /** The status of the answer before it was changed. */
  readonly status: number;
  readonly outcome: "noticed" | "survived" | "equivalent";
}

/** The share of changes that a suite notices; what a change leaves valid is nothing to notice and doesn't count. */
export interface MutationScore {
  readonly noticed: number;
  readonly total: number;
  readonly equivalent: number;
  readonly survivors: readonly Mutation[];
}

/** A provider that errs does so in every answer: what one case notices is noticed, though another case lets it pass. */
export function mutationScore(all: readonly Mutation[]): MutationScore {
  const noticed = all.filter(({ outcome }) => outcome === "noticed");
  const known = new Set(noticed.map(keyOf));
  const others = all.filter((mutation) => !known.has(keyOf(mutation)));
  const mutations = [...noticed, ...new Map(others.map((mutation) => [keyOf(mutation), mutation])).values()];
  const survivors = mutations.filter(({ outcome }) => outcome === "survived");
  const equivalent = mutations.filter(({ outcome }) => outcome === "equivalent").length;
  const total = mutations.length - equivalent;
  return { noticed: total - survivors.length, total, equivalent, survivors };
}

function keyOf({ operation, kind, place, status }: Mutation): string {
  return JSON.stringify([operation, kind, place, status]);
}
