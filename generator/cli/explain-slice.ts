import type { Reacher } from "../document/keep-reached.ts";
import type { OpenApi } from "../document/openapi.ts";
import { listOperations } from "../document/operations.ts";
import type { Slice } from "../document/slice.ts";
import { isObject } from "../json/json.ts";

/** How much was kept of what is there; then, for the schemas that lie furthest from an operation, the way to them. */
export function explainSlice({ document, chosen, reached }: Slice, whole: OpenApi): string[] {
  const all = listOperations(whole).length;
  if (chosen === undefined || reached === undefined) return [`the whole document, ${all} operations`];
  const counts = Object.entries(document.components ?? {}).flatMap(([section, entries]) => {
    const before = whole.components?.[section];
    if (!isObject(entries)) return [];
    const count = Object.keys(entries).length;
    return [
      `${count} of ${Math.max(count, isObject(before) ? Object.keys(before).length : 0)} ${WORDS[section] ?? section}`,
    ];
  });
  const ways = [...(reached.get("schemas")?.keys() ?? [])].map((name) => wayTo(["schemas", name], reached));
  const furthest = ways
    .filter((way) => way.length > 2)
    .sort((a, b) => b.length - a.length)
    .slice(0, SHOWN);
  return [
    [`${chosen.length} of ${all} operations`, ...counts].join(", "),
    ...furthest.map((way) => `${way.at(-1)} because of ${way.join(" → ")}`),
  ];
}

/** From an operation, or the document, to a component. */
function wayTo(place: Reacher, reached: NonNullable<Slice["reached"]>): string[] {
  const way: string[] = [];
  let at: Reacher | undefined = place;
  for (; Array.isArray(at); at = reached.get(at[0])?.get(at[1])) way.unshift(at[1]);
  return typeof at === "string" ? [at, ...way] : way;
}

const WORDS: Readonly<Record<string, string>> = {
  requestBodies: "request bodies",
  securitySchemes: "security schemes",
  pathItems: "path items",
};
const SHOWN = 3;
