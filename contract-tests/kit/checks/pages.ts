import type { Json } from "../../../generator/json/json.ts";
import { isObject } from "../../../generator/json/json.ts";
import { isSuccess } from "../http.ts";
import { type Complaint, type Seen, show } from "../state/complaint.ts";
import { jsonOf } from "../state/entity.ts";
import type { Page } from "../state/list.ts";
import { plain } from "../state/names.ts";
import type { Judged } from "./created-readable.ts";

/** A list, whole and in pages. */
export interface Paged {
  /** All items, as one large page or several gave them; undefined where the list is too long to know. */
  readonly whole: readonly Json[] | undefined;
  readonly pages: readonly Page[];
  /** What was asked for; undefined where the document has no parameter for it. */
  readonly size: number | undefined;
  /** Whether the pages go on to the end of the list. */
  readonly complete: boolean;
  /** The answer to a page behind the last, where the document numbers them. */
  readonly beyond: (Seen & { readonly items: readonly Json[] | undefined }) | undefined;
  /** The answer to a request that names neither page nor size, and what the document says that it then gets. */
  readonly plain?: Page | undefined;
  readonly usual?: { readonly size: number | undefined; readonly isFirst: boolean };
  /** What tells two items apart. */
  readonly keyOf: (item: Json) => string;
}

/** Pages are as long as asked for, without gap and overlap, end where the list ends, and say the truth about themselves. */
export function pagesHold(paged: Paged): Judged {
  const { pages } = paged;
  if (pages.length === 0) return { complaints: [], looked: false };
  const complaints = [...tooLong(paged), ...overlaps(paged), ...gaps(paged), ...behind(paged), ...unusual(paged)];
  // Where pages are wrong themselves, what they say of each other follows.
  if (complaints.length === 0) complaints.push(...pages.flatMap((page, index) => untrue(paged, page, index)));
  return { complaints, looked: true };
}

function tooLong({ pages, size }: Paged): Complaint[] {
  const found = size === undefined ? undefined : pages.find(({ items }) => items.length > size);
  if (found === undefined) return [];
  return [
    {
      at: found,
      what: "A page is longer than was asked for",
      expected: `at most ${size} items`,
      received: `${found.items.length}`,
    },
  ];
}

function overlaps({ pages, keyOf }: Paged): Complaint[] {
  const seen = new Set<string>();
  for (const page of pages) {
    const keys = page.items.map(keyOf);
    const twice = keys.find((key, index) => seen.has(key) || keys.indexOf(key) !== index);
    if (twice !== undefined)
      return [{ at: page, what: "Two pages hold the same item", expected: "each item once", received: twice }];
    for (const key of keys) seen.add(key);
  }
  return [];
}

function gaps({ pages, whole, complete, size, keyOf }: Paged): Complaint[] {
  const last = pages.at(-1);
  if (last === undefined) return [];
  const keys = new Set(pages.flatMap(({ items }) => items.map(keyOf)));
  const missing = complete ? whole?.map(keyOf).find((key) => !keys.has(key)) : undefined;
  if (missing !== undefined)
    return [
      {
        at: last,
        what: "The pages lack an item of the list",
        expected: `${whole?.length} items, ${missing} among them`,
        received: `${keys.size} items`,
      },
    ];
  const known = new Set(whole?.map(keyOf));
  const more = whole === undefined ? undefined : [...keys].find((key) => !known.has(key));
  if (more !== undefined)
    return [
      {
        at: last,
        what: "The pages hold an item that the list lacks",
        expected: `${known.size} items`,
        received: `${more} as well`,
      },
    ];
  const short =
    size === undefined || whole === undefined ? undefined : pages.slice(0, -1).find(({ items }) => items.length < size);
  if (short === undefined) return [];
  return [
    {
      at: short,
      what: "A page is shorter than was asked for, and not the last one",
      expected: `${size} items`,
      received: `${short.items.length}`,
    },
  ];
}

function behind({ beyond }: Paged): Complaint[] {
  if (beyond?.items === undefined || beyond.items.length === 0 || !isSuccess(beyond.exchange.response.status))
    return [];
  return [
    {
      at: beyond,
      what: "A page behind the last one is not empty",
      expected: "no items, or a 4xx status",
      received: `${beyond.items.length} items`,
    },
  ];
}

/** Defaults are what a request gets that doesn't say otherwise. */
function unusual({ plain: page, usual, whole, pages, keyOf }: Paged): Complaint[] {
  if (page === undefined || usual === undefined || whole === undefined) return [];
  const [first] = pages[0]?.items ?? [];
  const [own] = page.items;
  if (usual.isFirst && first !== undefined && (own === undefined || keyOf(own) !== keyOf(first))) {
    const what = "Without a number comes another page than the first, which the document names as the default";
    return [{ at: page, what, expected: keyOf(first), received: own === undefined ? "no items" : keyOf(own) }];
  }
  const { size } = usual;
  const expected = size === undefined ? undefined : Math.min(size, whole.length);
  if (expected === undefined || page.items.length === expected) return [];
  const what = "Without a size a page is not as long as the document's default";
  return [{ at: page, what, expected: `${expected} items`, received: `${page.items.length}` }];
}

/** Something that an answer says of its page by a name that leaves no doubt. */
interface Claim {
  readonly name: string;
  readonly value: Json;
  readonly pointer: string;
}

function untrue({ pages, whole, complete, size }: Paged, page: Page, index: number): Complaint[] {
  const isEnd = complete && index === pages.length - 1;
  // A full last page: some servers find out only with the next one.
  const known = !isEnd || size === undefined || page.items.length < size;
  return claimsOf(page).flatMap(({ name, value, pointer }) => {
    const complain = (expected: string): Complaint[] => [
      {
        at: page,
        what: `${name} does not tell the truth about its page`,
        expected,
        received: show(value),
        valuePointer: pointer,
      },
    ];
    const text = plain(name).replace(/^x/, "");
    if (/^(is|has)?lastpage$|^islast$/.test(text) && typeof value === "boolean")
      return known && value !== isEnd ? complain(String(isEnd)) : [];
    if (/^hasmore$|^hasnext(page)?$/.test(text) && typeof value === "boolean")
      return known && value !== !isEnd ? complain(String(!isEnd)) : [];
    if (/^total(count|items|elements|results|records)?$|^totalnumberof/.test(text) && typeof value === "number")
      return whole !== undefined && complete && value !== whole.length ? complain(String(whole.length)) : [];
    if (/^(total)?pages?count$|^totalpages$/.test(text) && typeof value === "number" && size !== undefined)
      return whole !== undefined && complete && value !== Math.ceil(whole.length / size)
        ? complain(String(Math.ceil(whole.length / size)))
        : [];
    if (/^(pagesize|perpage)$/.test(text) && typeof value === "number" && size !== undefined)
      return value !== size && value !== page.items.length ? complain(String(size)) : [];
    return [];
  });
}

function claimsOf({ exchange }: Seen): Claim[] {
  const headers = [...exchange.response.headers].map(([name, value]) => ({
    name,
    value: scalarOf(value),
    pointer: "",
  }));
  return [...headers, ...membersOf(jsonOf(exchange), "", 2)];
}

function membersOf(body: Json | undefined, pointer: string, depth: number): Claim[] {
  if (!isObject(body) || depth === 0) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const at = `${pointer}/${name}`;
    return value === undefined
      ? []
      : isObject(value)
        ? membersOf(value, at, depth - 1)
        : [{ name, value, pointer: at }];
  });
}

function scalarOf(text: string): Json {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return /^\d+$/.test(text) ? Number(text) : text;
}
