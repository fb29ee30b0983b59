import type { RequestFixture } from "../../generator/fixtures/fixtures.ts";
import { isObject, type Json } from "../../generator/json/json.ts";
import { fromPointer } from "../../generator/json/pointer.ts";

/** A request of the generator's in the form that a generated fixture has: what stands for a file is a Blob. */
export function requestArgs({ binary = [], ...request }: RequestFixture): object {
  if (request.body === undefined || binary.length === 0) return request;
  return {
    ...request,
    body: binary.reduce((body, pointer) => withBlob(body, fromPointer(pointer)), request.body as unknown),
  };
}

function withBlob(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return typeof value === "string" ? new Blob([value]) : value;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === step ? withBlob(item, rest) : item));
  return isObject(value as Json)
    ? { ...(value as object), [step]: withBlob((value as Record<string, unknown>)[step], rest) }
    : value;
}
