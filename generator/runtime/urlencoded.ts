import type { BodySerializer } from "./body.ts";
import { form, jsonParameter, type QueryStyle } from "./query.ts";
import { entries, isRecord, own, percentEncode } from "./values.ts";

/**
 * `application/x-www-form-urlencoded`, with the style of the properties that have one in `encoding`.
 * The others: an array repeats the name, an object is sent as JSON (OpenAPI 3.1, section 4.8.15.1).
 * A URLSearchParams is sent as it is.
 */
export function urlencoded(encoding?: Readonly<Record<string, QueryStyle>>): BodySerializer {
  return (value, contentType) => {
    if (value instanceof URLSearchParams) return { body: value, contentType };
    const body = entries(value as object)
      .flatMap(([name, member]) => (own(encoding, name) ?? property)(name, member, percentEncode))
      .join("&");
    return { body, contentType };
  };
}

const property: QueryStyle = (name, value, encode) =>
  isRecord(value) ? jsonParameter(name, value, encode) : form(name, value, encode);
