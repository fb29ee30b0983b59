import type { RequestFixture } from "../../../generator/fixtures/fixtures.ts";
import type { Json } from "../../../generator/json/json.ts";
import type { Operation, Parameter } from "../../../generator/model/model.ts";
import { plain } from "./names.ts";

/** How an operation's answers come in pages, as far as the names of its parameters make it plain. */
export interface Paging {
  readonly kind: "page" | "offset" | "cursor";
  /** What moves from page to page. */
  readonly position: Parameter;
  readonly size: Parameter | undefined;
  /** The number of the first page, where the document says so. */
  readonly first: number | undefined;
}

/** Undefined where an operation has no parameters that are called as those of pages are. */
export function pagingOf({ parameters }: Operation): Paging | undefined {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const named = (names: RegExp, types: readonly string[]) =>
    query.find(
      ({ name, schema }) => names.test(plain(name)) && types.some((type) => [schema.type].flat().includes(type)),
    );
  const size = named(SIZE, INTEGER);
  const page = named(/^(page|pageno|pagenum|pagenumber|pageindex|p)$/, INTEGER);
  if (page !== undefined) return { kind: "page", position: page, size, first: firstPage(page) };
  const offset = named(/^(offset|skip|startindex|start|from)$/, INTEGER);
  if (offset !== undefined) return { kind: "offset", position: offset, size, first: 0 };
  const cursor = named(
    /^(cursor|after|startingafter|pagetoken|nexttoken|nextpagetoken|nextcursor|continuationtoken|continuation|marker)$/,
    ["string"],
  );
  return cursor && { kind: "cursor", position: cursor, size, first: undefined };
}

const SIZE = /^(pagesize|perpage|limit|pagelimit|size|maxresults|maxitems|top|take|pagelength|itemsperpage|first)$/;
const INTEGER = ["integer", "number"];

/** From 0 or from 1: a default or a minimum says so, and a description may. */
function firstPage({ schema, description = "" }: Parameter): number | undefined {
  for (const value of [schema.default, schema.minimum]) if (value === 0 || value === 1) return value;
  if (/0-based|zero-based|starts? (at|with|from) (0|zero)/i.test(description)) return 0;
  return /1-based|one-based|starts? (at|with|from) (1|one)/i.test(description) ? 1 : undefined;
}

/** The largest page that the document allows, within reason. */
export function largestSize({ size }: Paging): number | undefined {
  if (size === undefined) return undefined;
  const { maximum, exclusiveMaximum } = size.schema;
  const most =
    typeof maximum === "number" ? maximum : typeof exclusiveMaximum === "number" ? exclusiveMaximum - 1 : 100;
  return Math.max(1, Math.min(most, 200));
}

/** The request for a page. */
export function pageRequest(
  request: RequestFixture,
  { position, size }: Paging,
  at: { position?: Json | undefined; size?: number | undefined },
): RequestFixture {
  const query = Object.entries(request.query ?? {}).filter(([name]) => name !== position.name && name !== size?.name);
  const own = [
    ...(at.position === undefined ? [] : [[position.name, at.position] as const]),
    ...(at.size === undefined || size === undefined ? [] : [[size.name, at.size] as const]),
  ];
  const all = [...query, ...own];
  const { query: _, ...rest } = request;
  return all.length === 0 ? rest : { ...rest, query: Object.fromEntries(all) };
}
