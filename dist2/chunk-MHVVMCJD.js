// dist/contract-tests/kit/conclude.js
function printFinding({ operation, check, blame, what, documentPointer, valuePointer, expected, received, curl }) {
  return [
    `${operation} ${check}: ${what}`,
    ...blame === "provider" ? [] : [`  fault of   the ${blame}`],
    `  document   #${documentPointer}`,
    ...valuePointer === "" ? [] : [`  value      ${valuePointer}`],
    `  expected   ${expected}`,
    `  received   ${received}`,
    `  reproduce  ${curl}`
  ].join("\n");
}

export {
  printFinding
};
