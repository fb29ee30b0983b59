import { parentPort } from "node:worker_threads";
import { divide, makeContractFiles } from "./contract-files.ts";
import type { Answer, Question } from "./contract-thread.ts";
import { buildModel } from "./model/build.ts";
import { readDocument } from "./read-document.ts";

parentPort?.once("message", async ({ api, sources }: Question) => {
  parentPort?.postMessage(await answer(api, sources));
});

async function answer(api: Question["api"], sources: Question["sources"]): Promise<Answer> {
  try {
    const { document } = await readDocument(api, sources);
    return { kind: "made", ...makeContractFiles(document, divide(buildModel(document, api.name)).thread, api) };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
