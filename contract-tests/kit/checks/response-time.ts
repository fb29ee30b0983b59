import { PASS } from "../verdict.ts";
import { type Check, finding } from "./check.ts";

/** The answer takes no longer than the limit that the config sets, in milliseconds; without one, every time is fine. */
export const responseTimeCheck: Check = {
  id: "response-time",
  run: (context) => {
    const { duration, limit, operation } = context;
    if (limit === undefined || duration <= limit) return PASS;
    return finding(context, {
      check: "response-time",
      what: "The answer took too long.",
      documentPointer: operation.pointer,
      expected: `at most ${limit} ms`,
      received: `${Math.round(duration)} ms`,
    });
  },
};
