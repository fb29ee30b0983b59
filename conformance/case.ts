import type { JsonObject } from "../generator/json/json.ts";

/** One row of `docs/conformance.md`: something that a document says, and code of a user that must compile with it. */
export interface ConformanceCase {
  /** The rows of one group stand together. */
  readonly group: string;
  /** What is shown, unique: `nullable beside $ref`. */
  readonly construct: string;
  /** `3.1.0` where it isn't said. */
  readonly openapi?: "3.0.3" | "3.1.0" | "3.2.0";
  /** `components.schemas`. */
  readonly schemas?: JsonObject;
  /** The name of the type in `types.ts` that the table shows; the first schema's where it isn't said. */
  readonly shows?: string;
  /** The rest of the document: `paths`, `webhooks`, other `components`. */
  readonly document?: JsonObject;
  /**
   * TypeScript. `types` has the types, `client` a client, and `api` all of its module. `same<Wanted>(value)` takes what is
   * of the type `Wanted` and returns it; `equal<A, B>(true)` compiles where both types are the same. Each `@ts-expect-error`
   * is a fault that has to be found.
   */
  readonly uses: string;
}
