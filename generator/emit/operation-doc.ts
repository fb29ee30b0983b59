import type { Operation } from "../model/model.ts";
import { commentLines } from "../render/quote.ts";

/** What a person reads over an operation: summary, description, method and path. */
export function operationDoc(operation: Operation): string[] {
  const { summary, description } = operation;
  const lines: string[] = [];
  for (const text of [summary, description === summary ? undefined : description, route(operation)]) {
    if (text === undefined) continue;
    if (lines.length > 0) lines.push("");
    for (const line of commentLines(text.trim())) lines.push(line);
  }
  if (operation.deprecated) lines.push("", "@deprecated");
  return lines;
}

/** The same in short, for a list of them all. */
export function shortDoc(operation: Operation): string[] {
  const text = operation.summary ?? operation.description?.trimStart().split("\n", 1)[0] ?? "";
  const [first = ""] = commentLines(text.trim());
  const [way = ""] = commentLines(route(operation));
  const line = first === "" ? way : `${first} · ${way}`;
  return operation.deprecated ? [line, "@deprecated"] : [line];
}

function route({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
