import { tooManyRequests } from "./errors.ts";

/** How many requests an account may send within how many seconds. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** Counts a request of an account, in windows. Throws the 429 when there were too many in this one. */
export function createRateLimit({ requests, seconds }: RateLimit): (account: string) => void {
  const windows = new Map<string, { count: number; readonly until: number }>();
  return (account) => {
    const now = performance.now();
    const open = windows.get(account);
    const window = open && open.until > now ? open : { count: 0, until: now + seconds * 1000 };
    windows.set(account, window);
    window.count++;
    if (window.count > requests) throw tooManyRequests(Math.ceil((window.until - now) / 1000));
  };
}
