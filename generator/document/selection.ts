import type { JsonObject } from "../json/json.ts";
import { matchesPath, matchesText } from "./glob.ts";
import { nearestNames } from "./nearest.ts";
import type { ListedOperation } from "./operations.ts";

/**
 * Which operations are taken. Each kind narrows the choice; within a kind one pattern is enough; a pattern that begins with
 * `!` takes away. An operation without a tag goes by `default`; a webhook has no path.
 */
export interface Selection {
  readonly operations?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly paths?: readonly string[] | undefined;
  readonly methods?: readonly string[] | undefined;
}

/** A pattern that fits nothing in the document, with the names that come closest. */
export interface Unknown {
  readonly kind: "operation" | "tag" | "path" | "method";
  readonly name: string;
  readonly nearest: readonly string[];
}

export function isSelective(selection: Selection): boolean {
  return KINDS.some(({ key }) => (selection[key] ?? []).length > 0);
}

/** The chosen ones, and the patterns that fit none of all. */
export function chooseOperations(
  operations: readonly ListedOperation[],
  selection: Selection,
): { chosen: ListedOperation[]; unknown: Unknown[] } {
  let chosen = [...operations];
  const unknown: Unknown[] = [];
  for (const { key, kind, namesOf, matches } of KINDS) {
    const patterns = selection[key] ?? [];
    const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
    const unwanted = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
    const fits = (some: readonly string[], names: readonly string[]) =>
      some.some((pattern) => names.some((name) => matches(pattern, name)));
    if (wanted.length > 0) chosen = chosen.filter((operation) => fits(wanted, namesOf(operation)));
    if (unwanted.length > 0) chosen = chosen.filter((operation) => !fits(unwanted, namesOf(operation)));
    const known = new Set(wanted.length > 0 ? operations.flatMap(namesOf) : []);
    for (const name of wanted.filter((pattern) => !fits([pattern], [...known])))
      unknown.push({ kind, name, nearest: nearestNames(name, known) });
  }
  return { chosen, unknown };
}

interface Kind {
  readonly key: keyof Selection;
  readonly kind: Unknown["kind"];
  readonly namesOf: (operation: ListedOperation) => string[];
  readonly matches: (pattern: string, name: string) => boolean;
}

const KINDS: readonly Kind[] = [
  {
    key: "operations",
    kind: "operation",
    namesOf: ({ operation: { operationId } }) => (typeof operationId === "string" ? [operationId] : []),
    matches: matchesText,
  },
  { key: "tags", kind: "tag", namesOf: ({ operation }) => tagsOf(operation), matches: matchesText },
  { key: "paths", kind: "path", namesOf: ({ path }) => (path === undefined ? [] : [path]), matches: matchesPath },
  {
    key: "methods",
    kind: "method",
    namesOf: ({ method }) => [method.toLowerCase()],
    matches: (pattern, name) => matchesText(pattern.toLowerCase(), name),
  },
];

function tagsOf({ tags }: JsonObject): string[] {
  const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
  return named.length > 0 ? named : ["default"];
}
