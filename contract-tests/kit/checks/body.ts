import { isUtf8 } from "node:buffer";
import { describesText } from "../../../generator/fixtures/body-fixture.ts";
import { isObject, type Json, parseJson } from "../../../generator/json/json.ts";
import { fromPointer, valueAt } from "../../../generator/json/pointer.ts";
import type { MediaType } from "../../../generator/model/model.ts";
import { neverHasBody } from "../declared.ts";
import { LIMITS } from "../live/bounded-fetch.ts";
import { notChecked, PASS, type Verdict } from "../verdict.ts";
import { type Check, type CheckContext, finding, schemaBroken } from "./check.ts";

/** The body fits the schema of its response, formats included. A schema that doesn't compile is a finding, not a pass. */
export const bodyCheck: Check = {
  id: "body",
  run: (context) => {
    const { response, mediaType, exchange, operation } = context;
    if (response === undefined) return notChecked("the status is not declared");
    // Then there is no body either, or the content-type check has found it.
    if (response.content.length === 0 && !exchange.response.cut) return PASS;
    if (neverHasBody(operation, exchange.response.status) && exchange.response.text === "")
      return notChecked(
        "an answer to HEAD and a 204, 205 or 304 have no body, whatever the document declares (RFC 9110, section 6.4.1)",
      );
    if (exchange.response.cut)
      return finding(context, {
        check: "body",
        what: "The body has no end, or is too long to be read.",
        documentPointer: mediaType?.schemaPointer ?? response.pointer,
        expected: `at most ${LIMITS.bytes / 1e6} MB`,
        received: "more",
      });
    if (mediaType === undefined) return notChecked("the Content-Type is not declared");
    if (mediaType.schema === undefined) return notChecked("the document gives no schema for this body");
    if (mediaType.kind === "text") {
      if (describesText(mediaType.schema)) return judge(context, mediaType, exchange.response.text);
      return notChecked(`the schema of this ${mediaType.type} body describes what the text stands for, not the text`);
    }
    if (mediaType.kind !== "json") return notChecked(`a ${mediaType.kind} body is not JSON, so no schema can judge it`);
    if (!isUtf8(exchange.response.bytes))
      return finding(context, {
        check: "body",
        what: "The body is not in UTF-8, as JSON must be (RFC 8259, section 8.1).",
        documentPointer: mediaType.schemaPointer,
        expected: "UTF-8",
        received: excerpt(exchange.response.text),
      });
    const value = parseJson(exchange.response.text);
    if (value !== undefined) return problemOf(context, value) ?? judge(context, mediaType, value);
    return finding(context, {
      check: "body",
      what: exchange.response.text === "" ? "The body is empty." : "The body is not JSON.",
      documentPointer: mediaType.schemaPointer,
      expected: "JSON",
      received: excerpt(exchange.response.text),
    });
  },
};

/** The status in a problem is the one that came (RFC 9457, section 3.1.2). A mock's problems are the document's examples. */
function problemOf(context: CheckContext, value: unknown): Verdict | undefined {
  const { exchange, blame, mediaType } = context;
  const type = exchange.response.headers.get("content-type") ?? "";
  if (blame === "mock" || !/^application\/problem\+json\b/i.test(type) || !isObject(value as Json)) return undefined;
  const { status } = value as { status?: unknown };
  if (typeof status !== "number" || status === exchange.response.status) return undefined;
  return finding(context, {
    check: "body",
    what: "The problem names another status than the one that came (RFC 9457, section 3.1.2).",
    documentPointer: mediaType?.schemaPointer ?? "",
    valuePointer: "/status",
    expected: String(exchange.response.status),
    received: String(status),
  });
}

function judge(context: CheckContext, { schema = {}, schemaPointer }: MediaType, value: unknown): Verdict {
  const { validators } = context;
  const compiled = validators.compile(schemaPointer, schema);
  const verdict = compiled.kind === "compiled" ? compiled.validate(value) : compiled;
  if (verdict.kind === "valid") return PASS;
  if (verdict.kind === "undecided") return notChecked(verdict.reason);
  if (verdict.kind === "uncompilable") return schemaBroken(context, { schemaPointer, reason: verdict.reason });
  const [first] = verdict.errors;
  const others = verdict.errors.length > 1 ? ` (and ${verdict.errors.length - 1} more)` : "";
  return finding(context, {
    check: "body",
    what: `The body does not fit its schema${others}.`,
    documentPointer: first?.schemaPointer ?? schemaPointer,
    valuePointer: first?.instancePath ?? "",
    expected: first?.message ?? "a fitting body",
    received: excerpt(JSON.stringify(at(value, first?.instancePath ?? "")) ?? "nothing"),
  });
}

function at(value: unknown, pointer: string): unknown {
  return valueAt(value as Json, fromPointer(pointer));
}

function excerpt(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
