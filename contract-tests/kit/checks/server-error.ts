import { PASS } from "../verdict.ts";
import { type Check, finding } from "./check.ts";

/** No answer is a 5xx, declared or not: the server failed (RFC 9110, section 15.6). A mock may be asked for one. */
export const serverErrorCheck: Check = {
  id: "server-error",
  run: (context) => {
    const { exchange, operation, wanted } = context;
    const { status, text } = exchange.response;
    if (status < 500 || status === wanted) return PASS;
    return finding(context, {
      check: "server-error",
      what: "The server failed.",
      documentPointer: `${operation.pointer}/responses`,
      expected: "a status below 500",
      received: text === "" ? String(status) : `${status} ${text.slice(0, 200)}`,
    });
  },
};
