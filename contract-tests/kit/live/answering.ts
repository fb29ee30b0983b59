import { NoAnswerInTime } from "./reason.ts";

/** Whether a target still answers. Gives up on one operation, or on all, so that a run ends soon whatever the target does. */
export interface Answering {
  /** Why nothing more is sent to this operation, or to the target. */
  stopped(operation: string): string | undefined;
  /** An answer came after `time` milliseconds. */
  answered(operation: string, time: number): void;
  /** None came. */
  failed(operation: string, error: unknown, time: number): Promise<void>;
}

/** @param probe asks whether anything answers at the target at all */
export function createAnswering(probe: () => Promise<boolean>): Answering {
  const silent = new Map<string, number>();
  const inRow = { late: 0, broken: 0 };
  let lost = 0;
  let stopped: string | undefined;
  const lose = (time: number) => {
    if (time < SLOW) return;
    lost += time;
    if (lost >= PATIENCE) stopped ??= `the target is too slow: ${PATIENCE / 1000} s went by in waiting for it`;
  };
  return {
    stopped: (operation) => {
      if (stopped !== undefined) return stopped;
      return (silent.get(operation) ?? 0) < SILENT_OPERATION
        ? undefined
        : "the target stopped answering this operation";
    },
    answered: (operation, time) => {
      silent.delete(operation);
      Object.assign(inRow, { late: 0, broken: 0 });
      lose(time);
    },
    failed: async (operation, error, time) => {
      const late = error instanceof NoAnswerInTime;
      if (late) silent.set(operation, (silent.get(operation) ?? 0) + 1);
      inRow[late ? "late" : "broken"]++;
      lose(time);
      if (inRow.late < LATE_TARGET && inRow.broken < BROKEN_TARGET) return;
      Object.assign(inRow, { late: 0, broken: 0 });
      if (!(await probe())) stopped ??= "the target stopped answering";
    },
  };
}

/** Answers that did not come in time, one after the other, until an operation, and until the target, is asked no more. */
const SILENT_OPERATION = 2;
const LATE_TARGET = 3;
/** Connections that were refused, and answers that broke off, one after the other. */
const BROKEN_TARGET = 5;

/** Milliseconds that make an answer slow, and that a run may spend on slow answers. */
const SLOW = 3_000;
const PATIENCE = 60_000;
