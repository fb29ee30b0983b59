import { setTimeout as wait } from "node:timers/promises";
import { interruption } from "./interruption.ts";

/** When the next request may go out. */
export interface Pace {
  /** Ends when it is this request's turn; at once without a rate. */
  turn(): Promise<void>;
  /**
   * A target has asked for a pause. Waits for it, or says why not.
   * @param retryAfter the header `Retry-After`: seconds or an HTTP date
   */
  pause(retryAfter: string | null): Promise<"waited" | "too long">;
}

/** @param rate requests a second; as fast as the target answers without one */
export function createPace(rate: number | undefined, longest = LONGEST): Pace {
  let next = 0;
  let paused = 0;
  let without = 0;
  return {
    turn: async () => {
      if (rate === undefined) return;
      const now = performance.now();
      const mine = Math.max(now, next);
      next = mine + 1000 / rate;
      if (mine > now) await sleep(mine - now);
    },
    pause: async (retryAfter) => {
      const asked = readRetryAfter(retryAfter, Date.now());
      // Without a time of its own, the pauses double: a second, two, four.
      const time = asked ?? 1000 * 2 ** without++;
      if (paused + time > longest) return "too long";
      paused += time;
      await sleep(time);
      return "waited";
    },
  };
}

/** An interrupted run waits for nothing. */
async function sleep(time: number): Promise<void> {
  await wait(time, undefined, { signal: interruption() }).catch(() => undefined);
}

/** Milliseconds that all pauses of a run may take together. */
export const LONGEST = 60_000;

/** Milliseconds from `now`; nothing where the header is missing or can't be read. */
export function readRetryAfter(text: string | null, now: number): number | undefined {
  if (text === null) return undefined;
  // A moment more than the seconds: clocks that count whole ones are behind.
  if (/^\s*\d+(\.\d+)?\s*$/.test(text)) return Number(text) * 1000 + MOMENT;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now) + MOMENT;
}

/** Milliseconds. */
const MOMENT = 20;
