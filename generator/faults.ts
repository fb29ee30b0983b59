import { type Fault, type Position, UsageError } from "./errors.ts";

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
  "NUMBER_NOT_FINITE",
  "OVERLAY_INVALID",
  "OVERLAY_TARGET_INVALID",
  "OVERLAY_TARGET_EMPTY",
  "OVERLAY_UPDATE_IMPOSSIBLE",
  "OVERLAY_EXTENDS_OTHER",
  "REF_NOT_FOUND",
  "REF_KIND_WRONG",
  "REF_CYCLE",
  "REF_CHAIN_TOO_LONG",
  "REF_MENDED",
  "REF_OUTSIDE",
  "REF_REMOTE",
  "REF_UNREADABLE",
  "VERSION_UNSUPPORTED",
  "VERSION_ASSUMED",
  "DOCUMENT_COMPLETED",
  "KEYWORD_OF_OTHER_VERSION",
  "PROPERTY_UNKNOWN",
  "PROPERTY_MISSING",
  "TYPE_WRONG",
  "VALUE_NOT_ALLOWED",
  "VALUE_INVALID",
  "FORMAT_WRONG",
  "OPERATION_ID_DUPLICATE",
  "PARAMETER_DUPLICATE",
  "PARAMETER_SCHEMA_MISSING",
  "STATUS_INVALID",
  "PATH_INVALID",
  "PATH_AMBIGUOUS",
  "PATH_PARAMETER_UNDECLARED",
  "PATH_PARAMETER_UNUSED",
  "PATH_PARAMETER_OPTIONAL",
  "EXAMPLE_INVALID",
  "CAPTURE_INVALID",
  "SCHEMA_UNSATISFIABLE",
  "VALUE_NOT_FOUND",
  "SCHEMA_UNCOMPILABLE",
] as const;
export type Code = (typeof CODES)[number];

