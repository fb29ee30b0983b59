import { encodeCookie } from "./cookies.ts";
import { type PathStyle, simple } from "./path.ts";
import { form, type QueryStyle } from "./query.ts";
import { type Encode, entries, own, percentEncode } from "./values.ts";

type Styles<Style> = Readonly<Record<string, Style>>;

/** Writes the query of an operation: `form` for every parameter that has no style of its own. */
export function queryParams(styles?: Styles<QueryStyle>) {
  return (values: object | undefined): string => written(values, styles, percentEncode).join("&");
}

/** The query of an operation whose parameters all have the default style. */
export const query = /* @__PURE__ */ queryParams();

/** Writes the header parameters of an operation, `simple` by default. Headers are not percent-encoded. */
export function headerParams(styles?: Styles<PathStyle>) {
  return (values: object | undefined): Record<string, string | undefined> => {
    const headers = entries(values).map(([name, value]): [string, string | undefined] => [
      name,
      (own(styles, name) ?? simple)(name, value, String) || undefined,
    ]);
    return Object.fromEntries(headers);
  };
}

/** Writes the Cookie header of an operation, `form` by default. Browsers forbid scripts that header and leave it out. */
export function cookieParams(styles?: Styles<QueryStyle>) {
  return (values: object | undefined): string | undefined =>
    written(values, styles, encodeCookie).join("; ") || undefined;
}

function written(values: object | undefined, styles: Styles<QueryStyle> | undefined, encode: Encode): string[] {
  const parts: string[] = [];
  for (const [name, value] of entries(values)) parts.push(...(own(styles, name) ?? form)(name, value, encode));
  return parts;
}
