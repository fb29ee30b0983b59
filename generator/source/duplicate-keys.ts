import { endOfString, skipSpace } from "./locate-json.ts";

/**
 * The keys of a JSON text that stand for a second time in their object: RFC 8259 leaves open which one counts, and
 * `JSON.parse` takes the last in silence. Counting first makes it cheap where there are none.
 * @param value what `JSON.parse` has made of the text
 */
export function findDuplicateKeys(text: string, value: unknown): { offset: number; steps: string[] }[] {
  return countColons(text) === countKeys(value) ? [] : collect(text);
}

function countKeys(value: unknown): number {
  let count = 0;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) for (const item of next) enter(item);
    else
      for (const key in next as object) {
        count += 1;
        enter((next as Record<string, unknown>)[key]);
      }
  }
  return count;

  function enter(inner: unknown): void {
    if (typeof inner === "object" && inner !== null) open.push(inner);
  }
}

/** Outside of strings a colon stands behind a key only. */
function countColons(text: string): number {
  let count = 0;
  for (let quote = text.indexOf('"'); quote >= 0; ) {
    const end = endOfString(text, quote);
    if (text.charCodeAt(skipSpace(text, end)) === COLON) count += 1;
    quote = text.indexOf('"', end);
  }
  return count;
}

interface Container {
  /** Of an object; a list has none. */
  readonly names: Set<string> | undefined;
  step: string | number;
}

function collect(text: string): { offset: number; steps: string[] }[] {
  const found: { offset: number; steps: string[] }[] = [];
  const open: Container[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const inner = open.at(-1);
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      if (inner?.names !== undefined && text[skipSpace(text, end)] === ":") {
        inner.step = JSON.parse(text.slice(at, end)) as string;
        if (inner.names.has(inner.step)) found.push({ offset: at, steps: open.map(({ step }) => String(step)) });
        if (found.length >= MOST) return found;
        inner.names.add(inner.step);
      }
      at = end - 1;
    } else if (char === "{") open.push({ names: new Set(), step: "" });
    else if (char === "[") open.push({ names: undefined, step: 0 });
    else if (char === "}" || char === "]") open.pop();
    else if (char === "," && typeof inner?.step === "number") inner.step += 1;
  }
  return found;
}

const COLON = 58;
/** Who has more of them has them all in one place. */
const MOST = 10_000;
