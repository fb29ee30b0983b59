import type { Fault } from "./fault.ts";

export type Group = "shape";
export const FAULTS: readonly (Fault & { group: Group })[] = [];
export function findFault(id: string): Fault {
  const fault = FAULTS.find((each) => each.id === id);
  if (fault === undefined) throw new Error(`There is no fault "${id}".`);
  return fault;
}
