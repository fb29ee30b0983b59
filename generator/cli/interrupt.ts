import { printError } from "./terminal.ts";

/** What ends a run early; a process that it ends exits with 128 and the signal's number. */
const NUMBERS = { SIGINT: 2, SIGTERM: 15 } as const;
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
export type Signal = (typeof SIGNALS)[number];

let received: Signal | undefined;
let stop: AbortController | undefined;
let awaited: (() => void) | undefined;
const endings = new Set<() => void>();

/** What must be done before a signal ends the process. Gives what takes it back. */
export function beforeInterrupt(ending: () => void): () => void {
  listen();
  endings.add(ending);
  return () => void endings.delete(ending);
}

/** Work that ends in good order: the first signal aborts its own, a second one ends the process. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  listen();
  const own = new AbortController();
  stop = own;
  try {
    return await work(own.signal);
  } finally {
    stop = undefined;
  }
}

/** Waits for a signal that is the ordinary end of a run; a second one ends the process. */
export async function untilInterrupt(): Promise<void> {
  listen();
  await new Promise<void>((resolve) => {
    awaited = resolve;
  });
}

/** Lets a signal that came during work without a pause end the process now: one is only heard when the event loop has polled. */
export async function hearSignals(): Promise<void> {
  // The first turn may be the rest of one that has polled before.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The exit code of a run that a signal has ended early; nothing if none has. */
export function interruptedExit(): number | undefined {
  return received && 128 + NUMBERS[received];
}

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function onSignal(signal: Signal): void {
  if (awaited !== undefined) {
    awaited();
    awaited = undefined;
    return;
  }
  if (stop !== undefined && received === undefined) {
    received = signal;
    printError("\nInterrupted: nothing more is sent; what was made is taken away. Once more ends at once.");
    stop.abort();
    return;
  }
  for (const ending of endings) ending();
  process.exit(128 + NUMBERS[signal]);
}
