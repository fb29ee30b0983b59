import type { Fault } from "./errors.ts";
import { type At, didYouMean, error, quote, warning } from "./faults.ts";

/** The part of the catalogue that is about the rules of OpenAPI: what `validate` finds. */
export const versionUnsupported = (at: At, what: string, hint: string) => error("VERSION_UNSUPPORTED", at, what, hint);

export const propertyUnknown = (at: At, words: { object: string; property: string; nearest: string | undefined }) =>
  warning(
    "PROPERTY_UNKNOWN",
    at,
    `Unknown property ${code(words.property)} in ${article(words.object)}.`,
    didYouMean(words.nearest && code(words.nearest)) ?? "Remove it, or start its name with `x-`.",
  );

/** Too many versions are in the field for each to be right about which keyword is whose. */
export const keywordOfOtherVersion = (at: At, subject: string, { of, assumed }: { of: string; assumed: string }) =>
  warning(
    "KEYWORD_OF_OTHER_VERSION",
    at,
    `${subject} is ${of}; ${assumed}.`,
    "Write it as this version of OpenAPI has it.",
  );

export const versionAssumed = (at: At, what: string, version: string) =>
  warning(
    "VERSION_ASSUMED",
    at,
    `${what}; it is read as ${version}.`,
    "Write the version in full, as `openapi: 3.1.0`.",
  );

export const documentCompleted = (at: At, what: string, assumed: string) =>
  warning("DOCUMENT_COMPLETED", at, `${what}; ${assumed}.`, "Give a whole OpenAPI document to say otherwise.");

export const pathInvalid = (at: At, path: string, { meant, taken }: { meant: string; taken: boolean }) => {
  const wrong = path.startsWith("/") ? "holds a query" : "does not begin with a slash";
  const assumed = taken ? `it is left out, since ${quote(meant)} is there` : `it is read as ${quote(meant)}`;
  return warning("PATH_INVALID", at, `The path ${quote(path)} ${wrong}; ${assumed}.`, `Write ${quote(meant)}.`);
};

export const pathUnbalanced = (at: At, path: string) =>
  error(
    "PATH_INVALID",
    at,
    `The path ${quote(path)} has a brace that is no part of a parameter.`,
    "Write each parameter as {name}, and any other brace as %7B or %7D.",
  );

export const statusInvalid = (at: At, status: string, meant: string | undefined) =>
  warning(
    "STATUS_INVALID",
    at,
    `${quote(status)} is no status; it is ${meant === undefined ? "left out" : `read as ${meant}`}.`,
    meant === undefined ? "Write a status as 200, a range as 4XX, or default." : `Write ${meant}.`,
  );

export const propertyMissing = (
  severity: Fault["severity"],
  at: At,
  words: { object: string; property: string; version: string; assumed?: string },
): Fault => ({
  ...{ code: "PROPERTY_MISSING", severity, ...at },
  what: `${capital(article(words.object))} must have ${code(words.property)}${assuming(words)}.`,
  hint: `Add ${code(words.property)}; OpenAPI ${words.version} requires it.`,
});

/** A fault, unless something can be assumed instead: that is said. What says nothing is left out. */
export const typeWrong = (at: At, words: WrongType) => {
  const assumed = words.assumed ?? (saysNothing(words.value) ? "it is left out" : undefined);
  return (assumed === undefined ? error : warning)(
    "TYPE_WRONG",
    at,
    `${code(words.name)} must be ${words.wanted.join(" or ")}, and is ${typeOf(words.value)}${assuming({ assumed })}.`,
    typeHint(words),
  );
};

/** An empty value stands where somebody, or a serializer, had nothing to say. */
export function saysNothing(value: unknown): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

export interface WrongType {
  readonly name: string;
  readonly wanted: readonly string[];
  readonly value: unknown;
  readonly assumed?: string | undefined;
}

