import { Worker } from "node:worker_threads";
import type { OpenApi } from "../document/openapi.ts";
import { fromSource } from "../from-source.ts";
import type { GeneratedFile } from "./file.ts";

/** The TypeScript compiler in a thread of its own; start it first, ask it last, and the rest of the run hides its loading. */
export interface TypeScript {
  /** The `paths`, `components` and `operations` interfaces of a document, as openapi-typescript writes them. */
  types(document: OpenApi): Promise<string>;
  /** What does not parse. */
  syntax(files: readonly GeneratedFile[]): Promise<readonly SyntaxFault[]>;
  close(): Promise<void>;
}

export interface SyntaxFault {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

export type Question =
  | { readonly kind: "types"; readonly document: OpenApi }
  | { readonly kind: "syntax"; readonly files: readonly GeneratedFile[] };

export type Answer =
  | { readonly kind: "types"; readonly text: string }
  | { readonly kind: "syntax"; readonly faults: readonly SyntaxFault[] }
  | { readonly kind: "failed"; readonly message: string };

export function startTypeScript(): TypeScript {
  const worker = startWorker();
  const ask = asker(worker);
  return {
    types: async (document) => {
      const answer = await ask({ kind: "types", document });
      return answer.kind === "types" ? answer.text : "";
    },
    syntax: async (files) => {
      const answer = await ask({ kind: "syntax", files });
      return answer.kind === "syntax" ? answer.faults : [];
    },
    close: async () => {
      // Nobody waits for an answer any more: what was asked needs no rejection either.
      worker.removeAllListeners("exit");
      await worker.terminate();
    },
  };
}

function startWorker(): Worker {
  if (!fromSource) return new Worker(new URL("./typescript-worker.js", import.meta.url), { execArgv: [] });
  const source = new URL("./typescript-worker.ts", import.meta.url).href;
  return new Worker(new URL("./worker-from-source.mjs", import.meta.url), { execArgv: [], workerData: { source } });
}

function asker(worker: Worker): (question: Question) => Promise<Answer> {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("The TypeScript thread ended.")));
  worker.on("message", ({ id, ...answer }: Answer & { id: number }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (answer.kind === "failed") asked?.reject(new Error(answer.message));
    else asked?.resolve(answer as Answer);
  });
  // An idle thread must not keep the process alive when the run has failed elsewhere.
  worker.unref();
  let next = 0;
  return (question) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, ...question });
    });
}
