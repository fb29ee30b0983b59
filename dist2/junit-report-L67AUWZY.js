import {
  printFinding
} from "./chunk-MHVVMCJD.js";

// dist/contract-tests/kit/report/junit-report.js
function junitReport(results) {
  const duration = results.reduce((sum, { run }) => sum + run.duration, 0);
  const time = (duration / 1e3).toFixed(3);
  const suites = results.map(testSuites).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="specpact verify" time="${time}">
${suites}</testsuites>
`;
}
function testSuites({ summary, run: { records } }) {
  const suites = summary.operations.map(({ operation, unexplained }) => {
    const cases = records.filter((record) => record.operation === operation);
    const own2 = cases.map(testCase);
    const missing = unexplained.map((what) => failed(operation, what, "No case has judged this, and nothing explains why."));
    const failures = cases.filter(hasFinding).length + missing.length;
    const skipped = cases.filter(isSkipped).length;
    const counts = `tests="${own2.length + missing.length}" failures="${failures}" skipped="${skipped}"`;
    return `  <testsuite name="${xml(operation)}" ${counts}>
${[...own2, ...missing].join("")}  </testsuite>
`;
  });
  const broken = summary.failures.map((failure, index) => failed("specpact", `failure ${index + 1}`, failure));
  const own = broken.length === 0 ? "" : `  <testsuite name="specpact" tests="${broken.length}" failures="${broken.length}">
${broken.join("")}  </testsuite>
`;
  return suites.join("") + own;
}
function testCase(record) {
  const { operation, title, verdicts } = record;
  const findings = verdicts.flatMap(({ verdict }) => verdict.kind === "finding" ? [printFinding(verdict.finding)] : []);
  if (findings.length > 0)
    return failed(operation, title, findings.join("\n\n"));
  const name = `    <testcase classname="${xml(operation)}" name="${xml(title)}"`;
  if (!isSkipped(record))
    return `${name}/>
`;
  const reasons = verdicts.flatMap(({ verdict }) => verdict.kind === "not checked" ? [verdict.because] : []);
  return `${name}><skipped message="${xml([...new Set(reasons)].join("; "))}"/></testcase>
`;
}
function failed(operation, title, text) {
  const [first = ""] = text.split("\n");
  const name = `    <testcase classname="${xml(operation)}" name="${xml(title)}">`;
  return `${name}<failure message="${xml(first)}">${xml(text)}</failure></testcase>
`;
}
function hasFinding({ verdicts }) {
  return verdicts.some(({ verdict }) => verdict.kind === "finding");
}
function isSkipped({ verdicts }) {
  return verdicts.every(({ verdict }) => verdict.kind === "not checked");
}
var ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
function xml(text) {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char).replace(new RegExp("\\p{Cc}|\\p{Cs}|[\\ufffe\\uffff]", "gu"), (char) => /[\t\n\r]/.test(char) ? `&#${char.charCodeAt(0)};` : "\uFFFD");
}
export {
  junitReport
};
