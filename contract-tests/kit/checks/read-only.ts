import { declaredMediaType } from "../declared.ts";
import { PASS } from "../verdict.ts";
import { type Check, type CheckContext, type DeclaredBody, declaredBody, finding } from "./check.ts";
import { hiddenProperties } from "./hidden-properties.ts";

/** No request has a property that the document marks `readOnly` (JSON Schema 2020-12, validation, section 9.4). */
export const readOnlyCheck: Check = {
  id: "read-only",
  run: (context) => {
    const body = requestBodyOf(context);
    const [first] = body === undefined ? [] : hiddenProperties(context.document, body);
    if (first === undefined) return PASS;
    return finding(context, {
      check: "read-only",
      blame: "client",
      what: "The request has a property that is read-only.",
      documentPointer: first.schemaPointer,
      valuePointer: first.pointer,
      expected: `no ${first.name}`,
      received: first.name,
    });
  },
};

function requestBodyOf({ operation, exchange }: CheckContext): DeclaredBody | undefined {
  const { headers, body } = exchange.request;
  const media = declaredMediaType(operation.body?.content ?? [], headers.get("content-type") ?? "");
  return declaredBody(media, body);
}
