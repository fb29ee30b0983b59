import { neverHasBody } from "../declared.ts";
import { notChecked, PASS } from "../verdict.ts";
import { type Check, finding } from "./check.ts";

/** The Content-Type is one that the document declares for the response; where it declares no body, none comes. */
export const contentTypeCheck: Check = {
  id: "content-type",
  run: (context) => {
    const { response, mediaType, exchange, operation } = context;
    if (response === undefined) return notChecked("the status is not declared");
    const { headers, bytes, status } = exchange.response;
    const received = headers.get("content-type");
    // It need not say of what type a body would be.
    if (neverHasBody(operation, status) && bytes.length === 0 && !received) return PASS;
    if (response.content.length === 0) {
      if (bytes.length === 0) return PASS;
      // Few documents say what a failure looks like, and nobody takes that for a promise of silence.
      if (status >= 400) return notChecked("the document says nothing of the body of this failure");
      const what = "There is a body where the document declares none.";
      const details = {
        documentPointer: response.pointer,
        expected: "no body",
        received: `${bytes.length} bytes of ${received ?? "no declared type"}`,
      };
      return finding(context, { check: "content-type", what, ...details });
    }
    if (mediaType !== undefined) return PASS;
    return finding(context, {
      check: "content-type",
      what: received === null ? "There is no Content-Type." : "The Content-Type is not declared.",
      documentPointer: `${response.pointer}/content`,
      expected: `one of ${response.content.map(({ type }) => type).join(", ")}`,
      received: received ?? "none",
    });
  },
};
