import type { Json, JsonObject } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";

/** JSON Pointer → a JSONPath that leads to the same place of the document and nowhere else (RFC 9535): `$.paths['/pets'].get`. */
export function toJsonPath(pointer: string, document: JsonObject): string {
  let value: Json | undefined = document;
  const segments = fromPointer(pointer).map((step) => {
    const text = segment(Array.isArray(value) ? Number(step) : step);
    value = valueAt(value, [step]);
    return text;
  });
  return `$${segments.join("")}`;
}

function segment(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? `.${step}` : `[${quote(step)}]`;
}

/** Section 2.3.1.1: what JSON escapes, with single quotes around. */
function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
