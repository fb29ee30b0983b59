import { compile } from "../generator/emit/testing/compile.ts";
import type { FuzzDocument } from "./document.ts";
import { type Broken, type Judged, openWorkshop } from "./judge.ts";
import { judgeCommand } from "./judge-command.ts";

/** What came of one document. */
export interface Outcome {
  readonly kind: "generated" | "refused";
  readonly broken: readonly Broken[];
}

export interface Judging {
  /** Called before each document is tried, with its place in the list. */
  readonly onStart?: (index: number) => void;
  /** Whether this one is also given to the built command, as a process of its own. */
  readonly asCommand?: (index: number) => boolean;
  /** False leaves the compiler out, which takes longer than all the rest. */
  readonly compiles?: boolean;
}

/** Judges documents by everything that must hold; all that is generated is compiled at once. */
export async function judgeMany(documents: readonly FuzzDocument[], judging: Judging = {}): Promise<Outcome[]> {
  const workshop = openWorkshop();
  try {
    const judged: Judged[] = [];
    for (const [index, document] of documents.entries()) {
      judging.onStart?.(index);
      const { broken, files } = await workshop.judge(document);
      const also = judging.asCommand?.(index) === true ? judgeCommand(workshop.folder, document, files) : [];
      judged.push({ broken: [...broken, ...also], files });
    }
    judging.onStart?.(documents.length);
    const faults = judging.compiles === false ? new Map<number, Broken[]>() : judgeCompiled(judged);
    return judged.map(({ broken, files }, index) => ({
      kind: files.length > 0 ? "generated" : "refused",
      broken: [...broken, ...(faults.get(index) ?? [])],
    }));
  } finally {
    workshop.close();
  }
}

/** What the compiler says at its strictest, by document. */
function judgeCompiled(judged: readonly Judged[]): Map<number, Broken[]> {
  const all = judged.flatMap(({ files }, index) =>
    files.map(({ path, contents }) => ({ path: `${index}/${path}`, contents })),
  );
  const broken = new Map<number, Broken[]>();
  // The runtime is the same in every output.
  const first = judged.findIndex(({ files }) => files.length > 0);
  const judges = (path: string) => !/^\d+\/runtime\//.test(path) || path.startsWith(`${first}/`);
  for (const detail of all.length > 0 ? compile(all, "nodenext", judges) : []) {
    const [, index = "0", file = "", code = ""] = /^(\d+)\/(\w+).*?:\d+ (TS\d+)/.exec(detail) ?? [];
    broken.set(Number(index), [
      ...(broken.get(Number(index)) ?? []),
      { rule: `the output compiles: ${code} in ${file}`, detail },
    ]);
  }
  return broken;
}
