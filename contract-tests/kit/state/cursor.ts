import { isObject, type Json } from "../../../generator/json/json.ts";
import type { Exchange } from "../exchange.ts";
import { jsonOf } from "./entity.ts";
import { plain } from "./names.ts";
import type { Paging } from "./paging.ts";

/** Where the next page is, as an answer tells it: `null` for nowhere, undefined where it tells nothing. */
export function nextOf(exchange: Exchange, { position }: Paging): string | null | undefined {
  const link = exchange.response.headers.get("link");
  if (link !== null) {
    const next = link.split(/,(?=\s*<)/).find((part) => /;\s*rel="?next"?/i.test(part));
    const target = next && /<([^>]*)>/.exec(next)?.[1];
    return target ? (positionIn(target, position.name) ?? undefined) : null;
  }
  const body = jsonOf(exchange);
  const found = findNext(body, 2);
  if (found === undefined) return undefined;
  if (found === null || found === "") return null;
  return positionIn(found, position.name) ?? found;
}

/** The value of a property that says what comes next. */
function findNext(body: Json | undefined, depth: number): string | null | undefined {
  if (!isObject(body) || depth === 0) return undefined;
  for (const [name, value] of Object.entries(body)) {
    if (!/^(next|nextcursor|nextpagetoken|nexttoken|nextpage|nextlink|nexturl|after|endcursor)$/.test(plain(name)))
      continue;
    if (value === null || typeof value === "string") return value;
    if (typeof value === "number") return String(value);
    if (isObject(value) && typeof value.href === "string") return value.href;
  }
  for (const value of Object.values(body)) {
    const inner = isObject(value) ? findNext(value, depth - 1) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** A link carries the position in its query. */
function positionIn(link: string, name: string): string | undefined {
  if (!/[/?]/.test(link)) return undefined;
  try {
    return new URL(link, "http://any.invalid").searchParams.get(name) ?? undefined;
  } catch {
    return undefined;
  }
}
