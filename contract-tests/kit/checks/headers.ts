import { type Json, parseJson } from "../../../generator/json/json.ts";
import type { Header } from "../../../generator/model/model.ts";
import { notChecked, PASS, type Verdict } from "../verdict.ts";
import { type Check, type CheckContext, finding } from "./check.ts";

/** The headers that the document requires are there, and every declared one fits its schema. */
export const headersCheck: Check = {
  id: "headers",
  run: (context) => {
    if (context.response === undefined) return notChecked("the status is not declared");
    const verdicts = context.response.headers.map((header) => judge(context, header));
    return (
      verdicts.find(({ kind }) => kind === "finding") ?? verdicts.find(({ kind }) => kind === "not checked") ?? PASS
    );
  },
};

function judge(context: CheckContext, header: Header): Verdict {
  const compiled = context.validators.compile(header.schemaPointer, header.schema);
  if (compiled.kind === "uncompilable") {
    const what = `The schema of the header ${header.name} does not compile.`;
    const details = { documentPointer: header.schemaPointer, expected: "a schema", received: compiled.reason };
    return finding(context, { check: "headers", blame: "document", what, ...details });
  }
  const text = context.exchange.response.headers.get(header.name);
  if (text === null) {
    if (!header.required) return PASS;
    const what = `The required header ${header.name} is missing.`;
    const details = { documentPointer: header.pointer, expected: header.name, received: "no such header" };
    return finding(context, { check: "headers", what, ...details });
  }
  const verdicts = readings(text, header).map((value) => compiled.validate(value));
  if (verdicts.some(({ kind }) => kind === "valid")) return PASS;
  const [first] = verdicts;
  if (first?.kind === "undecided") return notChecked(first.reason);
  return finding(context, {
    check: "headers",
    what: `The header ${header.name} does not fit its schema.`,
    documentPointer: header.schemaPointer,
    expected: first?.kind === "invalid" ? (first.errors[0]?.message ?? "a fitting value") : "a fitting value",
    received: text,
  });
}

/** A header is text; what it may mean depends on the schema's type (style simple, OpenAPI 3.1, section 4.8.17). */
export function readings(text: string, { mediaType, explode }: Header): Json[] {
  if (mediaType !== undefined) return [parseJson(text) ?? text];
  const items = text.split(",").map((item) => item.trim());
  const scalars: Json[] = [parseJson(text) ?? text, text];
  const pairs = explode
    ? items.map((item) => item.split("=", 2))
    : items.flatMap((key, i) => (i % 2 === 0 ? [[key, items[i + 1]]] : []));
  const object = Object.fromEntries(pairs.map(([key = "", value = ""]) => [key, parseJson(value) ?? value])) as Json;
  return [...scalars, items, items.map((item) => parseJson(item) ?? item), object];
}
