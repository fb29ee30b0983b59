import type { ResponseFixture } from "../../../generator/fixtures/fixtures.ts";

/** What the mock serves for one response and media type. */
export type ResponseFixtures = Pick<ResponseFixture, "status" | "mediaType" | "values" | "headers">;

/** The part of the generator's fixtures that is served. */
export interface Fixtures {
  readonly operations: readonly { readonly operation: string; readonly responses: readonly ResponseFixtures[] }[];
}
