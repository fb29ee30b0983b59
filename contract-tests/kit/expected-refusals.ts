import type { InvalidRequest } from "../../generator/fixtures/invalid-requests.ts";
import type { Operation } from "../../generator/model/model.ts";
import { labelOfRefusal } from "./cases/refusal.ts";

/** The refusals that a suite must try of an operation: found from the document, so that a case can't go missing from a suite. */
export function refusalsOf(operation: Operation, invalid: readonly InvalidRequest[]): readonly string[] {
  return [
    ...invalid.map(({ name }) => `${labelOfRefusal(name)} invalid-refused`),
    ...(needsCredentials(operation) ? [`${labelOfRefusal(undefined)} credentials-required`] : []),
  ];
}

/** An empty alternative is anonymous access. */
function needsCredentials({ security }: Operation): boolean {
  return security.length > 0 && security.every((alternative) => alternative.length > 0);
}
