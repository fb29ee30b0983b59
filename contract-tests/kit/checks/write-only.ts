import { PASS } from "../verdict.ts";
import { bodyOf, type Check, finding } from "./check.ts";
import { hiddenProperties } from "./hidden-properties.ts";

/** No answer has a property that the document marks `writeOnly` (JSON Schema 2020-12, validation, section 9.4). */
export const writeOnlyCheck: Check = {
  id: "write-only",
  run: (context) => {
    const body = bodyOf(context);
    const [first] = body === undefined ? [] : hiddenProperties(context.document, body);
    if (first === undefined) return PASS;
    return finding(context, {
      check: "write-only",
      what: "The answer has a property that is write-only.",
      documentPointer: first.schemaPointer,
      valuePointer: first.pointer,
      expected: `no ${first.name}`,
      // What is write-only is most often a secret.
      received: "a value, which is not shown",
    });
  },
};
