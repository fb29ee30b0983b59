import { parentPort } from "node:worker_threads";
import { makeFixtures } from "./fixtures/fixtures.ts";
import type { Answer, Question } from "./fixtures-thread.ts";
import { buildModel } from "./model/build.ts";
import { readDocument } from "./read-document.ts";

parentPort?.once("message", async ({ api, sources }: Question) => {
  parentPort?.postMessage(await answer(api, sources));
});

async function answer(api: Question["api"], sources: Question["sources"]): Promise<Answer> {
  try {
    const { document } = await readDocument(api, sources);
    return { kind: "made", fixtures: makeFixtures(document, buildModel(document, api.name)) };
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
