export type HeaderSource = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Puts headers over those that are there, whatever the case of their names; `null` removes one. */
export function addHeaders(headers: Record<string, string>, source: Headers | HeaderSource | undefined): void {
  if (!source) return;
  for (const [name, value] of source instanceof Headers ? source : Object.entries(source)) {
    const key = name.toLowerCase();
    if (value === null) delete headers[key];
    else if (value !== undefined) headers[key] = `${value}`;
  }
}
