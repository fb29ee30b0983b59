import { isDeepStrictEqual } from "node:util";
import { parseJson } from "../../../generator/json/json.ts";
import type { Operation, Response } from "../../../generator/model/model.ts";
import { isSuccess } from "../http.ts";
import { notChecked, PASS } from "../verdict.ts";
import { type Check, finding } from "./check.ts";

/** The generated client hands over what came: the status, `ok` only for a declared success, and the body unchanged. */
export const clientCheck: Check = {
  id: "client",
  run: (context) => {
    const { outcome, exchange, response, operation, mediaType } = context;
    const { status, text } = exchange.response;
    const report = {
      check: "client",
      blame: "client",
      documentPointer: response?.pointer ?? operation.pointer,
    } as const;
    if (outcome.kind === "thrown") {
      // A body that isn't what it says is the provider's doing, and the body check has found it.
      if (mediaType?.kind === "json" && parseJson(text) === undefined) return notChecked("the body is not JSON");
      return finding(context, {
        ...report,
        what: "The client threw.",
        expected: "a result",
        received: String(outcome.error),
      });
    }
    const { result } = outcome;
    const success = response !== undefined && isDeclaredSuccess(operation, response, status);
    if (result.status !== status || result.ok !== success) {
      const received = `status ${result.status}, ok ${result.ok}`;
      return finding(context, {
        ...report,
        what: "The client misreports the response.",
        expected: `status ${status}, ok ${success}`,
        received,
      });
    }
    if (
      text === "" ||
      !/json/i.test(exchange.response.headers.get("content-type") ?? "") ||
      parseJson(text) === undefined
    )
      return PASS;
    const body = result.ok ? result.data : result.error;
    if (isDeepStrictEqual(body, JSON.parse(text))) return PASS;
    return finding(context, {
      ...report,
      what: "The client changed the body.",
      expected: text,
      received: JSON.stringify(body) ?? "nothing",
    });
  },
};

/** A declared 2xx; `default` counts only where no 2xx is declared. */
function isDeclaredSuccess(operation: Operation, response: Response, status: number): boolean {
  if (!isSuccess(status)) return false;
  return response.status !== "default" || !operation.responses.some((other) => other.status.startsWith("2"));
}
