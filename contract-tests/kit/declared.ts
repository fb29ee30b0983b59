import { declaredResponse } from "../../generator/model/declared.ts";
import type { Operation } from "../../generator/model/model.ts";

export { declaredMediaType, declaredResponse } from "../../generator/model/declared.ts";

/** RFC 9110, section 6.4.1. */
export function neverHasBody({ method }: Operation, status: number): boolean {
  return method === "head" || status === 204 || status === 205 || status === 304;
}

/** A status that only this response answers to: itself, or for a range and `default` one that nothing else declares. */
export function statusFor(operation: Operation, key: string): number {
  if (/^\d+$/.test(key)) return Number(key);
  const candidates =
    key === "default" ? DEFAULT_CANDIDATES : Array.from({ length: 100 }, (_, index) => Number(key[0]) * 100 + index);
  return candidates.find((status) => declaredResponse(operation, status)?.status === key) ?? Number(candidates[0]);
}

// A `default` most often stands for failures.
const DEFAULT_CANDIDATES = [500, 400, 503, 418, 502, 504, 200];
