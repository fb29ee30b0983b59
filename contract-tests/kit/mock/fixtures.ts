import type { Json, JsonObject } from "../../../generator/document/json.ts";

export interface ResponseFixtures {
  readonly status: string;
  readonly mediaType?: string;
  readonly values: { readonly example?: Json; readonly minimal?: Json; readonly full?: Json };
  readonly headers: JsonObject;
}

export interface Fixtures {
  readonly operations: readonly { readonly operation: string; readonly responses: readonly ResponseFixtures[] }[];
}
