import { type Encode, isRecord, isScalar, items, pairs, type Style } from "./values.ts";

/**
 * Writes one query or cookie parameter as encoded `name=value` texts, to be joined by `&` or `; `.
 * None: the parameter is left out.
 */
export type QueryStyle = Style<string[]>;

/** `name=a`, `name=b`; an object gives `k=v`: the default, form with explode. Styles: OpenAPI 3.1, section 4.8.12.2. */
export const form: QueryStyle = (name, value, encode) =>
  isScalar(value)
    ? [`${encode(name)}=${encode(`${value}`)}`]
    : pairs(name, value).map(([key, text]) => `${encode(key)}=${encode(text)}`);

/** `name=a,b` and `name=k,v`: form without explode. */
export const formJoined: QueryStyle = (name, value, encode) => joined(",", name, value, encode);

/** `name=a%20b`. */
export const spaceDelimited: QueryStyle = (name, value, encode) => joined("%20", name, value, encode);

/** `name=a|b`, the bar encoded because RFC 3986 has none in a query. */
export const pipeDelimited: QueryStyle = (name, value, encode) => joined("%7C", name, value, encode);

/**
 * `name[k]=v`, the brackets encoded (RFC 3986, section 3.4).
 * Past the first level, where OpenAPI is silent, objects nest (`name[a][b]=v`) and arrays repeat the name.
 */
export const deepObject: QueryStyle = (name, value, encode) => {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => deepObject(name, item, encode));
  if (!isRecord(value)) return form(name, value, encode);
  return Object.entries(value).flatMap(([key, member]) => deepObject(`${name}[${key}]`, member, encode));
};

/** A parameter that the document describes by `content`: its value as JSON, `null` included. */
export const jsonParameter: QueryStyle = (name, value, encode) =>
  value === undefined ? [] : [`${encode(name)}=${encode(JSON.stringify(value))}`];

/** All of the query, without a name (OpenAPI 3.2's `in: querystring`), as JSON and as text; in a form's encoding it is `form`. */
export const wholeJson: QueryStyle = (_name, value, encode) =>
  value === undefined ? [] : [encode(JSON.stringify(value))];

export const wholeText: QueryStyle = (_name, value, encode) => items(value).map(encode);

/**
 * `allowReserved`: reserved characters and percent-encoded triplets of the value are sent as they are (RFC 6570,
 * section 3.2.3), but for `&`, which would start another parameter, and `#`, `[` and `]`, which no query may hold.
 */
export function reserved(style: QueryStyle): QueryStyle {
  return (name, value) => style(name, value, encodeUnreserved);
}

function encodeUnreserved(text: string): string {
  return text.replace(/%(?![0-9a-f]{2})|[^\w.~:/?@!$'()*+,;=%-]/giu, encodeURIComponent);
}

function joined(separator: string, name: string, value: unknown, encode: Encode): string[] {
  const list = items(value);
  return list.length > 0 ? [`${encode(name)}=${list.map(encode).join(separator)}`] : [];
}
