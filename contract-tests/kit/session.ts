import { readFileSync } from "node:fs";
import type { OpenApi } from "../../generator/document/openapi.ts";
import { createValidators, type Validators } from "../../generator/fixtures/validators.ts";
import { buildModel } from "../../generator/model/build.ts";
import type { ApiModel, Operation } from "../../generator/model/model.ts";
import type { GeneratedFixtures } from "./fixtures.ts";
import type { Prism } from "./mock/prism.ts";
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
  readonly prism: Prism | undefined;
}

/** What a suite is made from, before it runs. */
export interface SessionPlan {
  readonly document: OpenApi;
  readonly model: ApiModel;
  /** The operations under test, by id: only these are loaded into the mock. */
  readonly fixtures: ReadonlyMap<string, GeneratedFixtures>;
}

export function readPlan(file: URL): Pick<SessionPlan, "document" | "model"> {
  const document = JSON.parse(readFileSync(file, "utf8")) as OpenApi;
  return { document, model: buildModel(document) };
}

/** Compiles every schema of the operations' responses, then starts the mock unless a target is named. */
export async function startSession(plan: SessionPlan): Promise<Session> {
  const settings = readSettings(process.env);
  const operations = plan.model.operations.filter(({ id }) => plan.fixtures.has(id));
  const validators = createValidators(plan.document);
  compileAll(operations, validators);
  const base = { document: plan.document, model: plan.model, validators, settings };
  if (settings.target !== undefined) return { ...base, baseUrl: settings.target, prism: undefined };
  const [{ startPrism }, { toMockDocument }, { toMockFixtures }] = await Promise.all([
    import("./mock/prism.ts"),
    import("./mock/mock-document.ts"),
    import("./mock/generated-fixtures.ts"),
  ]);
  const fixtures = toMockFixtures(plan.fixtures, operations);
  const prism = await startPrism(toMockDocument(plan.document, { ...plan.model, operations }, fixtures));
  return { ...base, baseUrl: prism.url, prism };
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
