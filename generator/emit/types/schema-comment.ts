import type { SchemaObject } from "../../document/openapi.ts";
import type { Json } from "../../json/json.ts";
import { commentLines, docComment } from "../../render/quote.ts";

/** What a person reads over a property or a type: its description, and what of the schema the type can't show. */
export function schemaComment(schema: SchemaObject, margin: string, name?: string): string {
  const { title, description, format, default: fallback, deprecated, examples } = schema;
  const lines: string[] = [];
  if (typeof title === "string" && title !== name && title !== description) paragraph(lines, title);
  if (typeof description === "string") paragraph(lines, description);
  if (Array.isArray(schema.enum)) enumNames(lines, schema, schema.enum);
  if (typeof format === "string") lines.push(...commentLines(`Format: ${format}`));
  if (fallback !== undefined) tag(lines, "@default", fallback);
  if (Array.isArray(examples) && examples.length > 0) tag(lines, "@example", examples[0]);
  if (deprecated === true) lines.push("@deprecated");
  return lines.length === 0 ? "" : docComment(lines, margin);
}

function paragraph(lines: string[], text: string): void {
  const added = commentLines(text);
  if (lines.length > 0 && added.length > 0) lines.push("");
  for (const line of added) lines.push(line);
}

/** `x-enum-varnames` and its relatives: the values stay literals, and here is what they are called. */
function enumNames(lines: string[], schema: SchemaObject, values: readonly Json[]): void {
  const names = schema["x-enum-varnames"] ?? schema["x-enumNames"];
  const texts = schema["x-enum-descriptions"] ?? schema["x-enumDescriptions"];
  if (!Array.isArray(names) && !Array.isArray(texts)) return;
  values.forEach((value, index) => {
    const said = [names, texts].flatMap((list) => (Array.isArray(list) && list[index] ? [String(list[index])] : []));
    if (said.length > 0) lines.push(...commentLines(`- \`${JSON.stringify(value)}\`: ${said.join(": ")}`));
  });
}

function tag(lines: string[], name: string, value: Json): void {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length > MAX_LENGTH) return;
  const [first = '""', ...others] = commentLines(text);
  lines.push(`${name} ${first}`, ...others);
}

/** What is longer is better read in the document. */
const MAX_LENGTH = 200;
