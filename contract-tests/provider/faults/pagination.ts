import type { Reply } from "../wire.ts";
import { type Fault, isOneOf, onReply } from "./fault.ts";

/** Pages that don't make up the list. */
export const pagination: readonly Fault[] = [
  {
    id: "pagination-overlap",
    breaks: "`page` and `page-size` cut the list in pieces; each page begins with the last entry of the one before.",
    hooks: {
      pages:
        (cut) =>
        (items, { number, size }) => {
          const first = Math.max(0, (number - 1) * size - 1);
          return { ...cut(items, { number, size }), items: items.slice(first, first + size) };
        },
    },
  },
  {
    id: "pagination-gap",
    breaks: "The pages make up the list; between two of them one entry is left out.",
    hooks: {
      pages:
        (cut) =>
        (items, { number, size }) => {
          const first = (number - 1) * (size + 1);
          return { ...cut(items, { number, size }), items: items.slice(first, first + size) };
        },
    },
  },
  {
    id: "pagination-size-ignored",
    breaks: "`page-size` sets the length of a page; it is always 50.",
    hooks: {
      pages:
        (cut) =>
        (items, { number }) =>
          cut(items, { number, size: 50 }),
    },
  },
  {
    id: "pagination-size-honoured-once",
    breaks: "`page-size` sets the length of every page; from the second on everything comes at once.",
    hooks: {
      pages:
        (cut) =>
        (items, { number, size }) =>
          number < 2 ? cut(items, { number, size }) : { items: items.slice((number - 1) * size), isLast: true },
    },
  },
  {
    id: "pagination-one-too-many",
    breaks: "`page-size` sets the length of a page; there is one entry more.",
    hooks: {
      pages:
        (cut) =>
        (items, { number, size }) => {
          const first = (number - 1) * size;
          return { ...cut(items, { number, size }), items: items.slice(first, first + size + 1) };
        },
    },
  },
  {
    id: "pagination-page-ignored",
    breaks: "`page` is the number of the page; the first one comes always.",
    hooks: {
      pages:
        (cut) =>
        (items, { size }) =>
          cut(items, { number: 1, size }),
    },
  },
  {
    id: "pagination-counts-from-0",
    breaks: "`page` counts from 1, which is its default; 1 is the second page.",
    hooks: {
      pages:
        (cut) =>
        (items, { number, size }) =>
          cut(items, { number: number + 1, size }),
    },
  },
  {
    id: "pagination-last-item-lost",
    breaks: "The pages make up the list; its last entry is on none, though a page that is long enough has it.",
    hooks: { pages: (cut) => (items, by) => cut(items.length > by.size ? items.slice(0, -1) : items, by) },
  },
  {
    id: "pagination-repeats-last-page",
    breaks: "Behind the last page there is nothing; the last one comes again.",
    hooks: {
      pages:
        (cut) =>
        (items, { number, size }) =>
          cut(items, { number: Math.min(number, Math.max(1, Math.ceil(items.length / size))), size }),
    },
  },
  {
    id: "pagination-default-size",
    breaks: "`page-size` is 50 by default; without it a page has 2 entries.",
    hooks: {
      around: (request, next) =>
        isOneOf(request, "getTimeEntries") && !request.query.includes("page-size")
          ? next({ ...request, query: `${request.query}&page-size=2` })
          : next(request),
    },
  },
  {
    id: "pagination-order-changes",
    breaks:
      "The pages make up the list; its order is another for every page, so that entries come twice or not at all.",
    hooks: {
      pages:
        (cut) =>
        (items, { number, size }) =>
          cut(number % 2 === 1 ? items : [...items].reverse(), { number, size }),
    },
  },
  {
    id: "pagination-last-page-always-true",
    breaks: "`Last-Page` says whether no page follows; it is always true.",
    hooks: lastPage(() => "true"),
  },
  {
    id: "pagination-last-page-always-false",
    breaks: "`Last-Page` says whether no page follows; it is always false.",
    hooks: lastPage(() => "false"),
  },
  {
    id: "pagination-last-page-inverted",
    breaks: "`Last-Page` says whether no page follows; it says the opposite.",
    hooks: lastPage((value) => String(value !== "true")),
  },
];

function lastPage(change: (value: string | undefined) => string) {
  return onReply("getTimeEntries", 200, ({ headers, ...reply }): Reply => {
    return { ...reply, headers: { ...headers, "last-page": change(headers?.["last-page"]) } };
  });
}
