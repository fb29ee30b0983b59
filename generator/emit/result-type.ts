import type { Operation } from "../model/model.ts";
import { docComment } from "../render/quote.ts";

/**
 * The result of an operation: members that are told apart by `status`. An exact status goes before a range and a range
 * before `default` (OpenAPI 3.1, section 4.8.16), so each wider member excludes the narrower ones. Where no 2xx is declared,
 * `default` speaks for success as well; else it speaks for failure only, so that `ok` leaves just the declared successes.
 */
export function resultText(operation: Operation): string {
  const statuses = operation.responses.map(({ status }) => status);
  const exact = statuses.filter((status) => /^\d+$/.test(status));
  const ranges = statuses.filter((status) => /XX$/.test(status));
  const narrower = [...exact, ...ranges];
  const members = [
    ...exact.map((status) => member(operation, status, [])),
    ...ranges.map((range) =>
      member(
        operation,
        range,
        exact.filter((status) => status[0] === range[0]),
      ),
    ),
  ];
  if (!statuses.includes("default")) members.push(`http.Undeclared<${statusUnion(narrower)}>`);
  else if (narrower.some((status) => status.startsWith("2"))) members.push(member(operation, "default", narrower));
  else {
    members.push(`http.Ok<${statusSet("2XX")}, ${operation.typeName}Default>`);
    members.push(member(operation, "default", [...narrower, "2XX"]));
  }
  const comment = docComment([`What ${operation.name} answers.`], "");
  return `${comment}export type ${operation.typeName}Result =${members.map((text) => `\n  | ${text}`).join("")};`;
}

function member({ typeName }: Operation, status: string, except: readonly string[]): string {
  const narrowed = except.length === 0 ? statusSet(status) : `Exclude<${statusSet(status)}, ${statusUnion(except)}>`;
  const type = `${typeName}${status === "default" ? "Default" : status}`;
  return `http.${status.startsWith("2") ? "Ok" : "Failure"}<${narrowed}, ${type}>`;
}

function statusUnion(statuses: readonly string[]): string {
  return statuses.length === 0 ? "never" : statuses.map(statusSet).join(" | ");
}

/** What the runtime calls the registered status codes of each class; an exact status stands for itself. */
function statusSet(status: string): string {
  const set = STATUS_SETS[status];
  return set === undefined ? String(Number(status)) : `http.${set}`;
}

const STATUS_SETS: Readonly<Record<string, string>> = {
  "1XX": "InformationalStatus",
  "2XX": "SuccessStatus",
  "3XX": "RedirectionStatus",
  "4XX": "ClientErrorStatus",
  "5XX": "ServerErrorStatus",
  default: "HttpStatus",
};
