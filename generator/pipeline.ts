import type { ApiConfig } from "./config.ts";
import { startContractThread } from "./contract-thread.ts";
import { checkSyntax } from "./emit/check-syntax.ts";
import { emitClient } from "./emit/client.ts";
import { emitDocument } from "./emit/document.ts";
import { emitRuntime } from "./emit/runtime.ts";
import { emitTypes } from "./emit/types.ts";
import type { Generated } from "./generate.ts";
import { buildModel } from "./model/build.ts";
import { loadSources, readDocument } from "./read-document.ts";
import type { Source } from "./source/load.ts";

/**
 * The whole way on one screen: document, model, files. Types and client are made here; most of what verifies the contract is
 * made in a second thread meanwhile where the document is large.
 */
export async function runPipeline(api: ApiConfig): Promise<Generated> {
  const loaded = await loadSources(api);
  const thread = sizeOf(loaded) < WORTH_A_THREAD ? undefined : startContractThread({ api, sources: loaded });
  try {
    const { document, sources, locateWarnings } = await readDocument(api, loaded);
    const model = buildModel(document, api.name);
    const files = [emitDocument(document), ...emitTypes(document, model), ...emitClient(model), ...emitRuntime()];
    checkSyntax(files);
    // A document of several files was not read as a whole when the thread began, and may have changed since.
    const helped = thread !== undefined && sources.length === loaded.length;
    const { divide, makeContractFiles } = await import("./contract-files.ts");
    const parts = [makeContractFiles(document, helped ? divide(model).main : model, api)];
    if (helped) parts.push(await thread.files);
    return {
      files: [...files, ...parts.flatMap((part) => part.files)],
      sources,
      warnings: locateWarnings(parts.flatMap((part) => part.faults)),
    };
  } finally {
    thread?.close();
  }
}

/** In characters. Below, starting a thread and reading the document twice takes longer than it saves. */
const WORTH_A_THREAD = 300_000;

function sizeOf(sources: readonly Source[]): number {
  return sources.reduce((size, { text }) => size + text.length, 0);
}
