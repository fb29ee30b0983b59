import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenApi } from "../../document/openapi.ts";
import { makeFixtures } from "../../fixtures/fixtures.ts";
import { generate } from "../../generate.ts";
import type { JsonObject } from "../../json/json.ts";
import { buildModel } from "../../model/build.ts";
import { checkSyntax } from "../check-syntax.ts";
import { emitClient } from "../client.ts";
import { emitDocument } from "../document.ts";
import type { GeneratedFile } from "../file.ts";
import { emitFixtures } from "../fixtures.ts";
import { emitRuntime } from "../runtime.ts";
import { emitSuites } from "../suite.ts";
import { emitTypes } from "../types.ts";

/** The document with every feature, generated. */
export async function generateFeatures(): Promise<readonly GeneratedFile[]> {
  const document = fileURLToPath(new URL("features.yaml", import.meta.url));
  return (await generate({ document, output: "generated" })).files;
}

/** A document that a test holds as a value, generated. */
export async function generateDocument(value: JsonObject): Promise<readonly GeneratedFile[]> {
  const folder = mkdtempSync(join(tmpdir(), "specpact-test-"));
  try {
    const document = join(folder, "openapi.json");
    writeFileSync(document, JSON.stringify(value));
    return (await generate({ document, output: "generated" })).files;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What would be emitted for a document that validation refuses: the emitters don't lean on it for safety. */
export async function emitUnvalidated(value: JsonObject): Promise<readonly GeneratedFile[]> {
  const document = value as OpenApi;
  const model = buildModel(document);
  const fixtures = makeFixtures(document, model);
  const files = [
    emitDocument(document),
    ...emitTypes(document, model),
    ...emitClient(model),
    ...emitFixtures(document, model, fixtures),
    ...emitSuites(model, fixtures, { there: "contract-tests", back: ".." }),
    ...emitRuntime(),
  ];
  checkSyntax(files);
  return files;
}
