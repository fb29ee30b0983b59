import type { OpenApi } from "../../generator/document/openapi.ts";
import { makeFixtures } from "../../generator/fixtures/fixtures.ts";
import { createValidators } from "../../generator/fixtures/validators.ts";
import type { ApiModel, Operation } from "../../generator/model/model.ts";
import { labelOfRefusal } from "./cases/refusal.ts";

/** The refusals that the suites must try, by operation: found from the document, so that a case can't go missing from a suite. */
export function expectedRefusals(document: OpenApi, model: ApiModel): ReadonlyMap<string, readonly string[]> {
  const invalid = new Map(
    makeFixtures(document, model, createValidators(document)).operations.map((made) => [made.operation, made.invalid]),
  );
  return new Map(
    model.operations.map((operation) => [
      operation.id,
      [
        ...(invalid.get(operation.id) ?? []).map(({ name }) => `${labelOfRefusal(name)} invalid-refused`),
        ...(needsCredentials(operation) ? [`${labelOfRefusal(undefined)} credentials-required`] : []),
      ],
    ]),
  );
}

/** An empty alternative is anonymous access. */
function needsCredentials({ security }: Operation): boolean {
  return security.length > 0 && security.every((alternative) => alternative.length > 0);
}
