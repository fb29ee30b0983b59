import type { Json, JsonObject } from "../../../generator/json/json.ts";
import type { Operation } from "../../../generator/model/model.ts";
import type { GeneratedFixtures, GeneratedResponse } from "../fixtures.ts";
import type { Fixtures } from "./fixtures.ts";

/** The committed fixtures of a suite in the form that the mock document is made from: the mock answers with just these. */
export function toMockFixtures(
  fixtures: ReadonlyMap<string, GeneratedFixtures>,
  operations: readonly Operation[],
): Fixtures {
  return {
    operations: operations.map((operation) => ({
      operation: operation.id,
      responses: operation.responses.flatMap((response) => {
        const mediaTypes = response.content.length === 0 ? [undefined] : response.content.map(({ type }) => type);
        return mediaTypes.map((mediaType, index) => {
          const key = index === 0 ? response.status : `${response.status} ${mediaType}`;
          const made = fixtures.get(operation.id)?.responses[key];
          return {
            status: response.status,
            ...(mediaType === undefined ? {} : { mediaType }),
            values: made === undefined ? {} : values(made),
            headers: (made?.headers ?? {}) as JsonObject,
          };
        });
      }),
    })),
  };
}

function values({ example, minimal, full }: GeneratedResponse): Record<string, Json> {
  const entries = Object.entries({ example, minimal, full }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Record<string, Json>;
}
