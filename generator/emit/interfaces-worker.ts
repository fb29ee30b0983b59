import { parentPort } from "node:worker_threads";
import type { GlobalContext } from "openapi-typescript";
import { astToString } from "openapi-typescript/dist/lib/ts.mjs";
import { resolveRef, scanDiscriminators } from "openapi-typescript/dist/lib/utils.mjs";
import transformDocument from "openapi-typescript/dist/transform/index.mjs";
import ts from "typescript";
import type { OpenApi } from "../document/openapi.ts";
import type { Answer } from "./interfaces.ts";

// The only file that imports openapi-typescript or the TypeScript compiler.
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
