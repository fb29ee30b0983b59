import type { HttpStatus } from "./status.ts";

export type * from "./status.ts";

/** A response that the document declares as a success: the only one with `ok: true`. */
export interface Ok<Status extends number, Data> {
  readonly status: Status;
  readonly ok: true;
  readonly data: Data;
  readonly error?: undefined;
  readonly response: Response;
}

/** Any other response. `error` is its body. */
export interface Failure<Status extends number, Body> {
  readonly status: Status;
  readonly ok: false;
  readonly data?: undefined;
  readonly error: Body;
  readonly response: Response;
}

/**
 * A status that the document does not name. An undeclared 2xx is one of these too: `ok` is false and `error` holds the
 * parsed body, because nothing is known about it. Servers may also send statuses that nobody registered, such as 520:
 * they arrive here, though the type does not list them.
 */
export type Undeclared<Declared extends number> = Failure<Exclude<HttpStatus, Declared>, unknown>;

export type AnyResult = Ok<number, unknown> | Failure<number, unknown>;

export type DataOf<Result> = Result extends { readonly ok: true; readonly data: infer Data } ? Data : never;

/**
 * The throwing form of a call: `const entry = await unwrap(createTimeEntry(client, args))`.
 * @throws ResponseError for every result that is not `ok`
 */
export async function unwrap<Result extends AnyResult>(result: Result | Promise<Result>): Promise<DataOf<Result>> {
  const settled = await result;
  if (!settled.ok) throw new ResponseError(settled.response, settled.error);
  return settled.data as DataOf<Result>;
}

/** A response that could not be used. The message names URL and status, never the query, which may hold a key. */
export class ResponseError extends Error {
  declare readonly status: number;
  declare readonly error: unknown;
  declare readonly response: Response;

  constructor(response: Response, error: unknown, reason = "") {
    super(`${response.url.split("?")[0]}: ${response.status}${reason}`);
    Object.assign(this, { name: "ResponseError", status: response.status, error, response });
  }
}

/** A file in a multipart body; a File brings its name. */
export type FileValue = Blob | ArrayBuffer | ArrayBufferView;

/** Bytes, in any form that fetch sends. Streams need Node, or a browser that can send them. */
export type BinaryBody = FileValue | ReadableStream<Uint8Array>;
