import { isRecord, isScalar, items, own, pairs, percentEncode, type Style } from "./values.ts";

/** Writes one path or header parameter, without its name where the style has none. In headers nothing is encoded. */
export type PathStyle = Style<string>;

/**
 * A path template with its parameters in place, everything but unreserved characters percent-encoded. What is behind a
 * `#` stays here: documents use it to tell apart what shares a path.
 * @throws TypeError if a parameter is missing or empty, or is `.` or `..`: URL parsers resolve such a segment even when
 * it is percent-encoded, so the request would reach another route.
 */
export function expandPath(
  path: string,
  values: object | undefined,
  styles: Readonly<Record<string, PathStyle>> | undefined,
): string {
  return path.replace(/#.*|\{([^{}]+)\}/g, (_, name: string | undefined) => {
    if (!name) return "";
    const text = (own(styles, name) ?? simple)(name, own(values as Record<string, unknown>, name), percentEncode);
    if (!text || text === "." || text === "..") throw new TypeError(`Bad ${name}: ${path}`);
    return text;
  });
}

/** `a,b` and `k,v`: the default of path and header parameters. Styles: OpenAPI 3.1, section 4.8.12.2. */
export const simple: PathStyle = (_name, value, encode) =>
  isScalar(value) ? encode(`${value}`) : items(value).map(encode).join(",");

/** `a,b` and `k=v`. */
export const simpleExploded: PathStyle = (_name, value, encode) => fields(value, encode).join(",");

/** `.a,b` and `.k,v` (RFC 6570, section 3.2.5). */
export const label: PathStyle = (_name, value, encode) => dotted(items(value).map(encode).join(","));

/** `.a.b` and `.k=v`. */
export const labelExploded: PathStyle = (_name, value, encode) => dotted(fields(value, encode).join("."));

/** `;name=a,b` and `;name=k,v` (RFC 6570, section 3.2.7). */
export const matrix: PathStyle = (name, value, encode) => {
  const list = items(value);
  return list.length > 0 ? parameter(encode(name), list.map(encode).join(",")) : "";
};

/** `;name=a;name=b` and `;k=v`. */
export const matrixExploded: PathStyle = (name, value, encode) =>
  pairs(name, value)
    .map(([key, text]) => parameter(encode(key), encode(text)))
    .join("");

/** A path or header parameter that the document describes by `content`: its value as JSON. */
export const jsonSimple: PathStyle = (_name, value, encode) =>
  value === undefined ? "" : encode(JSON.stringify(value));

function fields(value: unknown, encode: (text: string) => string): string[] {
  if (!isRecord(value)) return items(value).map(encode);
  return pairs("", value).map(([key, text]) => `${encode(key)}=${encode(text)}`);
}

function dotted(text: string): string {
  return text && `.${text}`;
}

function parameter(name: string, text: string): string {
  return text ? `;${name}=${text}` : `;${name}`;
}
