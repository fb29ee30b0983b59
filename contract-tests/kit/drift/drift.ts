import type { Json } from "../../../generator/json/json.ts";

/** Something that a live API does otherwise than its document says, seen at least once. Pointers lead into the normalised document. */
export type Drift = DriftPlace & { readonly evidence: Evidence };

export type DriftPlace =
  /** Values that a keyword of the schema at `pointer` refuses. `name` is the property that is missing. */
  | {
      readonly kind: "keyword";
      readonly pointer: string;
      readonly keyword: string;
      readonly name?: string;
      readonly values: readonly Json[];
    }
  /** A property that no schema declares. `closed` where the schema forbids it, and isn't only silent. */
  | {
      readonly kind: "property";
      readonly pointer: string;
      readonly name: string;
      readonly values: readonly Json[];
    }
  | {
      readonly kind: "status";
      /** Of the operation. */
      readonly pointer: string;
      readonly status: number;
      readonly bodies: readonly Body[];
    }
  | {
      readonly kind: "media type";
      /** Of the response. */
      readonly pointer: string;
      readonly body: Body;
      /** The declared media type whose schema the bodies fit. */
      readonly like?: string;
    }
  /** A range such as `*∕*` promises nothing, where always the same type comes. */
  | { readonly kind: "media range"; readonly pointer: string; readonly range: string; readonly type: string }
  | { readonly kind: "header"; readonly pointer: string; readonly name: string; readonly texts: readonly string[] }
  | { readonly kind: "header missing"; readonly pointer: string; readonly name: string }
  | {
      readonly kind: "header value";
      readonly pointer: string;
      readonly name: string;
      readonly texts: readonly string[];
    };

/** Bodies of one media type; values only where they are JSON. */
export interface Body {
  readonly type: string;
  readonly values: readonly Json[];
}

/** How often it was seen, where, and one example. */
export interface Evidence {
  readonly count: number;
  /** Ids. */
  readonly operations: readonly string[];
  readonly example: string;
}
