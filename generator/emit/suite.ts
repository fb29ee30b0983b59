import type { Fixtures, OperationFixtures } from "../fixtures/fixtures.ts";
import type { ApiModel, Identifier, Operation, Response } from "../model/model.ts";
import { render } from "../render/render.ts";
import type { CaseView, SuiteOperationView } from "../render/views.ts";
import { createName } from "./client.ts";
import type { GeneratedFile } from "./file.ts";

/** Where the suites lie: the way to their folder from the output folder, and the way back, both with `/`. */
export interface SuiteFolder {
  readonly there: string;
  readonly back: string;
}

/** One contract suite for each tag. */
export function emitSuites(model: ApiModel, fixtures: Fixtures, { there, back }: SuiteFolder): GeneratedFile[] {
  const byOperation = new Map(fixtures.operations.map((entry) => [entry.operation, entry]));
  const specifier = (file: string) => (back.startsWith(".") ? `${back}/${file}` : `./${back}/${file}`);
  return model.tags.map((tag) => ({
    path: `${there}/${tag.fileName}.test.ts`,
    contents: render("suite", {
      createName: createName(model),
      documentFile: specifier("openapi.json"),
      clientFile: specifier("client.js"),
      fixturesFile: specifier(`fixtures/${tag.fileName}.js`),
      operations: model.operations.flatMap((operation) => {
        const made = byOperation.get(operation.id);
        return operation.tag === tag.name && made !== undefined ? [operationView(operation, made)] : [];
      }),
    }),
  }));
}

function operationView(operation: Operation, fixtures: OperationFixtures): SuiteOperationView {
  return {
    title: `${operation.id}: ${operation.method.toUpperCase()} ${operation.path}`,
    id: operation.id,
    name: operation.name,
    cases: [
      ...operation.responses.flatMap((response) => responseCases(response, fixtures)),
      ...fixtures.invalid.map(({ name }) => ({
        title: `refuses ${name}`,
        call: "refuses" as Identifier,
        args: [name],
      })),
      ...credentialCases(operation),
    ],
  };
}

/** A success is asked for with the smallest request, the documented one and the largest; a failure once. */
function responseCases(response: Response, fixtures: OperationFixtures): CaseView[] {
  const mediaTypes = response.content.length === 0 ? [undefined] : response.content.map(({ type }) => type);
  const variants = response.status.startsWith("2") ? distinctRequests(fixtures) : ["example"];
  return mediaTypes.flatMap((mediaType) =>
    variants.map((variant) => ({
      title: [
        `answers ${response.status}`,
        mediaType === undefined ? "without a body" : `as ${mediaType}`,
        response.status.startsWith("2") ? `to the ${variant} request` : "when asked for it",
      ].join(" "),
      call: "answers" as Identifier,
      args: [variant, response.status, ...(mediaType === undefined ? [] : [mediaType])],
    })),
  );
}

/** Variants that equal an earlier one would only repeat it, unless their answers differ. */
function distinctRequests({ request, responses }: OperationFixtures): string[] {
  const shape = (variant: "example" | "minimal" | "full") =>
    JSON.stringify([
      request[variant],
      responses.filter(({ status }) => status.startsWith("2")).map(({ values }) => values[variant]),
    ]);
  const variants = ["example", "minimal", "full"] as const;
  return variants.filter(
    (variant, index) => !variants.slice(0, index).some((earlier) => shape(earlier) === shape(variant)),
  );
}

/** Anonymous access is fine where an alternative is empty; then nothing can be refused for want of credentials. */
function credentialCases({ security }: Operation): CaseView[] {
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return [];
  return [
    { title: "refuses a request without credentials", call: "refusesWithoutCredentials" as Identifier, args: [] },
  ];
}
