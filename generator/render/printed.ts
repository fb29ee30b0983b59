/** Code that an emitter has printed, of identifiers, quoted texts, comments and names of ours alone: what the slot `code` places. */
export interface Printed {
  readonly [PRINTED]: string;
}

// A symbol, so that no value of a document can pass for one.
const PRINTED: unique symbol = Symbol("printed");

export function printed(code: string): Printed {
  return { [PRINTED]: code };
}

/** The code; undefined for what no emitter has printed. */
export function codeOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? (value as Partial<Printed>)[PRINTED] : undefined;
}
