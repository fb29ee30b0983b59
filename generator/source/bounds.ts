import type { Fault } from "../errors.ts";
import { numberNotFinite, sourceTooDeep, sourceTooLarge } from "../faults.ts";
import { toPointer } from "../json/pointer.ts";

/** Far past any API, and far from the end of the stack of a stage that recurses. */
export const MAX_DEPTH = 200;
const MAX_VALUES = 5_000_000;
/** In characters: what aliases may add to a text. Without them a document holds no more than its text. */
const MAX_ADDED = 10_000_000;

/** The way to what is too large, without the item where that was noticed. */
function around(steps: readonly (string | number)[]): readonly (string | number)[] {
  const first = steps.slice(0, 3);
  const item = first.findIndex((step) => typeof step === "number");
  return item < 0 ? first : first.slice(0, item);
}

/**
 * Refuses what no later stage should meet: a bomb of YAML aliases, a value that holds itself, a number that JSON
 * does not know. A shared value counts each time, since later stages see it each time. `length`: of the text, in characters.
 */
export function checkBounds(file: string, value: unknown, length: number): Fault | undefined {
  const steps: (string | number)[] = [];
  const most = length + MAX_ADDED;
  let budget = MAX_VALUES;
  let room = most;

  function check(value: unknown): Fault | undefined {
    budget -= 1;
    // Where the limit is reached the value is large already: what it is in says more.
    if (typeof value === "string") room -= value.length;
    if (budget < 0) return sourceTooLarge({ file, pointer: toPointer(around(steps)) }, `${MAX_VALUES} values`);
    if (room < 0) return sourceTooLarge({ file, pointer: toPointer(around(steps)) }, `${most} characters`);
    if (typeof value === "number" && !Number.isFinite(value))
      return numberNotFinite({ file, pointer: toPointer(steps) });
    if (typeof value !== "object" || value === null) return undefined;
    if (steps.length >= MAX_DEPTH) return sourceTooDeep({ file, pointer: toPointer(steps.slice(0, 20)) }, MAX_DEPTH);
    return Array.isArray(value) ? checkList(value) : checkMembers(value as { [key: string]: unknown });
  }

  function checkList(list: readonly unknown[]): Fault | undefined {
    for (let index = 0; index < list.length; index += 1) {
      steps.push(index);
      const fault = check(list[index]);
      if (fault) return fault;
      steps.pop();
    }
    return undefined;
  }

  function checkMembers(object: { [key: string]: unknown }): Fault | undefined {
    for (const key in object) {
      steps.push(key);
      room -= key.length;
      const fault = check(object[key]);
      if (fault) return fault;
      steps.pop();
    }
    return undefined;
  }

  return check(value);
}
