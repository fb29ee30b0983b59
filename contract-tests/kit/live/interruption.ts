import { BroadcastChannel } from "node:worker_threads";

/**
 * Tells every suite of this process that nothing new is to be sent: what has been created is still taken away, and what is
 * known is reported.
 */
export function interruptRun(): void {
  controller.abort();
  channel.postMessage("interrupt");
}

/** Aborted when the run was interrupted. Suites run in threads of their own, which no signal of the system reaches. */
export function interruption(): AbortSignal {
  return controller.signal;
}

export const INTERRUPTED = "the run was interrupted";

const controller = new AbortController();
const channel = new BroadcastChannel("specpact:interruption");
channel.onmessage = () => controller.abort();
channel.unref();
