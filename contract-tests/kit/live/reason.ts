/** Why no answer came, in the words of the deepest cause: `fetch failed` alone says nothing, nor does a bundle of errors. */
export function reasonOf(error: unknown): string {
  const cause = deepest(error);
  if (!(cause instanceof Error)) return String(cause);
  return cause.message === "" ? cause.name : cause.message;
}

/** Whether nothing at all came: no name, nobody there, no trust, or an end of the connection before the first byte. */
export function nothingCame(error: unknown): boolean {
  if (error instanceof NoAnswerInTime || error instanceof BrokenAnswer) return false;
  const { code = "" } = Object(deepest(error)) as { code?: string };
  // The parser's: something came, and wasn't HTTP, or had no end to its headers.
  return !/^(HPE_|UND_ERR_HEADERS)/.test(code);
}

/** The time for one answer is over. */
export class NoAnswerInTime extends Error {
  override readonly name = "NoAnswerInTime";
}

/** Status and headers came, and then the body did not, or not whole. */
export class BrokenAnswer extends Error {
  override readonly name = "BrokenAnswer";
}

function deepest(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { cause } = error;
  if (cause instanceof AggregateError && cause.message === "") return deepest(cause.errors[0]);
  return cause instanceof Error ? deepest(cause) : error;
}
