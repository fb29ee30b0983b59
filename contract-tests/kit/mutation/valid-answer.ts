import type { Validators } from "../../../generator/fixtures/validators.ts";
import { parseJson } from "../../../generator/json/json.ts";
import type { Header, Operation, Response } from "../../../generator/model/model.ts";
import { readings } from "../checks/headers.ts";
import { declaredMediaType, declaredResponse, neverHasBody } from "../declared.ts";
import type { ReadAnswer } from "../live/bounded-fetch.ts";

/**
 * Whether the document allows for an answer, told from the document and its validators alone: the checks must not be the judges of
 * what they have to notice. Undefined where that can't be told.
 */
export function isValidAnswer(
  { operation, validators }: { operation: Operation; validators: Validators },
  answer: ReadAnswer,
): boolean | undefined {
  const response = declaredResponse(operation, answer.status);
  if (response === undefined || answer.status >= 500) return false;
  const headers = response.headers.map((header) => isValidHeader(validators, header, answer.headers.get(header.name)));
  const parts = [...headers, isValidBody(validators, response, { operation, answer })];
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function isValidHeader(validators: Validators, header: Header, text: string | null): boolean | undefined {
  if (text === null) return !header.required;
  const compiled = validators.compile(header.schemaPointer, header.schema);
  if (compiled.kind !== "compiled") return undefined;
  return readings(text, header).some((value) => compiled.validate(value).kind === "valid");
}

function isValidBody(
  validators: Validators,
  { content }: Response,
  { operation, answer }: { operation: Operation; answer: ReadAnswer },
): boolean | undefined {
  if (neverHasBody(operation, answer.status)) return answer.bytes.length === 0 ? true : undefined;
  if (content.length === 0) return answer.bytes.length === 0;
  const media = declaredMediaType(content, answer.headers.get("content-type") ?? "");
  if (media === undefined) return false;
  if (media.schema === undefined || media.kind !== "json") return undefined;
  const value = parseJson(new TextDecoder().decode(answer.bytes));
  if (value === undefined) return false;
  const verdict = validators.compile(media.schemaPointer, media.schema);
  const judged = verdict.kind === "compiled" ? verdict.validate(value).kind : verdict.kind;
  return judged === "valid" ? true : judged === "invalid" ? false : undefined;
}
