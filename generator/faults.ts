import { type Fault, UsageError } from "./errors.ts";

/**
 * The catalogue: callers name the fault, this file words it. A code is permanent, and `docs/errors.md` explains each.
 * A factory takes the place first; a place without a `file` lies in the bundled document.
 */
export const CODES = [
  "SOURCE_EMPTY",
  "SOURCE_NOT_OBJECT",
  "SOURCE_SEVERAL_DOCUMENTS",
  "SOURCE_TOO_DEEP",
  "SOURCE_TOO_LARGE",
  "SYNTAX_INVALID",
  "KEY_DUPLICATE",
  "KEY_FORBIDDEN",
  "NUMBER_NOT_FINITE",
  "OVERLAY_INVALID",
  "OVERLAY_TARGET_INVALID",
  "OVERLAY_TARGET_EMPTY",
  "OVERLAY_UPDATE_IMPOSSIBLE",
  "OVERLAY_EXTENDS_OTHER",
  "REF_NOT_FOUND",
  "REF_CYCLE",
  "REF_OUTSIDE",
  "REF_REMOTE",
  "REF_UNREADABLE",
  "VERSION_UNSUPPORTED",
  "PROPERTY_UNKNOWN",
  "PROPERTY_MISSING",
  "TYPE_WRONG",
  "VALUE_NOT_ALLOWED",
  "VALUE_INVALID",
  "FORMAT_WRONG",
  "OPERATION_ID_DUPLICATE",
  "PARAMETER_DUPLICATE",
  "PARAMETER_SCHEMA_MISSING",
  "PATH_AMBIGUOUS",
  "PATH_PARAMETER_UNDECLARED",
  "PATH_PARAMETER_UNUSED",
  "PATH_PARAMETER_OPTIONAL",
] as const;
export type Code = (typeof CODES)[number];

export const USAGE_CODES = [
  "FILE_NOT_FOUND",
  "FILE_NOT_REGULAR",
  "FILE_NOT_READABLE",
  "FILE_NOT_TEXT",
  "FILE_TOO_LARGE",
] as const;
export type UsageCode = (typeof USAGE_CODES)[number];

export const TARGET_CODES = ["TARGET_UNREACHABLE"] as const;

/** `file` may be missing: the place is then in the bundled document. */
export type At = Pick<Fault, "file" | "pointer" | "on" | "position">;

export const fileNotFound = (file: string) =>
  new UsageError(
    "FILE_NOT_FOUND",
    `${quote(file)} does not exist.`,
    "Check the path; it is relative to the current folder.",
  );

export const fileNotRegular = (file: string, kind: string) =>
  new UsageError("FILE_NOT_REGULAR", `${quote(file)} is ${kind}.`, "Give the path of one OpenAPI file.");

export const fileNotReadable = (file: string, reason: string) =>
  new UsageError("FILE_NOT_READABLE", `${quote(file)} cannot be read: ${reason}.`, "Check its permissions.");

export const fileNotText = (file: string, reason: string) =>
  new UsageError("FILE_NOT_TEXT", `${quote(file)} ${reason}.`, "Save it as UTF-8.");

export const fileTooLarge = (file: string, limit: string) =>
  new UsageError(
    "FILE_TOO_LARGE",
    `${quote(file)} is larger than ${limit}.`,
    "Take the part that you use, or split it.",
  );

export const sourceEmpty = (at: At) =>
  error("SOURCE_EMPTY", at, "The file is empty.", "Put an OpenAPI document in it.");

export const sourceNotObject = (at: At, type: string) =>
  error("SOURCE_NOT_OBJECT", at, `The document is ${type}, not an object.`, "Start it with `openapi: 3.1.0`.");

export const sourceSeveralDocuments = (at: At) =>
  error("SOURCE_SEVERAL_DOCUMENTS", at, "A second YAML document starts here.", "Keep one document in a file.");

export const sourceTooDeep = (at: At, limit: number) =>
  error("SOURCE_TOO_DEEP", at, `Values are nested deeper than ${limit} levels here.`, CHECK_ALIASES);

export const sourceTooLarge = (at: At, limit: number) =>
  error(
    "SOURCE_TOO_LARGE",
    at,
    `The document has more than ${limit} values once its aliases are expanded.`,
    CHECK_ALIASES,
  );

