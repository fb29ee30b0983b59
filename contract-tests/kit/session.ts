import { readFileSync } from "node:fs";
import type { OpenApi } from "../../generator/document/openapi.ts";
import { createInvalidRequests, type InvalidRequest } from "../../generator/fixtures/invalid-requests.ts";
import type { ValidRequest } from "../../generator/fixtures/valid-request.ts";
import { createValidRequests } from "../../generator/fixtures/valid-requests.ts";
import { createValidators, type Validators } from "../../generator/fixtures/validators.ts";
import { buildModel } from "../../generator/model/build.ts";
import type { ApiModel, Operation } from "../../generator/model/model.ts";
import { createWitnessLog, type WitnessLog } from "./coverage/witness-log.ts";
import type { GeneratedFixtures } from "./fixtures.ts";
import { type Gate, gateOf } from "./live/gate.ts";
import { interruption } from "./live/interruption.ts";
import type { MockDocument } from "./mock/mock-document.ts";
import type { Mock } from "./mock/prism.ts";
import { createMutator, type Mutator } from "./mutation/mutate-case.ts";
import { createTape } from "./mutation/tape.ts";
import { readSettings, type Settings } from "./settings.ts";

/** What the cases of one suite share. */
export interface Session {
  readonly document: OpenApi;
  readonly model: ApiModel;
  readonly validators: Validators;
  readonly settings: Settings;
  /** Where requests go. */
  readonly baseUrl: string;
  /** The mock, where the suite runs against one. */
  readonly prism: Mock | undefined;
  /** The way to a live target. */
  readonly gate?: Gate;
  /** Runs cases again with changed answers, where that is asked for. */
  readonly mutator?: Mutator;
  /** What answers have shown. */
  readonly witnesses?: WitnessLog;
}

/** What a document's suites have in common, before they run. */
export interface SessionPlan {
  readonly document: OpenApi;
  readonly model: ApiModel;
  readonly validators: Validators;
  readonly operation: (id: string) => Operation | undefined;
  /** Made when they are asked for: most of the work of collecting a suite. */
  readonly invalidRequests: (operation: Operation) => readonly InvalidRequest[];
  readonly validRequests: (operation: Operation) => readonly ValidRequest[];
}

/** Reads a document once, however many suites of it run in this thread. */
export function readPlan(file: URL): SessionPlan {
  const known = plans.get(file.href);
  if (known !== undefined) return known;
  const document = JSON.parse(readFileSync(file, "utf8")) as OpenApi;
  const model = buildModel(document);
  const validators = createValidators(document);
  const operations = new Map(model.operations.map((operation) => [operation.id, operation]));
  const invalid = createInvalidRequests(document, validators);
  const made = new Map<Operation, readonly InvalidRequest[]>();
  const plan: SessionPlan = {
    document,
    model,
    validators,
    operation: (id) => operations.get(id),
    invalidRequests: (operation) => {
      const requests = made.get(operation) ?? invalid(operation);
      made.set(operation, requests);
      return requests;
    },
    validRequests: createValidRequests(document, validators),
  };
  plans.set(file.href, plan);
  return plan;
}

const plans = new Map<string, SessionPlan>();

/** Compiles every schema of the operations' responses, then starts the mock unless a target is named. */
export async function startSession(
  plan: SessionPlan,
  suiteFixtures: ReadonlyMap<string, GeneratedFixtures>,
): Promise<Session> {
  const settings = readSettings(process.env);
  const operations = plan.model.operations.filter(({ id }) => suiteFixtures.has(id));
  const { validators } = plan;
  compileAll(operations, validators);
  const { document, model } = plan;
  const base = { document, model, validators, settings, witnesses: createWitnessLog({ document, validators }) };
  const target = settings.target === undefined ? undefined : gateOf(settings.target, settings.rate);
  const way = settings.mutate === true ? mutating(target, settings) : target === undefined ? {} : { gate: target };
  if (settings.target !== undefined) return { ...base, ...way, baseUrl: settings.target, prism: undefined };
  if (interruption().aborted) return { ...base, baseUrl: "http://interrupted.invalid", prism: undefined };
  const [{ toMockDocument }, { toMockFixtures }] = await Promise.all([
    import("./mock/mock-document.ts"),
    import("./mock/generated-fixtures.ts"),
  ]);
  const fixtures = toMockFixtures(suiteFixtures, operations);
  const prism = await startMock(toMockDocument(document, { ...model, operations }, fixtures));
  return { ...base, ...way, baseUrl: prism.url, prism };
}

function mutating(target: Gate | undefined, { seed = 0 }: Settings): Pick<Session, "gate" | "mutator"> {
  const gate = createTape(target);
  return { gate, mutator: createMutator(gate, seed) };
}

/** `specpact verify` lends its own; a suite that runs without it starts one. */
async function startMock(document: MockDocument): Promise<Mock> {
  const broker = process.env.SPECPACT_BROKER;
  if (broker) return (await import("./mock/lent-prism.ts")).borrowPrism(broker, document);
  return (await import("./mock/prism.ts")).startPrism(document);
}

/** Before the first request, so that a schema that doesn't compile is met by every case alike and costs none of them its time. */
function compileAll(operations: readonly Operation[], { compile }: Validators): void {
  for (const { responses } of operations) {
    for (const { content, headers } of responses) {
      for (const { schemaPointer, schema } of content) if (schema !== undefined) compile(schemaPointer, schema);
      for (const { schemaPointer, schema } of headers) compile(schemaPointer, schema);
    }
  }
}
