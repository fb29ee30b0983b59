import { auth } from "./auth.ts";
import { encoding } from "./encoding.ts";
import { errorBodies } from "./error-bodies.ts";
import type { Fault } from "./fault.ts";
import { headers } from "./headers.ts";
import { methods } from "./methods.ts";
import { pagination } from "./pagination.ts";
import { refusals } from "./refusals.ts";
import { shape } from "./shape.ts";
import { stateOfActions } from "./state-actions.ts";
import { stateOfReads } from "./state-reads.ts";
import { stateOfWrites } from "./state-writes.ts";
import { status } from "./status.ts";
import { validation } from "./validation.ts";

/** Every fault, by its group; each id begins with the name of its group. */
export const GROUPS: { readonly [group: string]: readonly Fault[] } = {
  shape,
  status,
  headers,
  validation,
  refusals,
  auth,
  methods,
  state: [...stateOfWrites, ...stateOfReads, ...stateOfActions],
  pagination,
  encoding,
  "error-bodies": errorBodies,
};

export const FAULTS: readonly Fault[] = Object.values(GROUPS).flat();

/** @throws Error if no fault has this id */
export function findFault(id: string): Fault {
  const fault = FAULTS.find((each) => each.id === id);
  if (fault === undefined) throw new Error(`There is no fault "${id}".`);
  return fault;
}
