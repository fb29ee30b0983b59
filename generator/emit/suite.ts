import { isDeepStrictEqual } from "node:util";
import type { Fixtures, OperationFixtures } from "../fixtures/fixtures.ts";
import type { ApiModel, Operation, Response } from "../model/model.ts";
import { render } from "../render/render.ts";
import type { AnswerView, SuiteOperationView } from "../render/views.ts";
import { createName } from "./client.ts";
import type { GeneratedFile } from "./file.ts";
import { groupByTag } from "./group-by-tag.ts";

/** Where the suites lie: the way to their folder from the output folder, and the way back, both with `/`. */
export interface SuiteFolder {
  readonly there: string;
  readonly back: string;
}

/** One contract suite for each tag. */
export function emitSuites(model: ApiModel, fixtures: Fixtures, { there, back }: SuiteFolder): GeneratedFile[] {
  const byOperation = new Map(fixtures.operations.map((entry) => [entry.operation, entry]));
  const specifier = (file: string) => (back.startsWith(".") ? `${back}/${file}` : `./${back}/${file}`);
  const byTag = groupByTag(model.operations);
  return model.tags.map((tag) => ({
    path: `${there}/${tag.fileName}.test.ts`,
    contents: render("suite", {
      createName: createName(model),
      documentFile: specifier("openapi.json"),
      clientFile: specifier("client.js"),
      fixturesFile: specifier(`fixtures/${tag.fileName}.js`),
      operations: (byTag.get(tag.name) ?? []).flatMap((operation) => {
        const made = byOperation.get(operation.id);
        return made === undefined ? [] : [operationView(operation, made)];
      }),
    }),
  }));
}

function operationView(operation: Operation, fixtures: OperationFixtures): SuiteOperationView {
  return {
    title: `${operation.id}: ${operation.method.toUpperCase()} ${operation.path}`,
    id: operation.id,
    name: operation.name,
    answers: operation.responses.flatMap((response) => answers(response, fixtures)),
  };
}

/** A success is asked for with the smallest request, the documented one and the largest; a failure once. */
function answers(response: Response, fixtures: OperationFixtures): AnswerView[] {
  const mediaTypes = response.content.length === 0 ? [undefined] : response.content.map(({ type }) => type);
  const variants = response.status.startsWith("2") ? distinctRequests(fixtures) : ["example"];
  return mediaTypes.flatMap((mediaType) =>
    variants.map((variant) => ({
      title: [
        `answers ${response.status}`,
        mediaType === undefined ? "without a body" : `as ${mediaType}`,
        response.status.startsWith("2") ? `to the ${variant} request` : "when asked for it",
      ].join(" "),
      args: [variant, response.status, ...(mediaType === undefined ? [] : [mediaType])],
    })),
  );
}

/** Variants that equal an earlier one would only repeat it, unless their answers differ. */
function distinctRequests({ request, responses }: OperationFixtures): Variant[] {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const alike = (a: Variant, b: Variant) =>
    isDeepStrictEqual(request[a], request[b]) &&
    successes.every(({ values }) => values[a] === values[b] || isDeepStrictEqual(values[a], values[b]));
  return VARIANTS.filter((variant, index) => !VARIANTS.slice(0, index).some((earlier) => alike(earlier, variant)));
}

type Variant = (typeof VARIANTS)[number];
const VARIANTS = ["example", "minimal", "full"] as const;
