import { Worker } from "node:worker_threads";
import type { ApiConfig } from "./config.ts";
import type { ContractFiles } from "./contract-files.ts";
import { fromSource } from "./from-source.ts";
import type { Source } from "./source/load.ts";

/** What the thread is asked: it reads the document anew from its text, which takes less time than to send it as objects. */
export interface Question {
  readonly api: ApiConfig;
  /** The document and its overlays. */
  readonly sources: readonly Source[];
}

export type Answer =
  | ({ readonly kind: "made" } & ContractFiles)
  /** Our bug, unless the document is at fault; then the main thread finds that too, and says so better. */
  | { readonly kind: "failed"; readonly message: string };

/** The contract's half of a run in a thread of its own. */
export interface ContractThread {
  /** @throws Error with the thread's own stack: a bug of ours */
  readonly files: Promise<ContractFiles>;
  close(): void;
}

export function startContractThread(question: Question): ContractThread {
  const worker = startWorker();
  const files = new Promise<ContractFiles>((resolve, reject) => {
    worker.once("message", (answer: Answer) => {
      if (answer.kind === "made") resolve(answer);
      else reject(new Error(answer.message));
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that makes fixtures and suites ended without an answer.")));
  });
  // Whoever fails before this is needed has another error to show.
  files.catch(() => undefined);
  worker.postMessage(question);
  return { files, close: () => void worker.terminate() };
}

function startWorker(): Worker {
  if (!fromSource) return new Worker(new URL("./contract-worker.js", import.meta.url), { execArgv: [] });
  const source = new URL("./contract-worker.ts", import.meta.url).href;
  return new Worker(new URL("./worker-from-source.mjs", import.meta.url), { execArgv: [], workerData: { source } });
}
