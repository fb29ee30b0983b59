import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import type { GlobalContext } from "openapi-typescript";
import type ts from "typescript";
import type { OpenApi } from "../document/openapi.ts";
import type { Answer } from "./interfaces.ts";

// The only file that loads openapi-typescript or the TypeScript compiler. Both are required, not imported: before an import,
// Node searches a CommonJS module's source for the names that it exports, and over the compiler's 9 MB that takes twice as
// long as running them. openapi-typescript publishes its inner modules without types; these are the ones called here.
const require = createRequire(import.meta.url);
const { factory } = require("typescript") as typeof ts;
const transformDocument = require("openapi-typescript/dist/transform/index.cjs") as (
  document: unknown,
  context: GlobalContext,
) => ts.Node[];
const { astToString } = require("openapi-typescript/dist/lib/ts.cjs") as { astToString(nodes: ts.Node[]): string };
const { resolveRef, scanDiscriminators } = require("openapi-typescript/dist/lib/utils.cjs") as {
  resolveRef(document: unknown, ref: string, options: { silent: boolean }): never;
  scanDiscriminators(document: unknown, options: object): GlobalContext["discriminators"];
};

parentPort?.on("message", (document: OpenApi) => {
  parentPort?.postMessage(answer(document));
});

function answer(document: OpenApi): Answer {
  try {
    return { kind: "text", text: astToString(transformDocument(document, context(document))) };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
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
    discriminators: scanDiscriminators(document, { silent: true }),
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
  return factory.createTypeReferenceNode("Blob");
}
