import { Worker } from "node:worker_threads";
import type { OpenApi } from "../document/openapi.ts";
import { fromSource } from "../from-source.ts";

/** openapi-typescript in a thread of its own, because loading the TypeScript compiler takes longer than all the rest of a run. */
export interface Interfaces {
  /** The `paths`, `components` and `operations` interfaces of a document, as TypeScript. Can be asked once. */
  print(document: OpenApi): Promise<string>;
  close(): void;
}

/** What the thread answers. */
export type Answer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "failed"; readonly message: string };

export function startInterfaces(): Interfaces {
  const worker = startWorker();
  // A thread that nobody waits for must not keep the process alive, nor may its failure.
  worker.unref();
  worker.on("error", () => undefined);
  return {
    print: async (document) => {
      const answered = new Promise<Answer>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
        worker.once("exit", () => reject(new Error("The thread of openapi-typescript ended.")));
      });
      // Whoever fails before this is needed has another error to show.
      answered.catch(() => undefined);
      worker.ref();
      worker.postMessage(document);
      const answer = await answered;
      if (answer.kind === "failed") throw new Error(answer.message);
      return answer.text;
    },
    close: () => {
      // Nobody waits for an answer any more, so its failure is nobody's either.
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate();
    },
  };
}

function startWorker(): Worker {
  if (!fromSource) return new Worker(new URL("./interfaces-worker.js", import.meta.url), { execArgv: [] });
  const source = new URL("./interfaces-worker.ts", import.meta.url).href;
  return new Worker(new URL("../worker-from-source.mjs", import.meta.url), { execArgv: [], workerData: { source } });
}
