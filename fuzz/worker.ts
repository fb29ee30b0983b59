import { Worker } from "node:worker_threads";
import type { FuzzDocument } from "./document.ts";
import { judgeMany } from "./judge-many.ts";

/** A process that judges lists of documents, and ends itself where one takes too long: nothing else stops a loop. */

/** What it is sent. */
export interface Task {
  readonly documents: readonly FuzzDocument[];
  /** Which of them the command gets as well. */
  readonly asCommand: readonly number[];
  readonly compiles: boolean;
}

/** What it sends: which document is being tried, and in the end what came of them. */
export type Message = { readonly started: number } | { readonly outcomes: Awaited<ReturnType<typeof judgeMany>> };

const send = (message: Message) => process.send?.(message);

/** Processor time of this process, in seconds, until which it may run; the last document is followed by the compiler. */
const limit = new Float64Array(new SharedArrayBuffer(8));
const WATCH = `
  const { workerData } = require("node:worker_threads");
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    if (workerData[0] > 0 && (user + system) / 1e6 > workerData[0]) process.kill(process.pid, "SIGKILL");
  }, 200);`;
new Worker(WATCH, { eval: true, workerData: limit }).unref();

process.on("message", async ({ documents, asCommand, compiles }: Task) => {
  const allow = (seconds: number) => {
    const { user, system } = process.cpuUsage();
    limit[0] = (user + system) / 1e6 + seconds;
  };
  const onStart = (started: number) => {
    allow(started < documents.length ? DOCUMENT_SECONDS : COMPILER_SECONDS);
    send({ started });
  };
  const outcomes = await judgeMany(documents, { onStart, asCommand: (index) => asCommand.includes(index), compiles });
  limit[0] = 0;
  send({ outcomes });
});

const DOCUMENT_SECONDS = 30;
const COMPILER_SECONDS = 300;
