import { Worker } from "node:worker_threads";
import type { ApiConfig } from "./config.ts";
import type { Fixtures } from "./fixtures/fixtures.ts";
import { fromSource } from "./from-source.ts";
import type { Source } from "./source/load.ts";

/** What the thread is asked: it reads the document anew from its text, which takes less time than to send it as objects. */
export interface Question {
  readonly api: ApiConfig;
  /** The document and its overlays. */
  readonly sources: readonly Source[];
}

export type Answer =
  | { readonly kind: "made"; readonly fixtures: Fixtures }
  /** Our bug, unless the document is at fault; then the main thread finds that too, and says so better. */
  | { readonly kind: "failed"; readonly message: string };

/** The fixtures of a run, made in a thread of its own. */
export interface FixturesThread {
  /** @throws Error with the thread's own stack: a bug of ours */
  readonly fixtures: Promise<Fixtures>;
  close(): void;
}

export function startFixturesThread(question: Question): FixturesThread {
  const worker = startWorker();
  const fixtures = new Promise<Fixtures>((resolve, reject) => {
    worker.once("message", (answer: Answer) => {
      if (answer.kind === "made") resolve(answer.fixtures);
      else reject(new Error(answer.message));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that makes fixtures ended without an answer.")));
  });
  // Whoever fails before this is needed has another error to show.
  fixtures.catch(() => undefined);
  worker.postMessage(question);
  return { fixtures, close: () => void worker.terminate() };
}

function startWorker(): Worker {
  if (!fromSource) return new Worker(new URL("./fixtures-worker.js", import.meta.url), { execArgv: [] });
  const source = new URL("./fixtures-worker.ts", import.meta.url).href;
  return new Worker(new URL("./worker-from-source.mjs", import.meta.url), { execArgv: [], workerData: { source } });
}
