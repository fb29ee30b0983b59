import {
  addApiFlags,
  chooseApis
} from "./chunk-IAZCIW3M.js";
import {
  printFinding
} from "./chunk-MHVVMCJD.js";
import {
  reportWarnings
} from "./chunk-A7W5UXMG.js";
import {
  paint,
  print,
  printError,
  startProgress
} from "./chunk-SG43LH75.js";
import {
  nearestName
} from "./chunk-URA75TH6.js";
import {
  didYouMean,
  fileNotFound,
  flagInvalid
} from "./chunk-NIUA6763.js";
import "./chunk-3G5QWUPR.js";

// dist/generator/cli/verify.js
import { writeFile } from "node:fs/promises";
import { relative as relative2 } from "node:path";
import { Command } from "commander";

// dist/generator/cli/find-output.js
import { existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
async function findOutput(api, flags) {
  const { output } = api;
  const there = output !== void 0 && existsSync(join(output, DOCUMENT));
  if (flags.output !== void 0 && !there)
    throw flagInvalid("--output", flags.output, "There is no output of SpecPact's: run `specpact generate`, or leave it.");
  if (output === void 0 || !there || flags.output === void 0 && selects(flags))
    return makeOutput(api);
  await warnIfOld(output);
  const suites = api.suites ?? join(output, "contract-tests");
  if (!existsSync(suites))
    throw fileNotFound(relative(".", suites));
  return { output, suites, schemes: schemesOf(output), remove: async () => {
  } };
}
var DOCUMENT = "openapi.json";
function selects({ overlay, operation, tag, path, method, root, allowRemote }) {
  return [overlay, operation, tag, path, method, root, allowRemote].some((flag) => flag !== void 0);
}
async function makeOutput({ suites: _, ...api }) {
  const output = await mkdtemp(join(tmpdir(), "specpact-"));
  const end = (signal) => {
    rmSync(output, { recursive: true, force: true });
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  for (const signal of SIGNALS)
    process.once(signal, end);
  const remove = async () => {
    await rm(output, { recursive: true, force: true });
    for (const signal of SIGNALS)
      process.off(signal, end);
  };
  try {
    const { writeApi } = await import("./write-api-LLTNECXF.js");
    const { warnings } = await writeApi({ ...api, output }, { force: false });
    reportWarnings(warnings);
    return { output, suites: join(output, "contract-tests"), schemes: schemesOf(output), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
var SIGNALS = ["SIGINT", "SIGTERM"];
async function warnIfOld(output) {
  const { isCurrent, readLock } = await import("./lock-322T7O4J.js");
  const lock = await readLock(output);
  if (lock !== void 0 && await isCurrent(output, lock, lock.generator))
    return;
  const what = `${relative(".", output) || "."} is not as \`specpact generate\` would leave it: the document or the output has changed since.`;
  printError(`${paint("yellow", "warning", process.stderr)} ${what}`);
}
function schemesOf(output) {
  const document = JSON.parse(readFileSync(join(output, DOCUMENT), "utf8"));
  return Object.keys(document.components?.securitySchemes ?? {});
}

// dist/generator/cli/print-summary.js
function printSummary(summary, run, { target }) {
  printTable(summary.operations);
  printReasons(summary.operations);
  for (const { operation, unexplained } of summary.operations) {
    for (const what of unexplained)
      print(`
${paint("red", "unexplained")} ${operation}: nothing has judged "${what}", and nothing says why.`);
  }
  for (const failure of summary.failures)
    print(`
${paint("red", "failed")} ${failure}`);
  printFindings(summary.findings);
  const unseen = summary.operations.filter(({ success }) => success === "not seen").map(({ operation }) => operation);
  if (unseen.length > 0)
    print(`
${paint("yellow", "no success")} was seen of ${unseen.join(", ")}: what it promises was not judged.`);
  const count = (key) => summary.operations.reduce((sum, operation) => sum + operation[key], 0);
  const notChecked = summary.operations.reduce((sum, operation) => sum + operation.notChecked.length, 0);
  const counts = `${count("cases")} cases, ${count("pass")} checks passed, ${notChecked} not checked, ${count("findings")} with findings`;
  if (count("cases") === 0 && summary.passed) {
    print(`
${paint("yellow", "\u25CB There is nothing to verify:")} the document declares no responses.`);
    return;
  }
  const broken = unseen.length < summary.operations.length ? "The pact is broken" : "Nothing is proven: no success was seen";
  const verdict = summary.passed ? paint("green", "\u2713 The pact is kept") : paint("red", `\u2717 ${broken}`);
  print(`
${verdict} on ${target}: ${counts} ${paint("dim", `(${(run.duration / 1e3).toFixed(1)} s)`)}`);
}
function printTable(operations) {
  const width = Math.max(9, ...operations.map(({ operation }) => operation.length));
  print(paint("bold", `  ${"operation".padEnd(width)}  ${["cases", "passed", "findings", "not checked"].map((head) => head.padStart(13)).join("")}`));
  for (const { operation, cases, pass, findings, success, notChecked, unexplained } of operations) {
    const mark = findings + unexplained.length > 0 ? paint("red", "\u2717") : success === "not seen" || pass === 0 ? paint("yellow", "\u25CB") : paint("green", "\u2713");
    const columns = [cases, pass, findings, notChecked.length + unexplained.length].map((count) => String(count).padStart(13));
    print(`${mark} ${operation.padEnd(width)}  ${columns.join("")}`);
  }
}
function printFindings(findings) {
  const alike = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const { curl: _, ...rest } = finding;
    const key = JSON.stringify(rest);
    alike.set(key, [...alike.get(key) ?? [], finding]);
  }
  for (const [first, ...others] of alike.values()) {
    if (first !== void 0)
      print(`
${paint("red", "finding")} ${printFinding(first)}`);
    if (others.length === 0)
      continue;
    const requests = others.length === 1 ? "another request" : `${others.length} other requests`;
    print(paint("dim", `  \u2026 and the same for ${requests}; --report json=FILE has all.`));
  }
}
function printReasons(operations) {
  const reasons = /* @__PURE__ */ new Map();
  for (const { operation, notChecked } of operations) {
    for (const { because, what } of notChecked)
      reasons.set(because, [...reasons.get(because) ?? [], `${operation} ${what}`]);
  }
  if (reasons.size > 0)
    print(`
${paint("yellow", "not checked")}`);
  for (const [because, places] of reasons) {
    const more = places.length > 1 ? paint("dim", ` and ${places.length - 1} more`) : "";
    print(`  ${because}
    ${paint("dim", places[0] ?? "")}${more}`);
  }
}

// dist/generator/cli/verify-settings.js
import { statSync } from "node:fs";
import { dirname } from "node:path";
function parseSettings({ target, auth = [], allowWrites = false }) {
  const credentials = Object.fromEntries(auth.map(parseCredential));
  if (target === "mock")
    return { auth: credentials, writes: true };
  return { target: parseTarget(target), auth: credentials, writes: allowWrites };
}
function parseReport(text) {
  const [, format, file] = /^(json|junit)=(.+)$/.exec(text) ?? [];
  if (format === void 0 || file === void 0)
    throw flagInvalid("--report", text, "Give json=FILE or junit=FILE.");
  if (!isFolder(dirname(file)))
    throw flagInvalid("--report", text, "Create its folder first.");
  if (isFolder(file))
    throw flagInvalid("--report", text, "That is a folder: give a file.");
  return { format, file };
}
function checkSchemes(settings, schemes) {
  const unknown = Object.keys(settings.auth).find((scheme) => !schemes.includes(scheme));
  if (unknown === void 0)
    return;
  const known = schemes.length === 0 ? "The document has no security schemes." : `There are ${schemes.join(", ")}.`;
  throw flagInvalid("--auth", `${unknown}=\u2026`, didYouMean(nearestName(unknown, schemes)) ?? known);
}
function parseTarget(text) {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : void 0;
  if (url === void 0) {
    const hint = "Give a base URL such as https://api.example.com/v1, or mock.";
    throw flagInvalid("--target", text.includes("@") ? "\u2026" : text, hint);
  }
  const { username, password, search, hash, origin, pathname } = url;
  if (username + password + search + hash === "")
    return text;
  throw flagInvalid("--target", `${origin}${pathname}\u2026`, "Give the base URL alone, and credentials as --auth.");
}
function parseCredential(text) {
  const [, scheme = "", value = ""] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (scheme === "")
    throw flagInvalid("--auth", "\u2026", "Give a security scheme and its credential: --auth ApiKeyAuth=$API_KEY.");
  if (!value.startsWith("$"))
    return [scheme, value];
  const secret = process.env[value.slice(1)];
  if (!secret)
    throw flagInvalid("--auth", `${scheme}=$\u2026`, "The environment has no variable of this name.");
  return [scheme, secret];
}
function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

// dist/generator/cli/verify.js
function verifyCommand(finish) {
  return addApiFlags(new Command("verify").description("run the contract suites against a mock or a live API")).option("--output <folder>", "use the client and suites of this output folder").option("--suites <folder>", "use the suites of this folder").option("--target <mock|url>", "a base URL, or the Prism mock", "mock").option("--auth <scheme=value...>", "credentials for the target, by security scheme; $NAME takes them from the environment").option("--allow-writes", "send requests that may change something to a target on another machine").option("--report <format=file...>", "write a report: json=FILE, junit=FILE").option("--json", "print the JSON report").addHelpText("after", EXAMPLES).action(async (document, flags) => {
    const settings = parseSettings(flags);
    const reports = (flags.report ?? []).map(parseReport);
    const apis = await chooseApis(document, flags);
    if (apis.length > 1 && settings.target !== void 0)
      throw flagInvalid("--target", settings.target, "The config has several APIs: name the document of one.");
    const results = await verifyApis(apis, settings, flags);
    await writeReports(reports, results);
    finish(results.every(({ summary }) => summary.passed));
  });
}
async function verifyApis(apis, settings, flags) {
  const places = [];
  const results = [];
  try {
    for (const api of apis)
      places.push(await withProgress("Generating", () => findOutput(api, flags)));
    checkSchemes(settings, [...new Set(places.flatMap(({ schemes }) => schemes))]);
    for (const [index, place] of places.entries()) {
      const document = relative2(".", apis[index]?.document ?? "").replaceAll("\\", "/");
      if (apis.length > 1 && !flags.json)
        print(`${index > 0 ? "\n" : ""}${paint("bold", document)}`);
      results.push(await verifyPlace(place, { document, settings, json: flags.json === true }));
    }
    if (flags.json) {
      const { jsonReport } = await import("./json-report-54XAARB4.js");
      print(jsonReport(results).trimEnd());
    }
    return results;
  } finally {
    for (const place of places)
      await place.remove();
  }
}
async function verifyPlace({ output, suites }, { document, settings, json }) {
  const target = settings.target ?? "the Prism mock";
  const { verify } = await import("./verify-AIQDWUCZ.js");
  const { summary, run } = await withProgress(`Verifying against ${target}`, () => verify({ output, suites, settings }));
  if (!json)
    printSummary(summary, run, { target });
  return { document, target, summary, run };
}
async function withProgress(what, work) {
  const progress = startProgress(what);
  return work().finally(() => progress.done());
}
async function writeReports(reports, results) {
  const { jsonReport } = await import("./json-report-54XAARB4.js");
  const { junitReport } = await import("./junit-report-L67AUWZY.js");
  for (const { format, file } of reports) {
    try {
      await writeFile(file, format === "json" ? jsonReport(results) : junitReport(results));
    } catch (error) {
      const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
      throw flagInvalid("--report", `${format}=${file}`, `It can't be written: ${reason}.`);
    }
  }
}
var EXAMPLES = `
Without --allow-writes only GET, HEAD and OPTIONS are sent to another machine; what that leaves unchecked is listed.
Exit code 1: the pact is broken; 4: nothing answers at the target.

Examples:
  specpact verify                                            the APIs of specpact.config.ts, on the mock
  specpact verify openapi.yaml --target http://localhost:3000/v1
  specpact verify --target https://api.example.com/v1 --auth 'ApiKeyAuth=$API_KEY' --allow-writes
  specpact verify --report junit=report.xml --report json=report.json`;
export {
  verifyCommand
};
