import { CORE_SCHEMA, load } from "js-yaml";
import { type FuzzDocument, printDocument } from "./document.ts";
import { copyTree, removeSpot, type Spot, setValue, spotsOf, type Tree, valueIn } from "./tree.ts";

/**
 * A smaller document that still does the same, made by leaving parts out, the largest first. Asks for many at once, and stops
 * after so many milliseconds.
 */
export async function shrink(
  document: FuzzDocument,
  does: (documents: readonly FuzzDocument[]) => Promise<boolean[]>,
  milliseconds: number,
): Promise<FuzzDocument> {
  const end = Date.now() + milliseconds;
  const shorter = await leaveOut(treeOf(document), does, end);
  if (shorter !== undefined) return shorter;
  return (await leaveOut(linesOf(document), does, end)) ?? document;
}

/** A document as parts: how many there are, and what it is with some of them changed. */
interface Parts {
  readonly document: FuzzDocument;
  readonly smaller: readonly (() => Parts | undefined)[];
}

/** Undefined where not even the whole, printed anew, does the same. */
async function leaveOut(
  whole: Parts | undefined,
  does: (documents: readonly FuzzDocument[]) => Promise<boolean[]>,
  end: number,
): Promise<FuzzDocument | undefined> {
  if (whole === undefined || !(await does([whole.document]))[0]) return undefined;
  let current = whole;
  for (let at = 0; at < current.smaller.length && Date.now() < end; ) {
    const tried = current.smaller.slice(at, at + AT_ONCE).flatMap((make) => make() ?? []);
    const done = await does(tried.map(({ document }) => document));
    const better = tried[done.indexOf(true)];
    // What stood before it can't be left out, or it would have been: the next pass looks again.
    if (better === undefined) at += AT_ONCE;
    else current = better;
  }
  return current.document;
}

const AT_ONCE = 16;

function treeOf({ file, bytes }: FuzzDocument): Parts | undefined {
  try {
    const text = bytes.toString();
    const root = file === "api.json" ? (JSON.parse(text) as Tree) : (load(text, { schema: CORE_SCHEMA }) as Tree);
    return partsOfTree(copyTree(root), file);
  } catch {
    return undefined;
  }
}

function partsOfTree(root: Tree, file: FuzzDocument["file"]): Parts {
  const changed = (steps: Spot["steps"], change: (spot: Spot) => void) => () => {
    const copy = copyTree(root);
    const spot = spotsOf(copy).find((each) => each.steps.join("\0") === steps.join("\0"));
    if (spot !== undefined) change(spot);
    return partsOfTree(copy, file);
  };
  const spots = spotsOf(root);
  return {
    document: printDocument(root, file),
    smaller: [
      ...spots.map(({ steps }) => changed(steps, removeSpot)),
      // What is inside may do without what is around it.
      ...spots
        .filter((spot) => spot.steps.length > 3 && typeof valueIn(spot) === "object" && valueIn(spot) !== null)
        .map((inner) => changed(inner.steps.slice(0, -1), (outer) => setValue(outer, copyTree(valueIn(inner))))),
    ],
  };
}

function linesOf({ file, bytes }: FuzzDocument): Parts | undefined {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? partsOfLines(text.split("\n"), file) : undefined;
}

function partsOfLines(lines: readonly string[], file: FuzzDocument["file"]): Parts {
  const sizes: number[] = [];
  for (let size = lines.length >> 1; size > 0; size >>= 1) sizes.push(size);
  return {
    document: { file, bytes: Buffer.from(lines.join("\n")) },
    smaller: sizes.flatMap((size) =>
      Array.from({ length: Math.ceil(lines.length / size) }, (_, index) => () => {
        const kept = lines.filter((_, line) => Math.floor(line / size) !== index);
        return partsOfLines(kept, file);
      }),
    ),
  };
}