export const USAGE_CODES = [
  "FILE_NOT_FOUND",
  "FILE_NOT_REGULAR",
  "FILE_NOT_READABLE",
  "FILE_NOT_TEXT",
  "FILE_TOO_LARGE",
  "CONFIG_NOT_FOUND",
  "CONFIG_INVALID",
  "FLAG_INVALID",
  "OUTPUT_MISSING",
  "OUTPUT_SHARED",
  "OUTPUT_BUSY",
  "OUTPUT_IS_LINK",
  "OUTPUT_NOT_OURS",
  "OUTPUT_NOT_WRITABLE",
  "SELECTION_UNKNOWN",
  "SELECTION_EMPTY",
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

export const fileNotText = (file: string, { line, column }: { line: number; column: number }, reason: string) =>
  new UsageError("FILE_NOT_TEXT", `${file}:${line}:${column} ${reason}.`, "Save it as UTF-8.");

export const fileTooLarge = (file: string, limit: string) =>
  new UsageError(
    "FILE_TOO_LARGE",
    `${quote(file)} is larger than ${limit}.`,
    "Take the part that you use, or split it.",
  );

export const configNotFound = (file: string | undefined) =>
  new UsageError(
    "CONFIG_NOT_FOUND",
    file === undefined ? "There is no document and no specpact.config.ts here." : `${quote(file)} does not exist.`,
    "Name a document: `specpact generate openapi.yaml --output generated/api`; or write a specpact.config.ts.",
  );

export const configInvalid = (file: string, problems: string) =>
  new UsageError(
    "CONFIG_INVALID",
    `${quote(file)} is no config: ${problems}.`,
    "Compare it with the README's example.",
  );

export const flagInvalid = (flag: string, value: string, hint: string) =>
  new UsageError("FLAG_INVALID", `${flag} can't be ${quote(value)}.`, hint);

export const outputMissing = () =>
  new UsageError("OUTPUT_MISSING", "Nothing says where the output goes.", "Add `--output DIR`.");

export const outputShared = (folder: string) =>
  new UsageError("OUTPUT_SHARED", `Two APIs would write to ${quote(folder)}.`, "Give each its own `output`.");

export const outputNotOurs = (files: readonly { path: string; kind: string }[]) =>
  new UsageError(
    "OUTPUT_NOT_OURS",
    `Nothing was written, because this would be lost: ${files.map(({ path, kind }) => `${path} (${OURS[kind] ?? kind})`).join(", ")}.`,
    "Move your changes elsewhere, or let them go with `--force`.",
  );

const OURS: Readonly<Record<string, string>> = { edited: "edited by hand", foreign: "not written by SpecPact" };

export const outputBusy = (folder: string) =>
  new UsageError(
    "OUTPUT_BUSY",
    `Another run has been writing this output for too long: ${quote(folder)} is still there.`,
    "Wait for its end, and run this again.",
  );

export const outputIsLink = (links: readonly string[]) =>
  new UsageError(
    "OUTPUT_IS_LINK",
    `Nothing was written, because a symbolic link would lead it elsewhere: ${links.map(quote).join(", ")}.`,
    "Remove the link, or name the folder that it leads to with `--output` or `--suites`.",
  );

export const outputNotWritable = (folder: string, reason: string) =>
  new UsageError(
    "OUTPUT_NOT_WRITABLE",
    `${quote(folder)} can't be written: ${reason}.`,
    "Check its permissions and the space left.",
  );

export const selectionUnknown = (unknown: readonly { kind: string; name: string; nearest: readonly string[] }[]) =>
  new UsageError(
    "SELECTION_UNKNOWN",
    `The document has no ${unknown.map(({ kind, name }) => `${kind} ${quote(name)}`).join(", no ")}.`,
    didYouMean(unknown.flatMap(({ nearest }) => nearest.map(quote)).join(" or ")) ??
      "Names are compared to the letter.",
  );

export const selectionEmpty = () =>
  new UsageError(
    "SELECTION_EMPTY",
    "No operation is left.",
    "Operations, tags, paths and methods each narrow the choice: loosen one of them.",
  );

export const sourceEmpty = (at: At) =>
  error("SOURCE_EMPTY", at, "The file is empty.", "Put an OpenAPI document in it.");

export const sourceNotObject = (at: At, type: string) =>
  error("SOURCE_NOT_OBJECT", at, `The document is ${type}, not an object.`, "Start it with `openapi: 3.1.0`.");

export const sourceSeveralDocuments = (at: At) =>
  error("SOURCE_SEVERAL_DOCUMENTS", at, "A second YAML document starts here.", "Keep one document in a file.");

export const sourceTooDeep = (at: At, limit: number) =>
  error("SOURCE_TOO_DEEP", at, `Values are nested deeper than ${limit} levels here.`, CHECK_ALIASES);

export const sourceTooLarge = (at: At, limit: string) =>
  error("SOURCE_TOO_LARGE", at, `The document has more than ${limit} once its aliases are expanded.`, CHECK_ALIASES);

export const textTooLong = (at: At, limit: number) =>
  error(
    "SOURCE_TOO_LARGE",
    at,
    `A text that is as long as this one, of more than ${limit} lines and escapes, takes too much memory to read.`,
    "Shorten the text; as JSON it would be read.",
  );

export const syntaxInvalid = (at: At, language: "JSON" | "YAML", reason: string) =>
  error("SYNTAX_INVALID", at, `This is not ${language}: ${reason}.`, "Correct it here or just before.");

export const keyDuplicate = (at: At) =>
  error("KEY_DUPLICATE", at, "This key stands twice in the same object.", "Remove or rename one of the two.");

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

export const mappingDangling = (at: At, ref: string) =>
  warning(
    "REF_NOT_FOUND",
    at,
    `${quote(ref)} points at nothing; this entry of the mapping is left out.`,
    "Define it under components, or remove the entry.",
  );

export const schemeUndeclared = (at: At, name: string, nearest: string | undefined) =>
  warning(
    "REF_NOT_FOUND",
    { ...at, on: "key" },
    `${quote(name)} is no security scheme of the document; nothing is sent for it.`,
    didYouMean(nearest && quote(nearest)) ?? "Declare it under components/securitySchemes.",
  );

export const refCycle = (at: At, chain: readonly string[]) =>
  error(
    "REF_CYCLE",
    at,
    `This reference leads back to itself: ${chain.map(quote).join(" → ")}.`,
    "Let one of them be a value.",
  );

export const refChainTooLong = (at: At, ref: string, limit: number) =>
  error(
    "REF_CHAIN_TOO_LONG",
    at,
    `${quote(ref)} leads through more than ${limit} references before it comes to a value.`,
    "Refer to the value itself.",
  );

export const refMended = (at: At, ref: string, taken: string) =>
  ref === taken
    ? warning(
        "REF_MENDED",
        at,
        `${quote(ref)} points at nothing in its own file; it is looked for in the document.`,
        "Name the file before the #.",
      )
    : warning(
        "REF_MENDED",
        at,
        `${quote(ref)} points at nothing; it is read as ${quote(taken)}.`,
        `Write ${quote(taken)}.`,
      );

export const refOutside = (at: At, ref: string, folder: string) =>
  error(
    "REF_OUTSIDE",
    at,
    `${quote(ref)} lies outside the folder of the document.`,
    `Add --root ${shellWord(folder)} to allow it, or root: ${JSON.stringify(folder)} to the config.`,
  );

export const refRemote = (at: At, ref: string, { host, why }: { readonly host: string; readonly why: string }) =>
  error("REF_REMOTE", at, `${quote(ref)} ${why}.`, allowRemoteHint(host));

/** The line to add, on the command line or in the config. */
export const allowRemoteHint = (host: string) =>
  `Add --allow-remote ${shellWord(host)} to allow it, or allowRemote: [${JSON.stringify(host)}] to the config.`;

export const refUnreadable = (at: At, what: string, hint: string) => error("REF_UNREADABLE", at, what, hint);

/** What the fixtures found: nothing there keeps types and client from being generated. */
export const fixtureProblem = ({ code: name, pointer, what }: { code: Code; pointer: string; what: string }) =>
  warning(name, { pointer }, what, FIXTURE_HINTS[name] ?? "Correct it in the document or with an overlay.");

export const captureInvalid = ({
  what,
  ...place
}: {
  file: string;
  pointer: string;
  position: Position;
  what: string;
}) =>
  warning(
    "CAPTURE_INVALID",
    place,
    what,
    "Record it again, correct the document, or remove the file; a made-up value is used until then.",
  );

const FIXTURE_HINTS: Readonly<Record<string, string>> = {
  EXAMPLE_INVALID:
    "Correct the example or its schema, in the document or with an overlay; a made-up value is used until then.",
  SCHEMA_UNSATISFIABLE: "Loosen the keywords that exclude each other; until then there are no fixtures for it.",
  VALUE_NOT_FOUND: "Give an example that is valid, in the document or with an overlay: it will be used.",
};

export function didYouMean(nearest: string | undefined): string | undefined {
  return nearest ? `Did you mean ${nearest}?` : undefined;
}

/** Names come from the document and may be of any length. */
export function quote(text: string): string {
  return `"${text.length > 200 ? `${text.slice(0, 200)}…` : text}"`;
}

/** A fault that stops the run. */
export function error(name: Code, at: At, ...[what, hint]: Words): Fault {
  return { code: name, severity: "error", ...at, what, hint };
}

export function warning(name: Code, at: At, ...[what, hint]: Words): Fault {
  return { code: name, severity: "warning", ...at, what, hint };
}

type Words = readonly [what: string, hint: string];

/** A hint is pasted into a shell, and part of it comes from the document. */
function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const CHECK_ALIASES = "Look for YAML aliases that repeat each other; a document of this size is refused.";
