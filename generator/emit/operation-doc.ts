import type { Operation } from "../model/model.ts";

/** What a person reads over an operation: summary, description, method and path. */
export function operationDoc(operation: Operation): string {
  const { summary, description } = operation;
  const lines = [
    summary,
    description === summary ? undefined : description,
    `${operation.method.toUpperCase()} ${operation.path}`,
    operation.deprecated ? "@deprecated" : undefined,
  ];
  return lines.flatMap((line) => (line === undefined ? [] : [line.trim()])).join("\n\n");
}
