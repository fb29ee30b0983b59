import type { Subject } from "../pact.ts";
import type { CaseRecord } from "../verdict.ts";

/** One thing to try of an operation, made from the document alone: the same document gives the same cases. */
export interface Case {
  /** Unique in its operation: what replays it. */
  readonly name: string;
  /** What its report must hold a verdict of, as `refusal of body: required invalid-refused`: response, then check. */
  readonly settles: readonly string[];
  run(subject: Subject): Promise<CaseRecord>;
}
