import type { RequestFixture, RequestPart } from "../../../generator/fixtures/fixtures.ts";
import { isObject, type Json } from "../../../generator/json/json.ts";

/** A place in a request: a parameter, or a value in the body. */
export interface RequestPlace {
  readonly in: RequestPart;
  /** Steps from the object of parameters, or from the body; `*` is every item of an array. */
  readonly steps: readonly string[];
}

/** Whether the request has a value there. */
export function hasPlace(request: RequestFixture, { in: holder, steps }: RequestPlace): boolean {
  return valuesAt(request[holder] as Json | undefined, steps).length > 0;
}

/** All values there: several where a step is `*`. */
export function valuesAt(value: Json | undefined, [step, ...rest]: readonly string[]): readonly Json[] {
  if (value === undefined) return [];
  if (step === undefined) return [value];
  if (step === "*") return Array.isArray(value) ? value.flatMap((item: Json) => valuesAt(item, rest)) : [];
  if (Array.isArray(value)) return valuesAt(value[Number(step)], rest);
  return isObject(value) && Object.hasOwn(value, step) ? valuesAt(value[step], rest) : [];
}

/** Two places of which one is in the other. */
export function overlap(a: RequestPlace, b: RequestPlace): boolean {
  const length = Math.min(a.steps.length, b.steps.length);
  const equal = (step: string | undefined, other: string | undefined) =>
    step === other || step === "*" || other === "*";
  return a.in === b.in && a.steps.slice(0, length).every((step, index) => equal(step, b.steps[index]));
}

/** The request with each value there replaced. */
export function replaceAt(
  request: RequestFixture,
  { in: holder, steps }: RequestPlace,
  change: (value: Json, index: number) => Json | undefined,
): RequestFixture {
  const value = request[holder] as Json | undefined;
  return value === undefined ? request : { ...request, [holder]: replaced(value, steps, { change, index: 0 }) };
}

interface Change {
  readonly change: (value: Json, index: number) => Json | undefined;
  readonly index: number;
}

function replaced(value: Json, [step, ...rest]: readonly string[], to: Change): Json | undefined {
  if (step === undefined) return to.change(value, to.index);
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return items.flatMap((item, index) => {
      if (step !== "*" && step !== String(index)) return [item];
      const next = replaced(item, rest, { ...to, index });
      return next === undefined ? [] : [next];
    });
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: own, ...others } = value;
  const next = own === undefined ? undefined : replaced(own, rest, to);
  // Where it stood: the order of keys is the document's.
  return next === undefined ? others : { ...value, [step]: next };
}
