import {
  HOLDERS,
  binaryPointers,
  buildModel,
  createMaker,
  createValidators,
  makeInvalidBodies,
  makeInvalidParameters,
  makeRequest,
  withParameter,
  withoutParameter
} from "./chunk-3WE35632.js";
import "./chunk-CGZKBLLC.js";
import {
  toPointer
} from "./chunk-7WUZXIE5.js";
import {
  TargetError
} from "./chunk-3G5QWUPR.js";
import {
  fromSource
} from "./chunk-HV4S4JJR.js";
import "./chunk-GDFH4KJP.js";

// dist/contract-tests/kit/verify.js
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join as join2 } from "node:path";

// dist/generator/fixtures/invalid-requests.js
function createInvalidRequests(document, validators) {
  const maker = createMaker(document, validators);
  return (operation) => makeInvalidRequests(maker, operation, makeRequest(maker, operation, "minimal").request);
}
function makeInvalidRequests(maker, operation, valid) {
  const { parameters, body } = operation;
  return [
    ...parameters.flatMap((parameter) => invalidParameter(maker, parameter, valid)),
    ...body === void 0 ? [] : invalidBody(maker, body, valid)
  ].map((invalid) => ({ name: nameOf(invalid), ...invalid }));
}
function invalidParameter(maker, parameter, valid) {
  const holder = HOLDERS[parameter.in];
  const place = toPointer([parameter.name]);
  const missing = {
    in: holder,
    keyword: "required",
    pointer: place,
    schemaPointer: `${parameter.pointer}/required`,
    request: withoutParameter(valid, parameter)
  };
  const broken = makeInvalidParameters(maker, parameter).map(({ keyword, pointer, schemaPointer, value }) => ({
    in: holder,
    keyword,
    pointer: `${place}${pointer}`,
    schemaPointer,
    request: withParameter(valid, parameter, value)
  }));
  return parameter.required && parameter.in !== "path" ? [missing, ...broken] : broken;
}
function invalidBody(maker, body, valid) {
  const media = body.content.find(({ type }) => type === valid.contentType) ?? body.content[0];
  if (media === void 0)
    return [];
  const { body: _, contentType: _type, binary: _binary, ...bare } = valid;
  const missing = {
    in: "body",
    keyword: "required",
    pointer: "",
    schemaPointer: `${body.pointer}/required`,
    request: bare
  };
  const broken = makeInvalidBodies(maker, media).map(({ keyword, pointer, schemaPointer, value }) => {
    const binary = binaryPointers(maker, media, value);
    const contentType = valid.contentType === void 0 ? {} : { contentType: valid.contentType };
    const request = { ...bare, body: value, ...contentType, ...binary.length > 0 ? { binary } : {} };
    return { in: "body", keyword, pointer, schemaPointer, request };
  });
  return body.required ? [missing, ...broken] : broken;
}
function nameOf({ in: place, pointer, keyword }) {
  return `${place}${pointer === "" ? "" : ` ${pointer}`}: ${keyword}`;
}

// dist/contract-tests/kit/verdict.js
var RESPONSE_CHECKS = [
  "status",
  "content-type",
  "headers",
  "body",
  "client"
];

// dist/contract-tests/kit/cases/refusal.js
function labelOfRefusal(name) {
  return name === void 0 ? "refusal without credentials" : `refusal of ${name}`;
}

// dist/contract-tests/kit/expected-refusals.js
function refusalsOf(operation, invalid) {
  return [
    ...invalid.map(({ name }) => `${labelOfRefusal(name)} invalid-refused`),
    ...needsCredentials(operation) ? [`${labelOfRefusal(void 0)} credentials-required`] : []
  ];
}
function needsCredentials({ security }) {
  return security.length > 0 && security.every((alternative) => alternative.length > 0);
}

// dist/contract-tests/kit/redact.js
function createRedact(auth) {
  const secrets = Object.values(auth).flatMap((secret) => [secret, ...secret.split(":").slice(1)]);
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64"), quoted(secret)]).filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, "\u2026"), text);
}
var SHORTEST = 4;
function quoted(text) {
  return JSON.stringify(text).slice(1, -1);
}

// dist/contract-tests/kit/report/summary.js
function summarise(model, { records, failures }, refusals) {
  const operations = model.operations.map((operation) => {
    const own = records.filter((record) => record.operation === operation.id);
    const cells = collect(own);
    const declared = operation.responses.flatMap(({ status, content }) => (content.length === 0 ? [status] : content.map(({ type }) => `${status} ${type}`)).flatMap((label) => RESPONSE_CHECKS.map((check) => `${label} ${check}`)));
    const states = [...cells.entries()].map(([what, verdicts]) => ({ what, verdict: decisive(verdicts) }));
    return {
      operation: operation.id,
      cases: own.length,
      pass: states.filter(({ verdict }) => verdict.kind === "pass").length,
      findings: states.filter(({ verdict }) => verdict.kind === "finding").length,
      success: sawSuccess(operation, cells) ? "seen" : "not seen",
      notChecked: states.flatMap(({ what, verdict }) => verdict.kind === "not checked" ? [{ what, because: verdict.because }] : []),
      unexplained: [...declared, ...refusals.get(operation.id) ?? []].filter((what) => !cells.has(what))
    };
  });
  const findings = records.flatMap(({ verdicts }) => verdicts.flatMap(({ verdict }) => verdict.kind === "finding" ? [verdict.finding] : []));
  const passed = findings.length + failures.length === 0 && operations.every(({ unexplained }) => unexplained.length === 0) && // A target that refuses every request has kept no promise.
  (operations.length === 0 || operations.some(({ success }) => success === "seen"));
  return { operations, findings, failures, passed };
}
function sawSuccess({ responses }, cells) {
  if (!responses.some(({ status }) => status.startsWith("2")))
    return true;
  return [...cells].some(([what, verdicts]) => /^2.* status$/.test(what) && verdicts.some(({ kind }) => kind === "pass"));
}
function collect(records) {
  const cells = /* @__PURE__ */ new Map();
  for (const { response, check, verdict } of records.flatMap(({ verdicts }) => verdicts)) {
    const what = `${response} ${check}`;
    cells.set(what, [...cells.get(what) ?? [], verdict]);
  }
  return cells;
}
function decisive(verdicts) {
  const find = (kind) => verdicts.find((verdict) => verdict.kind === kind);
  return find("finding") ?? find("pass") ?? verdicts[0];
}

