import { ApiError, invalidQuery, missingQuery, wrongQueryType } from "./errors.ts";

export interface Range {
  readonly default: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Reads typed values; each throws a 400 for a value of another type. */
export interface Query {
  text(name: string): string | undefined;
  boolean(name: string): boolean;
  integer(name: string, range: Range): number;
  /** Milliseconds since 1970. */
  time(name: string): number | undefined;
  /** What stands in it twice is refused. */
  uniqueList(name: string): readonly string[];
  requiredList(name: string): readonly string[];
}

/** With `lenient`, a value that would be refused counts as absent. */
export function readQuery(parameters: URLSearchParams, lenient: boolean): Query {
  const text = (name: string) => parameters.get(name) ?? undefined;
  const list = (name: string) => parameters.getAll(name).flatMap((value) => value.split(",").filter(Boolean));
  const attempt = <T>(read: () => T, fallback: T): T => {
    try {
      return read();
    } catch (error) {
      if (lenient && error instanceof ApiError) return fallback;
      throw error;
    }
  };
  return {
    text,
    uniqueList: (name) =>
      attempt(() => {
        const values = list(name);
        if (new Set(values).size < values.length) throw invalidQuery(`${name} must not repeat a value`);
        return values;
      }, []),
    boolean: (name) => attempt(() => toBoolean(name, text(name)), false),
    integer: (name, range) => attempt(() => toInteger(name, text(name), range), range.default),
    time: (name) => attempt(() => toTime(name, text(name)), undefined),
    requiredList: (name) =>
      attempt(() => {
        const values = list(name);
        if (values.length === 0) throw missingQuery(name);
        return values;
      }, []),
  };
}

function toBoolean(name: string, value: string | undefined): boolean {
  if (value === undefined || value === "false") return false;
  if (value === "true") return true;
  throw wrongQueryType(name, value);
}

const INT32 = 2 ** 31;

function toInteger(name: string, value: string | undefined, range: Range): number {
  if (value === undefined) return range.default;
  const number = Number(value);
  if (!/^-?\d+$/.test(value) || number < -INT32 || number >= INT32) throw wrongQueryType(name, value);
  if (number < (range.minimum ?? -INT32)) throw invalidQuery(`${name} must be at least ${range.minimum}`);
  if (number > (range.maximum ?? INT32)) throw invalidQuery(`${name} must be at most ${range.maximum}`);
  return number;
}

function toTime(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw invalidQuery(`${name} is no date in the format yyyy-MM-ddThh:mm:ssZ`);
  return time;
}
