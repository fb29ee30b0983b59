/** What a generated `fixtures/<tag>.ts` exports for one operation. Files in a body are Blobs there. */
export interface GeneratedFixtures {
  readonly request: { readonly [variant in Variant]: object };
  /** By status, or by status and media type: `200`, `200 text/csv`. */
  readonly responses: Readonly<Record<string, GeneratedResponse>>;
}

export interface GeneratedResponse {
  readonly example?: unknown;
  readonly minimal?: unknown;
  readonly full?: unknown;
  readonly headers: object;
}

export type Variant = "example" | "minimal" | "full";
