import type { Json } from "./json.ts";
import { isObject } from "./json.ts";

/** Steps → JSON Pointer (RFC 6901): `["paths", "/pets"]` → `/paths/~1pets`. No steps give the empty string. */
export function toPointer(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** JSON Pointer → steps. A pointer in a URI fragment (`#/…`) is percent-decoded first, as RFC 6901 section 6 asks. */
export function fromPointer(pointer: string): string[] {
  const isFragment = pointer.startsWith("#");
  const text = isFragment ? decode(pointer.slice(1)) : pointer;
  if (text === "") return [];
  return text
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Steps → JSON Pointer as the fragment of a URI (RFC 6901, section 6). */
export function toFragment(steps: readonly (string | number)[]): string {
  return `#${toPointer(steps).split("/").map(encodeText).join("/")}`;
}

/** Percent-encodes all but unreserved characters. A lone surrogate, of which UTF-8 knows nothing, stays as it is. */
export function encodeText(text: string): string {
  return /\p{Cs}/u.test(text) ? text.replace(/\P{Cs}+/gu, encodeURIComponent) : encodeURIComponent(text);
}

/** The value at the steps, or undefined. Only own properties count, so `__proto__` finds nothing. */
export function valueAt(value: Json | undefined, steps: readonly (string | number)[]): Json | undefined {
  let current = value;
  for (const step of steps) {
    if (Array.isArray(current)) current = current[Number(step)];
    else if (isObject(current) && Object.hasOwn(current, step)) current = current[step];
    else return undefined;
  }
  return current;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
