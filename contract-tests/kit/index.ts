/** The contract kit: what generated suites are written in, and what a suite of your own can use. */

export type { GeneratedFixtures } from "./fixtures.ts";
export { type OperationPact, openPact, type Pact, type PactCase, type PactOptions } from "./pact.ts";
export { type CaseRecord, CHECKS, type CheckId, type Finding, type Verdict } from "./verdict.ts";
