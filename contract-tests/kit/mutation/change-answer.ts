import type { Json } from "../../../generator/json/json.ts";
import type { Operation } from "../../../generator/model/model.ts";
import { declaredResponse } from "../declared.ts";
import type { ReadAnswer } from "../live/bounded-fetch.ts";
import { changeBody } from "./change-body.ts";

/** An answer with one thing changed. */
export interface ChangedAnswer {
  readonly kind: string;
  readonly place: string;
  /** Made when it is needed: few of many are. */
  readonly make: () => ReadAnswer;
}

/** An answer, changed in one way at a time: status, headers, the body as bytes, and what JSON stands in it. */
export function changeAnswer(operation: Operation, answer: ReadAnswer): ChangedAnswer[] {
  const { bytes } = answer;
  const change = (kind: string, place: string, changes: Partial<ReadAnswer>): ChangedAnswer => {
    return { kind, place, make: () => ({ ...answer, ...changes }) };
  };
  const whole =
    bytes.length === 0
      ? // Of a failure's body a document need say nothing.
        answer.status >= 400
        ? []
        : [
            change("body where none was", "", {
              bytes: toBytes("{}"),
              headers: withHeader(answer, "content-type", "application/json"),
            }),
          ]
      : [
          change("body emptied", "", { bytes: toBytes("") }),
          change("body cut off", "", { bytes: bytes.slice(0, Math.floor(bytes.length / 2)) }),
          change("other media type", "content-type", { headers: withHeader(answer, "content-type", "text/html") }),
          change("no media type", "content-type", { headers: withHeader(answer, "content-type", undefined) }),
        ];
  const json = jsonOf(answer);
  const bodies = json === undefined ? [] : changeBody(json.value);
  return [
    ...otherStatuses(operation, answer.status).map((status) => change("other status", String(status), { status })),
    ...whole,
    ...headersOf(operation, answer).flatMap((name) => [
      change("header dropped", name, { headers: withHeader(answer, name, undefined) }),
      change("header changed", name, { headers: withHeader(answer, name, "not, what=it; was") }),
    ]),
    ...bodies.map(({ kind, place, make }) => {
      return { kind, place, make: () => ({ ...answer, bytes: toBytes(JSON.stringify(make())) }) };
    }),
  ];
}

/** One of each kind: another of the same class, another class, one that no document promises. */
function otherStatuses({ responses }: Operation, status: number): number[] {
  const declared = responses.map((response) => Number(response.status)).filter((each) => each > 0 && each !== status);
  const near = [status < 300 ? 203 : 418, 307, 599, 500];
  return [...new Set([...declared, ...near])].filter((each) => each !== status);
}

function headersOf(operation: Operation, { status, headers }: ReadAnswer): string[] {
  const declared = declaredResponse(operation, status)?.headers ?? [];
  return declared.map(({ name }) => name).filter((name) => headers.has(name));
}

function withHeader({ headers }: ReadAnswer, name: string, value: string | undefined): Headers {
  const changed = new Headers(headers);
  if (value === undefined) changed.delete(name);
  else changed.set(name, value);
  return changed;
}

function jsonOf({ headers, bytes }: ReadAnswer): { value: Json } | undefined {
  if (!/json/i.test(headers.get("content-type") ?? "")) return undefined;
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)) as Json };
  } catch {
    return undefined;
  }
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
