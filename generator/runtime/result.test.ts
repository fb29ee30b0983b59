import { describe, expectTypeOf, it } from "vitest";
import type { DataOf, Failure, Ok, Undeclared } from "./result.ts";
import { unwrap } from "./result.ts";
import type { ClientErrorStatus, Except, HttpStatus, ServerErrorStatus, SuccessStatus } from "./status.ts";

interface Entry {
  readonly id: string;
}
interface NotFound {
  readonly missing: string;
}
interface Problem {
  readonly code: number;
}

type Exact = Ok<200, Entry> | Ok<204, undefined> | Failure<404, NotFound> | Undeclared<200 | 204 | 404>;
type Ranges =
  | Ok<200, Entry>
  | Ok<Except<SuccessStatus, 200>, string>
  | Failure<404, NotFound>
  | Failure<Except<ClientErrorStatus, 404>, Problem>
  | Failure<ServerErrorStatus, undefined>
  | Undeclared<SuccessStatus | ClientErrorStatus | ServerErrorStatus>;
type Default = Ok<200, Entry> | Failure<404, NotFound> | Failure<Except<HttpStatus, 200 | 404>, Problem>;

describe("results narrow by ok", () => {
  it("tells data from errors", () => {
    const check = (result: Exact) => {
      if (result.ok) {
        expectTypeOf(result.data).toEqualTypeOf<Entry | undefined>();
        expectTypeOf(result.status).toEqualTypeOf<200 | 204>();
        expectTypeOf(result.error).toEqualTypeOf<undefined>();
      } else {
        expectTypeOf(result.data).toEqualTypeOf<undefined>();
        expectTypeOf(result.status).toEqualTypeOf<Exclude<HttpStatus, 200 | 204>>();
      }
    };
    expectTypeOf(check).toBeFunction();
  });
});

describe("results narrow by status", () => {
  it("gives exact statuses their own bodies, and undeclared ones unknown", () => {
    const check = (result: Exact) => {
      if (result.status === 200) expectTypeOf(result.data).toEqualTypeOf<Entry>();
      else if (result.status === 404) expectTypeOf(result.error).toEqualTypeOf<NotFound>();
      else if (result.status === 500) expectTypeOf(result.error).toEqualTypeOf<unknown>();
      // @ts-expect-error no server answers with it
      else if (result.status === 42) return;
    };
    expectTypeOf(check).toBeFunction();
  });

  it("lets the narrower win over 2XX, 4XX and 5XX", () => {
    const check = (result: Ranges) => {
      switch (result.status) {
        case 200:
          return expectTypeOf(result).toEqualTypeOf<Ok<200, Entry>>();
        case 201:
          return expectTypeOf(result.data).toEqualTypeOf<string>();
        case 404:
          return expectTypeOf(result.error).toEqualTypeOf<NotFound>();
        case 400:
          return expectTypeOf(result.error).toEqualTypeOf<Problem>();
        case 503:
          return expectTypeOf(result.error).toEqualTypeOf<undefined>();
        case 304:
          return expectTypeOf(result.error).toEqualTypeOf<unknown>();
        default:
          return;
      }
    };
    expectTypeOf(check).toBeFunction();
  });

  it("gives default what is left", () => {
    const check = (result: Default) => {
      if (result.status === 404) expectTypeOf(result.error).toEqualTypeOf<NotFound>();
      else if (result.status === 500) expectTypeOf(result.error).toEqualTypeOf<Problem>();
      else if (result.status === 201) expectTypeOf(result.ok).toEqualTypeOf<false>();
    };
    expectTypeOf(check).toBeFunction();
  });
});

describe("unwrap", () => {
  it("gives the data of the ok results", () => {
    expectTypeOf<DataOf<Exact>>().toEqualTypeOf<Entry | undefined>();
    const check = (result: Ranges, promise: Promise<Default>) => {
      expectTypeOf(unwrap(result)).toEqualTypeOf<Promise<Entry | string>>();
      expectTypeOf(unwrap(promise)).toEqualTypeOf<Promise<Entry>>();
    };
    expectTypeOf(check).toBeFunction();
  });
});
