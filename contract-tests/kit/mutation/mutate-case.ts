import { hash } from "node:crypto";
import type { Subject } from "../pact.ts";
import type { Session } from "../session.ts";
import { withSeverity } from "../severity.ts";
import { forgetState, forkState } from "../state/state.ts";
import type { CaseRecord } from "../verdict.ts";
import { type Candidate, type Change, candidates, type History } from "./candidates.ts";
import type { Mutation } from "./mutation.ts";
import { replay, type Tape, type Taped } from "./tape.ts";

/** A case, as it is run: on the target first, then again for each change of an answer. */
export type Run = (subject: Subject) => Promise<CaseRecord>;

/** What has been tried in this thread. */
export interface Mutator {
  /** Runs the case, then again with answers changed one at a time; those runs send nothing. */
  readonly run: (body: Run, subject: Subject) => Promise<CaseRecord>;
}

/** Changes of one case, and of one operation, those included that leave the answer valid. */
const PER_CASE = 12;
const PER_OPERATION = 120;

/** A case that sends more, as generated ones do, says no more of an answer than those that send few. */
const MAX_TAPED = 30;

export function createMutator(tape: Tape, seed: number): Mutator {
  const history: History = { tried: new Map(), direct: new Map(), successes: new Map(), seed };
  return {
    run: async (body, subject) => {
      tape.take();
      // As things were before the case: the same requests are then made again.
      const state = subject.session.prism === undefined ? forkState(subject.session) : undefined;
      const record = await body(subject);
      const taped = tape.take();
      const again = (changed: readonly Taped[]) => rerun(body, subject, { state, taped: changed });
      const before = findings(record, subject.session);
      const control = taped.length === 0 || taped.length > MAX_TAPED ? undefined : await again(taped);
      // A case that says something else of the same answers can't tell what a change does.
      if (control === undefined || !sameTexts(before, control)) return record;
      const notices = async ({ index, answer }: Change) => {
        const found = await again(taped.map((each, at) => (at === index ? { ...each, answer } : each)));
        return found.some((text) => !before.includes(text));
      };
      const all = candidates(subject, record, { taped, history });
      remember(history, { subject, taped, all, notices });
      const { chosen, equivalent } = choose(all, history);
      const mutations: Mutation[] = [...equivalent];
      for (const change of chosen) {
        const noticed = (await notices(change)) || (await noticedElsewhere(history, change));
        mutations.push({ ...change.mutation, outcome: noticed ? "noticed" : "survived" });
      }
      return { ...record, mutations };
    },
  };
}

interface Chosen extends Change {
  readonly key: string;
}

function choose(
  candidates: readonly Candidate[],
  { tried, seed }: History,
): { chosen: Chosen[]; equivalent: Mutation[] } {
  const ranked = candidates.map((candidate) => {
    const { operation, kind, key } = candidate;
    // Rare kinds come first, and else it is left to chance.
    return { candidate, rank: timesTried(tried, operation, kind) * 2 + random(`${seed} ${operation} ${key}`) };
  });
  const [chosen, equivalent]: [Chosen[], Mutation[]] = [[], []];
  for (const { candidate } of ranked.sort((a, b) => a.rank - b.rank)) {
    const { operation, key, kind } = candidate;
    const own = tried.get(operation) ?? new Map<string, string>();
    if (chosen.length >= PER_CASE || own.size >= PER_OPERATION || own.has(key)) continue;
    const change = candidate.make();
    if (change === undefined) continue;
    own.set(key, kind);
    tried.set(operation, own);
    if (change.mutation.outcome === "equivalent") equivalent.push(change.mutation);
    else chosen.push({ ...change, key });
  }
  return { chosen, equivalent };
}

/** Keeps what this case says of changes to the answer that it is about. */
function remember(
  { direct }: History,
  {
    subject,
    taped,
    all,
    notices,
  }: { subject: Subject; taped: readonly Taped[]; all: readonly Candidate[] } & {
    notices: (change: Change) => Promise<boolean>;
  },
): void {
  const last = taped.at(-1);
  if (last === undefined || last.operation !== subject.operation.id) return;
  const place = `${last.operation} ${last.answer.status}`;
  const known = direct.get(place) ?? [];
  if (known.length >= DIRECT) return;
  const own = new Map(all.filter(({ index }) => index === taped.length - 1).map((each) => [each.key, each]));
  direct.set(place, [
    ...known,
    async (key) => {
      const change = own.get(key)?.make();
      return change?.mutation.outcome === "survived" && (await notices(change));
    },
  ]);
}

/** Cases of one answer that are kept. */
const DIRECT = 3;

/** A case looks at some answers only on its way. A provider that errs does so in all of them, and others look closer. */
async function noticedElsewhere({ direct }: History, { mutation, key }: Chosen): Promise<boolean> {
  for (const notices of direct.get(`${mutation.operation} ${mutation.status}`) ?? [])
    if (await notices(key)) return true;
  return false;
}

function timesTried(tried: History["tried"], operation: string, kind: string): number {
  return [...(tried.get(operation)?.values() ?? [])].filter((each) => each === kind).length;
}

/** From 0 to 1; the same text, the same number. */
function random(text: string): number {
  return Number.parseInt(hash("sha1", text).slice(0, 8), 16) / 0xffffffff;
}

async function rerun(
  body: Run,
  subject: Subject,
  { state, taped }: { state: ReturnType<typeof forkState> | undefined; taped: readonly Taped[] },
): Promise<readonly string[]> {
  const { witnesses: _, ...session } = { ...subject.session, gate: replay(taped) };
  state?.give(session);
  try {
    return findings(await body({ ...subject, session, exchanges: [] }), session);
  } finally {
    forgetState(session);
  }
}

/** What breaks the pact, as texts that can be compared. */
function findings(record: CaseRecord, { settings }: Session): readonly string[] {
  return withSeverity(record, settings).verdicts.flatMap(({ response, check, verdict }) =>
    verdict.kind === "finding" && verdict.finding.severity === "error"
      ? [`${response} ${check} ${verdict.finding.what} ${verdict.finding.valuePointer} ${verdict.finding.received}`]
      : [],
  );
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text) => other.includes(text));
}
