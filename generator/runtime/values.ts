/** One `name=value` before encoding. */
export type Pair = readonly [key: string, text: string];
export type Encode = (text: string) => string;

/**
 * A parameter's value as pairs: an array repeats the name, an object gives its own keys, anything else is one pair.
 * `undefined` and `null` give nothing, also inside arrays and objects (RFC 6570, section 2.3).
 */
export function pairs(name: string, value: unknown): Pair[] {
  if (isScalar(value)) return [[name, `${value}`]];
  const members: [string, unknown][] = isRecord(value)
    ? Object.entries(value)
    : [value].flat().map((item: unknown) => [name, item]);
  return members.flatMap(([key, member]) => (member == null ? [] : [[key, toText(member)]]));
}

/** Most parameters are one: they shouldn't cost what lists and objects do. */
export function isScalar(value: unknown): value is string | number | boolean {
  return value !== undefined && typeof value !== "object";
}

/** The same as a flat list: array items, or `key, value, key, value` for an object. */
export function items(value: unknown): string[] {
  if (isScalar(value)) return [`${value}`];
  return pairs("", value).flatMap(([key, text]) => (key ? [key, text] : text));
}

/** An object is JSON; one whose JSON is a text, such as a date or a URL, is that text. */
export function toText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value).replace(/^"|"$/g, "") : String(value);
}

/** Encodes everything but the unreserved characters of RFC 3986, section 2.3. */
export function percentEncode(text: string): string {
  return /^\w*$/.test(text)
    ? text
    : encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

/** An own property or undefined: names come from the document, and `constructor` is a legal one. */
export function own<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Own entries of a group of arguments, whatever its interface is called. */
export function entries(values: object | undefined): [string, unknown][] {
  return Object.entries(values ?? {});
}

/** Writes one parameter in its style. `encode` is the rule of the place: query, path, header or cookie. */
export type Style<Written> = (name: string, value: unknown, encode: Encode) => Written;

/** Neither an array nor a date nor anything else with a form of its own. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return {}.toString.call(value) === "[object Object]";
}
