import type { OpenApi } from "../../../generator/document/openapi.ts";
import type { Operation } from "../../../generator/model/model.ts";
import type { CaseRecord } from "../verdict.ts";
import { createWitnessLister, type Witnesses } from "./list-witnesses.ts";
import { WITNESS_GROUPS, type Witness, type WitnessGroup } from "./witness.ts";
import { seenIn } from "./witness-log.ts";

/** How much of what the document says may be seen was seen. */
export interface Coverage {
  /** Whose answers they were: on the mock they are our own fixtures. */
  readonly by: "fixtures" | "target";
  readonly groups: Groups;
  readonly operations: readonly OperationCoverage[];
  /** Thresholds that were not reached: each fails the run. */
  readonly shortfalls: readonly Shortfall[];
}

export interface OperationCoverage {
  readonly operation: string;
  readonly groups: Groups;
  readonly missing: readonly Missing[];
  /** False where the answers are so large that only their nearest part was counted. */
  readonly complete: boolean;
}

export type Groups = Readonly<Record<WitnessGroup, Count>>;

export interface Count {
  readonly seen: number;
  readonly total: number;
}

/** What was never seen: `absent` at `/components/schemas/Pet/properties/name`. */
export interface Missing {
  readonly group: WitnessGroup;
  readonly pointer: string;
  readonly what: string;
}

export interface Shortfall {
  readonly group: WitnessGroup;
  /** Shares, from 0 to 1. */
  readonly wanted: number;
  readonly reached: number;
}

/** From config: the share of each kind that must be seen. */
export type Thresholds = Readonly<Partial<Record<WitnessGroup, number>>>;

export interface Seen {
  readonly document: OpenApi;
  readonly operations: readonly Operation[];
  readonly records: readonly Pick<CaseRecord, "witnesses">[];
  readonly by: Coverage["by"];
}

/** Sums up what the records of a run have witnessed. */
export function coverage({ document, operations, records, by }: Seen, thresholds: Thresholds = {}): Coverage {
  const list = createWitnessLister(document);
  const seen = seenIn(records);
  const covered = operations.map((operation) => cover(operation.id, list(operation), seen.get(operation.id)));
  const groups = sum(covered);
  const shortfalls = WITNESS_GROUPS.flatMap((group): Shortfall[] => {
    const [wanted, reached] = [thresholds[group], shareOf(groups[group])];
    return wanted === undefined || reached >= wanted ? [] : [{ group, wanted, reached }];
  });
  return { by, groups, operations: covered, shortfalls };
}

/** From 0 to 1; where there is nothing to see, all of it was seen. */
export function shareOf({ seen, total }: Count): number {
  return total === 0 ? 1 : seen / total;
}

function cover(
  operation: string,
  { all, complete }: Witnesses,
  seen: ReadonlySet<string> = new Set(),
): OperationCoverage {
  const missing = all.filter(({ id }) => !seen.has(id));
  return { operation, groups: count(all, missing), missing: missing.map(toMissing), complete };
}

function count(all: readonly Witness[], missing: readonly Witness[]): Groups {
  return eachGroup((group) => {
    const total = all.filter((each) => each.group === group).length;
    return { total, seen: total - missing.filter((each) => each.group === group).length };
  });
}

function sum(operations: readonly OperationCoverage[]): Groups {
  return eachGroup((group) => ({
    total: operations.reduce((total, { groups }) => total + groups[group].total, 0),
    seen: operations.reduce((seen, { groups }) => seen + groups[group].seen, 0),
  }));
}

function eachGroup(make: (group: WitnessGroup) => Count): Groups {
  return Object.fromEntries(WITNESS_GROUPS.map((group) => [group, make(group)])) as unknown as Groups;
}

function toMissing({ id, group }: Witness): Missing {
  // What is to be seen has a space only in "left out"; a pointer may have several.
  const cut = id.endsWith(" left out") ? id.length - " left out".length : id.lastIndexOf(" ");
  return { group, pointer: id.slice(0, cut), what: id.slice(cut + 1) };
}