function typeHint(words: WrongType): string {
  const { name, wanted, value } = words;
  const is = typeOf(value);
  if (name.startsWith("exclusiveM") && is === "boolean") return "Since OpenAPI 3.1 it is the limit itself: a number.";
  if (wanted.includes("string") && (is === "number" || is === "boolean")) return "Put it in quotes.";
  if (wanted.includes("boolean") && /^(true|false)$/.test(String(value))) return "Remove the quotes.";
  if (is === "null") return "Give it a value, or remove it.";
  return `Give ${wanted.map(article).join(" or ")}.`;
}

export const refKindWrong = (at: At, ref: string, { held, wanted }: { held: string; wanted: string }) =>
  error(
    "REF_KIND_WRONG",
    at,
    `${quote(ref)} is ${article(held)}, and ${article(wanted)} must stand here.`,
    `Refer to ${article(wanted)}, or write one here.`,
  );

export const valueNotAllowed = (
  at: At,
  words: { name: string; value: string; allowed: readonly string[]; nearest: string | undefined; assumed?: string },
) =>
  (words.assumed === undefined ? error : warning)(
    "VALUE_NOT_ALLOWED",
    at,
    `${code(words.name)} cannot be ${words.value}${assuming(words)}.`,
    [didYouMean(words.nearest && quote(words.nearest)), `Allowed: ${words.allowed.join(", ")}.`]
      .filter(Boolean)
      .join(" "),
  );

export const valueInvalid = (at: At, what: string) => warning("VALUE_INVALID", at, what, "Correct the value.");

export const formatWrong = (at: At, name: string, wanted: string, assumed?: string) =>
  warning("FORMAT_WRONG", at, `${code(name)} is not ${wanted}${assuming({ assumed })}.`, "Correct it, or remove it.");

export const operationIdDuplicate = (at: At, id: string, first: string) =>
  error(
    "OPERATION_ID_DUPLICATE",
    at,
    `The operationId ${quote(id)} belongs to ${first} already.`,
    "Give one of the two another operationId.",
  );

export const parameterDuplicate = (at: At, place: string, name: string) =>
  error(
    "PARAMETER_DUPLICATE",
    at,
    `The ${place} parameter ${quote(name)} stands in this list already.`,
    "Remove one of the two.",
  );

export const parameterSchemaMissing = (at: At) =>
  warning(
    "PARAMETER_SCHEMA_MISSING",
    at,
    "It has neither `schema` nor `content`: any value is taken.",
    "Give it a `schema`.",
  );

export const pathAmbiguous = (at: At, other: string) =>
  warning(
    "PATH_AMBIGUOUS",
    at,
    `This path differs from ${quote(other)} only in the names of its parameters.`,
    "A server cannot tell them apart; keep one.",
  );

export const pathParameterUndeclared = (at: At, name: string, nearest: string | undefined) =>
  error(
    "PATH_PARAMETER_UNDECLARED",
    at,
    `The path has {${name}}, and no parameter declares it.`,
    didYouMean(nearest && `{${nearest}}`) ?? `Declare a parameter ${quote(name)} with \`in: path\`.`,
  );

export const pathParameterUnused = (at: At, name: string, path: string) =>
  warning(
    "PATH_PARAMETER_UNUSED",
    at,
    `The path parameter ${quote(name)} does not occur in ${quote(path)}; it is left out.`,
    `Put {${name}} into the path, or remove the parameter.`,
  );

export const pathParameterOptional = (at: At, name: string) =>
  warning(
    "PATH_PARAMETER_OPTIONAL",
    at,
    `The path parameter ${quote(name)} must have \`required: true\`; it is taken as required.`,
    "Add `required: true`.",
  );

function assuming({ assumed }: { assumed?: string | undefined }): string {
  return assumed === undefined ? "" : `; ${assumed}`;
}

function code(name: string): string {
  return `\`${name.length > 200 ? `${name.slice(0, 200)}…` : name}\``;
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
