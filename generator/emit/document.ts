import type { OpenApi } from "../document/openapi.ts";
import type { GeneratedFile } from "./file.ts";

/** `openapi.json`: the document as everything else was made from it: corrected, bundled, sliced, OpenAPI 3.1. The suites read it. */
export function emitDocument(document: OpenApi): GeneratedFile {
  const { openapi, ...rest } = document;
  return {
    path: "openapi.json",
    contents: `${JSON.stringify({ openapi, "x-generated-by": GENERATED_BY, ...rest }, null, 2)}\n`,
  };
}

const GENERATED_BY = "SpecPact. Do not edit: change the document or its overlay and run `specpact generate`.";
