import { PASS } from "../verdict.ts";
import { type Check, finding } from "./check.ts";

/** The status is one that the document declares for the operation. */
export const statusCheck: Check = {
  id: "status",
  run: (context) => {
    const { operation, exchange, response } = context;
    if (response !== undefined) return PASS;
    const declared = operation.responses.map(({ status }) => status).join(", ") || "none";
    return finding(context, {
      check: "status",
      what: "The status is not declared.",
      documentPointer: `${operation.pointer}/responses`,
      expected: `one of ${declared}`,
      received: String(exchange.response.status),
    });
  },
};
