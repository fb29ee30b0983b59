import { afterAll, beforeAll, type TestContext } from "vitest";
import type { InvalidRequest } from "../../generator/fixtures/invalid-requests.ts";
import type { Operation } from "../../generator/model/model.ts";
import { answerCase } from "./cases/answer.ts";
import { credentialsCase, invalidCase } from "./cases/refusal.ts";
import { conclude } from "./conclude.ts";
import { refusalsOf } from "./expected-refusals.ts";
import type { GeneratedFixtures, Variant } from "./fixtures.ts";
import { createRedact, redactRecord } from "./redact.ts";
import { readPlan, type Session, startSession } from "./session.ts";
import type { CaseRecord } from "./verdict.ts";

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
}

export interface OperationPact {
  /** The response that is declared for `status` and `mediaType` comes, and keeps every promise of the document. */
  answers(variant: string, status: string, mediaType?: string): TestBody;
  /** Every way to break a valid request in one keyword of the document. */
  invalidRequests(): readonly InvalidRequest[];
  /** The invalid request is refused with a 4xx. */
  refuses(invalid: InvalidRequest): TestBody;
  /** A valid request without credentials is refused with a 4xx. */
  refusesWithoutCredentials(): TestBody;
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
  beforeAll(async () => {
    session = await startSession(plan, suiteFixtures);
  }, START_TIMEOUT);
  afterAll(async () => {
    await session?.prism?.close();
  });
  const client = (clientOptions: object) => options.createClient(clientOptions as never);
  return {
    operation: (id, fixtures) => {
      const operation = plan.operation(id);
      if (operation === undefined) throw new Error(`The document has no operation "${id}". Run \`specpact generate\`.`);
      suiteFixtures.set(id, fixtures);
      let first = true;
      const run = (body: (subject: Subject) => Promise<CaseRecord>): TestBody => {
        return async (context) => {
          if (session === undefined) throw new Error("The suite has not started.");
          const record = await body({ session, operation, fixtures, client, title: context.task.name });
          // Once for each operation, whether or not the suite has asked for them: so that none can go missing.
          if (first) context.task.meta.specpactRefusals = refusalsOf(operation, plan.invalidRequests(operation));
          first = false;
          conclude(context, redactRecord(record, createRedact(session.settings.auth)));
        };
      };
      return {
        answers: (variant, status, mediaType) =>
          run((subject) => answerCase(subject, { variant: variant as Variant, status, mediaType })),
        invalidRequests: () => plan.invalidRequests(operation),
        refuses: (invalid) => run((subject) => invalidCase(subject, invalid)),
        refusesWithoutCredentials: () => run((subject) => credentialsCase(subject)),
      };
    },
  };
}

/** What a case works on. */
export interface Subject {
  readonly session: Session;
  readonly operation: Operation;
  readonly fixtures: GeneratedFixtures;
  readonly client: (options: object) => object;
  readonly title: string;
}

/** Milliseconds; Prism has its own limit below this one. */
const START_TIMEOUT = 90_000;
