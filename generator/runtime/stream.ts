import type { CallOptions } from "./client.ts";
import type { AnyResult, Ok } from "./result.ts";

/** The same result, with the body of a success as a stream of bytes; `null` where there is none. */
export type Streamed<Result> =
  Result extends Ok<infer Status, unknown> ? Ok<Status, ReadableStream<Uint8Array> | null> : Result;

/**
 * A call whose body is not read, for what is large or never ends:
 * `const { data } = await stream((options) => downloadFile(client, args, options))`.
 */
export function stream<Result extends AnyResult>(
  call: (options: CallOptions) => Promise<Result>,
): Promise<Streamed<Result>> {
  return call({ unread: true }) as Promise<Streamed<Result>>;
}
