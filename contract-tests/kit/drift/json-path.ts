/** Steps → a JSONPath that leads there and nowhere else (RFC 9535): `$.paths['/pets'].get`. */
export function toJsonPath(steps: readonly (string | number)[]): string {
  return `$${steps.map(segment).join("")}`;
}

function segment(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? `.${step}` : `[${quote(step)}]`;
}

/** Section 2.3.1.1: what JSON escapes, with single quotes around. */
function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
