// dist/contract-tests/kit/report/json-report.js
function jsonReport(results) {
  const entries = results.map(({ document, target, summary, run }) => {
    return { document, target, ...summary, cases: run.records, duration: Math.round(run.duration) };
  });
  return `${JSON.stringify(entries, null, 2)}
`;
}
export {
  jsonReport
};
