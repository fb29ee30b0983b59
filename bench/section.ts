import type { Figure } from "./figure.ts";

/** One part of the results. */
export interface Section {
  readonly title: string;
  /** What was measured, and how. */
  readonly text: string;
  /** What is told and not judged, as Markdown. */
  readonly tables: readonly string[];
  readonly figures: readonly Figure[];
}

/** How much is measured. */
export interface Effort {
  /** Runs of ours, of openapi-typescript and of the limits. */
  readonly rounds: number;
  /** Runs of the other peers, on documents below 1 MB and above; 0 leaves them out. */
  readonly peerRounds: readonly [small: number, large: number];
  /** The documents, by their ids in the corpus. */
  readonly documents: readonly string[];
}
