import { parentPort } from "node:worker_threads";
import type { GlobalContext } from "openapi-typescript";
import { astToString } from "openapi-typescript/dist/lib/ts.mjs";
import { resolveRef, scanDiscriminators } from "openapi-typescript/dist/lib/utils.mjs";
import transformDocument from "openapi-typescript/dist/transform/index.mjs";
import ts from "typescript";
import type { Answer, Question, SyntaxFault } from "./typescript.ts";

// The only file that imports openapi-typescript or the TypeScript compiler: loading them takes longer than all the rest
// of a run, so they load in a thread of their own while the document is read.
parentPort?.on("message", ({ id, ...question }: Question & { id: number }) => {
  try {
    parentPort?.postMessage({ id, ...answer(question) });
  } catch (error) {
    parentPort?.postMessage({
      id,
      kind: "failed",
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});

function answer(question: Question): Answer {
  switch (question.kind) {
    case "types":
      return { kind: "types", text: astToString(transformDocument(question.document, context(question.document))) };
    case "syntax":
      return { kind: "syntax", faults: question.files.flatMap(syntaxFaults) };
    default:
      return question satisfies never;
  }
}

/** openapi-typescript's options. A default doesn't make a property required: neither side of the wire has to send it. */
function context(document: unknown): GlobalContext {
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    discriminators: scanDiscriminators(document, {}),
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    postTransform: undefined as never,
    redoc: undefined as never,
    resolve: (ref) => resolveRef(document, ref, { silent: true }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transformProperty: undefined as never,
    // Boolean schemas come here too.
    transform: (schema: { readonly format?: unknown } | boolean) =>
      typeof schema === "object" && schema.format === "binary" ? blobType() : undefined,
  };
}

function blobType(): ts.TypeNode {
  return ts.factory.createTypeReferenceNode("Blob");
}

function syntaxFaults(file: { path: string; contents: string }): SyntaxFault[] {
  const source = ts.createSourceFile(file.path, file.contents, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS);
  // TypeScript keeps what its parser noted in an undeclared property; the declared way would load a whole program.
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics.map(({ messageText, start }) => {
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    const what = ts.flattenDiagnosticMessageText(messageText, "\n");
    return { path: file.path, line: line + 1, column: character + 1, what };
  });
}
