import { afterAll, beforeAll, type TestContext } from "vitest";
import type { Operation } from "../../generator/model/model.ts";
import { answerCase } from "./cases/answer.ts";
import { createCases } from "./cases/create-cases.ts";
import { conclude } from "./conclude.ts";
import type { GeneratedFixtures, Variant } from "./fixtures.ts";
import { createRedaction, type Redaction } from "./redact.ts";
import { redactRecord } from "./redact-record.ts";
import { readPlan, type Session, startSession } from "./session.ts";
import { withSeverity } from "./severity.ts";
import { endState } from "./state/clean-up.ts";
import { suiteJourneys } from "./state/suite-journeys.ts";
import type { CaseRecord, ExchangeRecord } from "./verdict.ts";

export interface PactOptions {
  /** The `openapi.json` that the client was generated with. */
  readonly document: URL;
  /** The generated `create…Client`. */
  createClient(options: never): object;
}

/** What a contract suite is written in. */
export interface Pact {
  /** An operation by its `operationId`, and its generated fixtures. Throws if the document has no such operation. */
  operation(id: string, fixtures: GeneratedFixtures): OperationPact;
  /** What several operations of this file do together: create, read, update, list, delete. Only of a live target. */
  journeys(fixtures: Readonly<Record<string, GeneratedFixtures>>): readonly PactCase[];
}

export interface OperationPact {
  /** The response that is declared for `status` and `mediaType` comes, and keeps every promise of the document. */
  answers(variant: string, status: string, mediaType?: string): TestBody;
  /** Everything else that the document lets us try: invalid requests, missing credentials and so on. */
  cases(): readonly PactCase[];
}

/** A test, for vitest's `it(name, run)`. */
export interface PactCase {
  /** Unique in its operation. */
  readonly name: string;
  readonly run: TestBody;
}

export type TestBody = (context: TestContext) => Promise<void>;

/**
 * Opens a contract suite. Call it at the top of a test file: it starts the mock before the first test of the file, and ends it
 * after the last. With `SPECPACT_TARGET` in the environment the tests run against that base URL instead.
 */
export function openPact(options: PactOptions): Pact {
  const plan = readPlan(options.document);
  const suiteFixtures = new Map<string, GeneratedFixtures>();
  let session: Session | undefined;
  let redaction: Redaction | undefined;
  beforeAll(async () => {
    session = await startSession(plan, suiteFixtures);
    redaction = createRedaction(session.settings);
  }, START_TIMEOUT);
  const client = (clientOptions: object) => options.createClient(clientOptions as never);
  afterAll(async () => {
    if (session !== undefined) await endState({ session, client });
    await session?.prism?.close();
  });
  const run = ({ operation, fixtures, expected }: About, body: (subject: Subject) => Promise<CaseRecord>): TestBody => {
    return async (context) => {
      if (session === undefined || redaction === undefined) throw new Error("The suite has not started.");
      const started = performance.now();
      const subject = { session, operation, fixtures, client, title: context.task.name, exchanges: [] };
      const record = await (session.mutator?.run(body, subject) ?? body(subject));
      const settles = expected?.();
      if (settles !== undefined) context.task.meta.specpactExpected = settles;
      conclude(context, finish({ ...record, duration: performance.now() - started }, { session, redaction }));
    };
  };
  return {
    operation: (id, fixtures) => {
      const operation = plan.operation(id);
      if (operation === undefined) throw new Error(`The document has no operation "${id}". Run \`specpact generate\`.`);
      suiteFixtures.set(id, fixtures);
      const cases = createCases(plan, operation);
      // Once for each operation, whether or not the suite has asked for them: so that none can go missing.
      const about = { operation, fixtures, expected: once(() => cases.flatMap(({ settles }) => settles)) };
      return {
        answers: (variant, status, mediaType) =>
          run(about, (subject) => answerCase(subject, { variant: variant as Variant, status, mediaType })),
        cases: () => cases.map((each) => ({ name: each.name, run: run(about, (subject) => each.run(subject)) })),
      };
    },
    // Vitest comes to what stands in a `describe` only later, so that the operations of the suite aren't known by now.
    journeys: (all) =>
      suiteJourneys(plan, ({ name }) => Object.hasOwn(all, name)).map(({ name, operation, run: body }) => {
        const fixtures = all[operation.name];
        if (fixtures === undefined) throw new Error(`The suite has no fixtures of "${operation.id}".`);
        return { name, run: run({ operation, fixtures }, body) };
      }),
  };
}

/** What a test is of. */
interface About {
  readonly operation: Operation;
  readonly fixtures: GeneratedFixtures;
  /** What must be settled of the operation, where this has not been said yet. */
  readonly expected?: () => readonly string[] | undefined;
}

function once<T>(make: () => T): () => T | undefined {
  let done = false;
  return () => {
    if (done) return undefined;
    done = true;
    return make();
  };
}

/** A record as it may leave the test. */
function finish(record: CaseRecord, { session, redaction }: { session: Session; redaction: Redaction }): CaseRecord {
  const { settings, witnesses } = session;
  const judged = withSeverity({ ...record, witnesses: witnesses?.take() ?? [] }, settings);
  const keep = settings.keep === "all" || judged.verdicts.some(({ verdict }) => verdict.kind === "finding");
  return redactRecord(keep ? judged : { ...judged, exchanges: [] }, redaction);
}

/** What a case works on. */
export interface Subject {
  readonly session: Session;
  readonly operation: Operation;
  readonly fixtures: GeneratedFixtures;
  readonly client: (options: object) => object;
  readonly title: string;
  /** What went over the wire so far; every call adds to it. */
  readonly exchanges: ExchangeRecord[];
  /** The status that a mock was asked for. */
  readonly wanted?: number | undefined;
}

/** Milliseconds; Prism has its own limit below this one. */
const START_TIMEOUT = 90_000;
