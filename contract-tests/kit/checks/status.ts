import type { Operation } from "../../../generator/model/model.ts";
import { isSuccess } from "../http.ts";
import { PASS } from "../verdict.ts";
import { type Check, finding } from "./check.ts";

/** The status is one that the document declares for the operation. A `default` beside a declared 2xx stands for failures. */
export const statusCheck: Check = {
  id: "status",
  run: (context) => {
    const { operation, exchange, response } = context;
    const strayed =
      response?.status === "default" && isSuccess(exchange.response.status) && successes(operation).length > 0;
    if (response !== undefined && !strayed) return PASS;
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

function successes({ responses }: Operation): readonly unknown[] {
  return responses.filter(({ status }) => status.startsWith("2"));
}
