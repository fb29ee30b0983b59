import type { Reporter, TestCase, TestModule } from "vitest/node";
import type { CaseRecord } from "./verdict.ts";

/** What is known of a run while it goes on. */
export interface Collected {
  readonly records: CaseRecord[];
  /** By operation, what its cases must have judged, as far as one of them has run. */
  readonly expected: Map<string, readonly string[]>;
  readonly failures: string[];
}

/** A reporter for vitest that collects what the kit has noted, and calls `onOperation` after each `describe` at the top of a suite. */
export function createCollector(
  { records, expected, failures }: Collected,
  onOperation?: (records: readonly CaseRecord[], expected: Collected["expected"]) => void,
): Reporter {
  return {
    onTestCaseResult: (test) => {
      const { specpact: record, specpactExpected } = test.meta();
      if (record !== undefined) {
        if (specpactExpected !== undefined) expected.set(record.operation, specpactExpected);
        records.push(record);
      }
      if (record === undefined || !hasFinding(record)) failures.push(...failureOf(test));
    },
    onTestSuiteResult: (suite) => {
      if (suite.parent.type !== "module") return;
      const own = [...suite.children.allTests()].flatMap((test) => test.meta().specpact ?? []);
      if (own.length > 0) onOperation?.(own, expected);
    },
    onTestModuleEnd: (module) => void failures.push(...errorsOf(module)),
    onTestRunEnd: (_modules, errors) => void failures.push(...errors.map((error) => error.stack ?? error.message)),
  };
}

function hasFinding({ verdicts }: CaseRecord): boolean {
  return verdicts.some(({ verdict }) => verdict.kind === "finding");
}

function failureOf(test: TestCase): string[] {
  const result = test.result();
  return result.state === "failed" ? result.errors.map(({ message }) => `${test.fullName}: ${message}`) : [];
}

function errorsOf(module: TestModule): string[] {
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  return [...module.errors(), ...suites].map(({ message }) => `${module.relativeModuleId}: ${message}`);
}