// dist/contract-tests/kit/run-suites.js
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// dist/contract-tests/kit/settings.js
function printSettings({ target, auth, writes }) {
  return {
    ...target === void 0 ? {} : { SPECPACT_TARGET: target },
    SPECPACT_AUTH: JSON.stringify(auth),
    SPECPACT_ALLOW_WRITES: writes ? "1" : ""
  };
}

// dist/contract-tests/kit/run-suites.js
async function runSuites({ folder, files, settings, onCase }) {
  const { startVitest } = await import("vitest/node");
  const records = [];
  const refusals = /* @__PURE__ */ new Map();
  const failures = [];
  const reporter = {
    onTestCaseResult: (test) => {
      const { specpact: record, specpactRefusals: expected } = test.meta();
      if (record !== void 0) {
        if (expected !== void 0)
          refusals.set(record.operation, expected);
        records.push(record);
        onCase?.(record);
      }
      if (record === void 0 || !hasFinding(record))
        failures.push(...failureOf(test));
    },
    onTestModuleEnd: (module) => void failures.push(...errorsOf(module)),
    onTestRunEnd: (_modules, errors) => void failures.push(...errors.map((error) => error.stack ?? error.message))
  };
  const started = performance.now();
  const exitCode = process.exitCode;
  const vitest = await startVitest("test", [], {
    root: folder,
    dir: folder,
    include: [...files],
    config: false,
    cache: false,
    watch: false,
    reporters: [reporter],
    env: printSettings(settings),
    pool: "threads",
    testTimeout: 6e4,
    passWithNoTests: true
  }, { resolve: { alias: ALIASES }, logLevel: "error", cacheDir: join(tmpdir(), "specpact-vite") });
  await vitest.close();
  process.exitCode = exitCode;
  return { records, refusals, failures: [...new Set(failures)], duration: performance.now() - started };
}
var ALIASES = [
  {
    find: /^specpact\/kit$/,
    replacement: fileURLToPath(new URL(`./index.${fromSource ? "ts" : "js"}`, import.meta.url))
  },
  { find: /^vitest$/, replacement: fileURLToPath(import.meta.resolve("vitest")) },
  { find: /^openapi-fetch$/, replacement: fileURLToPath(import.meta.resolve("openapi-fetch")) }
];
function hasFinding({ verdicts }) {
  return verdicts.some(({ verdict }) => verdict.kind === "finding");
}
function failureOf(test) {
  const result = test.result();
  return result.state === "failed" ? result.errors.map(({ message }) => `${test.fullName}: ${message}`) : [];
}
function errorsOf(module) {
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  return [...module.errors(), ...suites].map(({ message }) => `${module.relativeModuleId}: ${message}`);
}

// dist/contract-tests/kit/verify.js
async function verify({ output, suites, settings, onCase }) {
  if (settings.target !== void 0)
    await reach(settings.target);
  const document = JSON.parse(readFileSync(join2(output, "openapi.json"), "utf8"));
  const model = buildModel(document);
  const conclude = (run) => ({ summary: summarise(model, run, expectedRefusals(document, model, run)), run });
  const files = existsSync(suites) ? readdirSync(suites).filter((name) => name.endsWith(".test.ts")) : [];
  if (files.length === 0) {
    return conclude({ records: [], refusals: /* @__PURE__ */ new Map(), failures: [], duration: 0 });
  }
  const { failures, ...ran } = await runSuites({
    folder: suites,
    files: files.sort(),
    settings,
    ...onCase && { onCase }
  });
  return conclude({ ...ran, failures: failures.map(createRedact(settings.auth)) });
}
function expectedRefusals(document, model, { refusals }) {
  const missing = model.operations.filter(({ id }) => !refusals.has(id));
  if (missing.length === 0)
    return refusals;
  const invalid = createInvalidRequests(document, createValidators(document));
  return new Map([...refusals, ...missing.map((it) => [it.id, refusalsOf(it, invalid(it))])]);
}
async function reach(target) {
  try {
    await fetch(target, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(REACH_TIMEOUT) });
  } catch (error) {
    throw new TargetError(`Nothing answers at ${target}: ${reasonOf(error)}.`, "Start the server, or correct --target.");
  }
}
function reasonOf(error) {
  if (!(error instanceof Error))
    return String(error);
  if (error.cause instanceof AggregateError && error.cause.message === "")
    return reasonOf(error.cause.errors[0]);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
var REACH_TIMEOUT = 1e4;
export {
  verify
};
