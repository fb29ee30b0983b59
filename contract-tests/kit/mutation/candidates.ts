import type { Operation } from "../../../generator/model/model.ts";
import { isSuccess } from "../http.ts";
import type { Subject } from "../pact.ts";
import type { CaseRecord } from "../verdict.ts";
import { changeAnswer } from "./change-answer.ts";
import type { Mutation } from "./mutation.ts";
import type { Taped } from "./tape.ts";
import { isValidAnswer } from "./valid-answer.ts";

/** A change that may be tried. */
export interface Candidate {
  readonly operation: string;
  readonly kind: string;
  /** Unique in its operation. */
  readonly key: string;
  /** Of the answer on the tape. */
  readonly index: number;
  /** Undefined where nobody can tell whether the changed answer is valid. */
  readonly make: () => Change | undefined;
}

export interface Change {
  /** Survived, as long as nobody has noticed it; or equivalent. */
  readonly mutation: Mutation;
  /** Of the changed answer on the tape. */
  readonly index: number;
  readonly answer: Taped["answer"];
}

/** What a thread knows of its cases so far. */
export interface History {
  /** By operation, the keys of changes and their kinds. */
  readonly tried: Map<string, Map<string, string>>;
  /** By operation and status, cases that are about such an answer: whether they notice the change of this key. */
  readonly direct: Map<string, ((key: string) => Promise<boolean>)[]>;
  /** An answer of each operation that was a success. */
  readonly successes: Map<string, Taped["answer"]>;
  readonly seed: number;
}

/** Every way in which the answers of a case may be changed, one at a time. */
export function candidates(
  subject: Subject,
  record: CaseRecord,
  { taped, history }: { taped: readonly Taped[]; history: History },
): Candidate[] {
  const { model, validators, prism } = subject.session;
  const found: Candidate[] = [];
  for (const [index, { operation: id, method, answer }] of taped.entries()) {
    const operation = model.operations.find((each) => each.id === id) as Operation;
    // What the path answers to a method that it doesn't declare, no operation describes.
    if (operation.method.toUpperCase() !== method.toUpperCase()) continue;
    // What was wrong from the start proves nothing; nor does what can't be judged.
    if (isValidAnswer({ operation, validators }, answer) !== true) continue;
    const { status } = answer;
    for (const { kind, place, make } of changeAnswer(operation, answer)) {
      const makeChange = () => {
        const changed = make();
        const valid = isValidAnswer({ operation, validators }, changed);
        const outcome = valid ? "equivalent" : "survived";
        const mutation: Mutation = { operation: id, kind, place, status, outcome };
        return valid === undefined ? undefined : { mutation, index, answer: changed };
      };
      found.push({ operation: id, kind, index, key: `${kind} ${place} ${status}`, make: makeChange });
    }
    // Prism keeps nothing, and refuses by rules of its own.
    if (prism === undefined) found.push(...stale(taped, index));
    if (isSuccess(status)) history.successes.set(id, answer);
  }
  return prism === undefined ? [...found, ...lifted(record, taped, history)] : found;
}

/** After a write, the answer that a read had given before it: valid by itself, and untrue. */
function stale(taped: readonly Taped[], index: number): Candidate[] {
  const now = taped[index];
  if (now?.method !== "GET") return [];
  const path = pathOf(now);
  const before = taped.findLastIndex((each, at) => at < index && each.method === "GET" && each.url === now.url);
  const between = before < 0 ? [] : taped.slice(before + 1, index);
  const written = between.some(({ method, answer, ...each }) => {
    return method !== "GET" && answer.status < 300 && path.startsWith(pathOf(each));
  });
  const old = taped[before]?.answer;
  if (!written || old === undefined || sameBytes(old.bytes, now.answer.bytes)) return [];
  return [byKind("stale answer", { taped: now, index, answer: old })];
}

/** The answer of a success to a request that must be refused. */
function lifted({ verdicts }: CaseRecord, taped: readonly Taped[], { successes }: History): Candidate[] {
  const index = taped.length - 1;
  const last = taped[index];
  const answer = last && successes.get(last.operation);
  const refused = verdicts.some(({ check, verdict }) => REFUSALS.includes(check) && verdict.kind === "pass");
  if (last === undefined || answer === undefined || !refused || last.answer.status < 400) return [];
  return [byKind("refusal lifted", { taped: last, index, answer })];
}

const REFUSALS: readonly string[] = ["invalid-refused", "credentials-required", "method-refused"];

/** A change that is wrong by what it is, though the answer is a valid one. */
function byKind(
  kind: string,
  { taped, index, answer }: { taped: Taped; index: number; answer: Taped["answer"] },
): Candidate {
  const { operation, method, url, body } = taped;
  const { status } = taped.answer;
  const mutation: Mutation = { operation, kind, place: "", status, outcome: "survived" };
  return { operation, kind, index, key: `${kind} ${method} ${url} ${body}`, make: () => ({ mutation, index, answer }) };
}

function pathOf({ url }: Pick<Taped, "url">): string {
  return new URL(url).pathname;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
