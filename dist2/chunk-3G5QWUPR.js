// dist/generator/errors.js
var SpecError = class extends Error {
  name = "SpecError";
  code;
  severity;
  at;
  what;
  hint;
  constructor({ code, severity, what, hint }, at) {
    const { file, line, column } = at;
    super(`${file}:${line}:${column} ${code} ${oneLine(what)}
  at #${oneLine(at.pointer)}
  hint: ${oneLine(hint)}`);
    this.code = code;
    this.severity = severity;
    this.at = at;
    this.what = what;
    this.hint = hint;
  }
};
var SpecErrors = class extends AggregateError {
  name = "SpecErrors";
  constructor(errors) {
    super(errors, errors.map((error) => error.message).join("\n\n"));
  }
};
var UsageError = class extends Error {
  name = "UsageError";
  code;
  what;
  hint;
  constructor(code, what, hint) {
    super(`${code} ${oneLine(what)}
  hint: ${oneLine(hint)}`);
    this.code = code;
    this.what = what;
    this.hint = hint;
  }
};
var TargetError = class extends Error {
  name = "TargetError";
  code = "TARGET_UNREACHABLE";
  what;
  hint;
  constructor(what, hint) {
    super(`TARGET_UNREACHABLE ${oneLine(what)}
  hint: ${oneLine(hint)}`);
    this.what = what;
    this.hint = hint;
  }
};
function oneLine(text) {
  return text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
var CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

export {
  SpecError,
  SpecErrors,
  UsageError,
  TargetError
};
