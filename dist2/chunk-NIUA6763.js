import {
  UsageError
} from "./chunk-3G5QWUPR.js";

// dist/generator/faults.js
var fileNotFound = (file) => new UsageError("FILE_NOT_FOUND", `${quote(file)} does not exist.`, "Check the path; it is relative to the current folder.");
var fileNotRegular = (file, kind) => new UsageError("FILE_NOT_REGULAR", `${quote(file)} is ${kind}.`, "Give the path of one OpenAPI file.");
var fileNotReadable = (file, reason) => new UsageError("FILE_NOT_READABLE", `${quote(file)} cannot be read: ${reason}.`, "Check its permissions.");
var fileNotText = (file, reason) => new UsageError("FILE_NOT_TEXT", `${quote(file)} ${reason}.`, "Save it as UTF-8.");
var fileTooLarge = (file, limit) => new UsageError("FILE_TOO_LARGE", `${quote(file)} is larger than ${limit}.`, "Take the part that you use, or split it.");
var configNotFound = (file) => new UsageError("CONFIG_NOT_FOUND", file === void 0 ? "There is no document and no specpact.config.ts here." : `${quote(file)} does not exist.`, "Name a document: `specpact generate openapi.yaml --output generated/api`; or write a specpact.config.ts.");
var configInvalid = (file, problems) => new UsageError("CONFIG_INVALID", `${quote(file)} is no config: ${problems}.`, "Compare it with the README's example.");
var flagInvalid = (flag, value, hint) => new UsageError("FLAG_INVALID", `${flag} can't be ${quote(value)}.`, hint);
var outputMissing = () => new UsageError("OUTPUT_MISSING", "Nothing says where the output goes.", "Add `--output DIR`.");
var outputShared = (folder) => new UsageError("OUTPUT_SHARED", `Two APIs would write to ${quote(folder)}.`, "Give each its own `output`.");
var outputNotOurs = (files) => new UsageError("OUTPUT_NOT_OURS", `Nothing was written, because this would be lost: ${files.map(({ path, kind }) => `${path} (${OURS[kind] ?? kind})`).join(", ")}.`, "Move your changes elsewhere, or let them go with `--force`.");
var OURS = { edited: "edited by hand", foreign: "not written by SpecPact" };
var outputNotWritable = (folder, reason) => new UsageError("OUTPUT_NOT_WRITABLE", `${quote(folder)} can't be written: ${reason}.`, "Check its permissions and the space left.");
var selectionUnknown = (unknown) => new UsageError("SELECTION_UNKNOWN", `The document has no ${unknown.map(({ kind, name }) => `${kind} ${quote(name)}`).join(", no ")}.`, didYouMean(unknown.flatMap(({ nearest }) => nearest.map(quote)).join(" or ")) ?? "Names are compared to the letter.");
var selectionEmpty = () => new UsageError("SELECTION_EMPTY", "No operation is left.", "Operations, tags, paths and methods each narrow the choice: loosen one of them.");
var sourceEmpty = (at) => error("SOURCE_EMPTY", at, "The file is empty.", "Put an OpenAPI document in it.");
var sourceNotObject = (at, type) => error("SOURCE_NOT_OBJECT", at, `The document is ${type}, not an object.`, "Start it with `openapi: 3.1.0`.");
var sourceSeveralDocuments = (at) => error("SOURCE_SEVERAL_DOCUMENTS", at, "A second YAML document starts here.", "Keep one document in a file.");
var sourceTooDeep = (at, limit) => error("SOURCE_TOO_DEEP", at, `Values are nested deeper than ${limit} levels here.`, CHECK_ALIASES);
var sourceTooLarge = (at, limit) => error("SOURCE_TOO_LARGE", at, `The document has more than ${limit} values once its aliases are expanded.`, CHECK_ALIASES);
var syntaxInvalid = (at, language, reason) => error("SYNTAX_INVALID", at, `This is not ${language}: ${reason}.`, "Correct it here or just before.");
var keyDuplicate = (at) => error("KEY_DUPLICATE", at, "This key stands twice in the same object.", "Remove or rename one of the two.");
var keyForbidden = (at) => error("KEY_FORBIDDEN", at, 'The key "__proto__" is not accepted.', "Rename it, or remove it with an overlay.");
var numberNotFinite = (at) => error("NUMBER_NOT_FINITE", at, "This number cannot be written in JSON.", "Quote it, or give a finite number.");
var overlayInvalid = (at, what, hint) => error("OVERLAY_INVALID", at, what, hint);
var overlayTargetInvalid = (at, target, reason) => error("OVERLAY_TARGET_INVALID", at, `${quote(target)} is not a JSONPath: ${reason}.`, "Write it as in RFC 9535, for example $.paths['/pets'].get.");
var overlayTargetEmpty = (at, target) => warning("OVERLAY_TARGET_EMPTY", at, `${quote(target)} matches nothing.`, "Correct the target, or drop the action if it has had its day.");
var overlayUpdateImpossible = (at, what) => error("OVERLAY_UPDATE_IMPOSSIBLE", at, what, "Remove the old value in an action before this one.");
var overlayExtendsOther = (at, named, file) => warning("OVERLAY_EXTENDS_OTHER", at, `It extends ${quote(named)}, but is applied to ${quote(file)}.`, "Correct `extends`, or the list of overlays.");
var refNotFound = (at, ref, nearest) => error("REF_NOT_FOUND", at, `${quote(ref)} points at nothing.`, didYouMean(nearest && quote(nearest)) ?? "Define it under components, or correct the $ref.");
var refCycle = (at, chain) => error("REF_CYCLE", at, `This reference leads back to itself: ${chain.map(quote).join(" \u2192 ")}.`, "Let one of them be a value.");
var refOutside = (at, ref, folder) => error("REF_OUTSIDE", at, `${quote(ref)} lies outside the folder of the document.`, `Add --root ${shellWord(folder)} to allow it.`);
var refRemote = (at, ref, host) => error("REF_REMOTE", at, `${quote(ref)} would be fetched from the network.`, `Add --allow-remote ${shellWord(host)} to allow it.`);
var refUnreadable = (at, what, hint) => error("REF_UNREADABLE", at, what, hint);
var fixtureProblem = ({ code: name, pointer, what }) => warning(name, { pointer }, what, FIXTURE_HINTS[name] ?? "Correct it in the document or with an overlay.");
var FIXTURE_HINTS = {
  EXAMPLE_INVALID: "Correct the example or its schema, in the document or with an overlay; a made-up value is used until then.",
  SCHEMA_UNSATISFIABLE: "Loosen the keywords that exclude each other; until then there are no fixtures for it."
};
function didYouMean(nearest) {
  return nearest ? `Did you mean ${nearest}?` : void 0;
}
function quote(text) {
  return `"${text.length > 200 ? `${text.slice(0, 200)}\u2026` : text}"`;
}
function error(name, at, ...[what, hint]) {
  return { code: name, severity: "error", ...at, what, hint };
}
function warning(name, at, ...[what, hint]) {
  return { code: name, severity: "warning", ...at, what, hint };
}
function shellWord(text) {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
var CHECK_ALIASES = "Look for YAML aliases that repeat each other; a document of this size is refused.";

export {
  fileNotFound,
  fileNotRegular,
  fileNotReadable,
  fileNotText,
  fileTooLarge,
  configNotFound,
  configInvalid,
  flagInvalid,
  outputMissing,
  outputShared,
  outputNotOurs,
  outputNotWritable,
  selectionUnknown,
  selectionEmpty,
  sourceEmpty,
  sourceNotObject,
  sourceSeveralDocuments,
  sourceTooDeep,
  sourceTooLarge,
  syntaxInvalid,
  keyDuplicate,
  keyForbidden,
  numberNotFinite,
  overlayInvalid,
  overlayTargetInvalid,
  overlayTargetEmpty,
  overlayUpdateImpossible,
  overlayExtendsOther,
  refNotFound,
  refCycle,
  refOutside,
  refRemote,
  refUnreadable,
  fixtureProblem,
  didYouMean,
  quote,
  error,
  warning
};