export const syntaxInvalid = (at: At, language: "JSON" | "YAML", reason: string) =>
  error("SYNTAX_INVALID", at, `This is not ${language}: ${reason}.`, "Correct it here or just before.");

export const keyDuplicate = (at: At) =>
  error("KEY_DUPLICATE", at, "This key stands twice in the same object.", "Remove or rename one of the two.");

export const keyForbidden = (at: At) =>
  error("KEY_FORBIDDEN", at, 'The key "__proto__" is not accepted.', "Rename it, or remove it with an overlay.");

export const numberNotFinite = (at: At) =>
  error("NUMBER_NOT_FINITE", at, "This number cannot be written in JSON.", "Quote it, or give a finite number.");

export const overlayInvalid = (at: At, what: string, hint: string) => error("OVERLAY_INVALID", at, what, hint);

export const overlayTargetInvalid = (at: At, target: string, reason: string) =>
  error(
    "OVERLAY_TARGET_INVALID",
    at,
    `${quote(target)} is not a JSONPath: ${reason}.`,
    "Write it as in RFC 9535, for example $.paths['/pets'].get.",
  );

export const overlayTargetEmpty = (at: At, target: string) =>
  warning(
    "OVERLAY_TARGET_EMPTY",
    at,
    `${quote(target)} matches nothing.`,
    "Correct the target, or drop the action if it has had its day.",
  );

export const overlayUpdateImpossible = (at: At, what: string) =>
  error("OVERLAY_UPDATE_IMPOSSIBLE", at, what, "Remove the old value in an action before this one.");

export const overlayExtendsOther = (at: At, named: string, file: string) =>
  warning(
    "OVERLAY_EXTENDS_OTHER",
    at,
    `It extends ${quote(named)}, but is applied to ${quote(file)}.`,
    "Correct `extends`, or the list of overlays.",
  );

export const refNotFound = (at: At, ref: string, nearest: string | undefined) =>
  error(
    "REF_NOT_FOUND",
    at,
    `${quote(ref)} points at nothing.`,
    didYouMean(nearest && quote(nearest)) ?? "Define it under components, or correct the $ref.",
  );

export const refCycle = (at: At, chain: readonly string[]) =>
  error(
    "REF_CYCLE",
    at,
    `This reference leads back to itself: ${chain.map(quote).join(" → ")}.`,
    "Let one of them be a value.",
  );

export const refOutside = (at: At, ref: string, folder: string) =>
  error(
    "REF_OUTSIDE",
    at,
    `${quote(ref)} lies outside the folder of the document.`,
    `To allow it, add --root ${shellWord(folder)}.`,
  );

export const refRemote = (at: At, ref: string, host: string) =>
  error(
    "REF_REMOTE",
    at,
    `${quote(ref)} would be fetched from the network.`,
    `To allow it, add --allow-remote ${shellWord(host)}.`,
  );

export const refUnreadable = (at: At, what: string, hint: string) => error("REF_UNREADABLE", at, what, hint);

export const versionUnsupported = (at: At, what: string, hint: string) => error("VERSION_UNSUPPORTED", at, what, hint);

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
    `The ${place} parameter ${quote(name)} stands twice in this list.`,
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
  error(
    "PATH_PARAMETER_UNUSED",
    at,
    `The path parameter ${quote(name)} does not occur in ${quote(path)}.`,
    `Put {${name}} into the path, or remove the parameter.`,
  );

export const pathParameterOptional = (at: At, name: string) =>
  warning(
    "PATH_PARAMETER_OPTIONAL",
    at,
    `The path parameter ${quote(name)} must have \`required: true\`; it is taken as required.`,
    "Add `required: true`.",
  );

export function didYouMean(nearest: string | undefined): string | undefined {
  return nearest ? `Did you mean ${nearest}?` : undefined;
}

/** Names come from the document and may be of any length. */
export function quote(text: string): string {
  return `"${text.length > 200 ? `${text.slice(0, 200)}…` : text}"`;
}

function error(code: Code, at: At, ...[what, hint]: Words): Fault {
  return { code, severity: "error", ...at, what, hint };
}

function warning(code: Code, at: At, ...[what, hint]: Words): Fault {
  return { code, severity: "warning", ...at, what, hint };
}

type Words = readonly [what: string, hint: string];

/** A hint is pasted into a shell, and part of it comes from the document. */
function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const CHECK_ALIASES = "Look for YAML aliases that repeat each other; a document of this size is refused.";
