import type { MockDocument } from "./mock-document.ts";
import { type PrismChild, startChild } from "./prism-child.ts";

/** A running mock server. */
export interface Prism {
  /** Origin and base path. Stays the same after a restart, unless somebody took the port meanwhile. */
  readonly url: string;
  /** What went wrong with the process so far, one sentence each. */
  readonly incidents: readonly string[];
  /** To call after a request timed out or its connection broke: a process that is dead or hangs is replaced. */
  checkAlive(): Promise<"alive" | "restarted">;
  /** Ends the process, at once. */
  close(): Promise<void>;
}

export interface PrismOptions {
  /** A free one by default. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds until a start counts as an endless loop: some documents send Prism into one. */
  readonly startTimeout?: number;
  /** Milliseconds until a running process counts as hung. */
  readonly pingTimeout?: number;
}

/** Starts Prism on a loopback port, in a process of its own. Throws where Prism cannot take the document in. */
export async function startPrism(document: MockDocument, options: PrismOptions = {}): Promise<Prism> {
  const { port = 0, host = "127.0.0.1", startTimeout = 60_000, pingTimeout = 3_000 } = options;
  const text = JSON.stringify(document.document);
  const start = (wanted: number) => startOn(wanted, { document: text, host, timeout: startTimeout });
  const incidents: string[] = [];
  let child = await start(port);
  let check: Promise<"alive" | "restarted"> | undefined;
  let closed = false;

  const restartIfNeeded = async (): Promise<"alive" | "restarted"> => {
    if (closed) throw new Error("The mock server is closed.");
    if (await child.ping(pingTimeout)) return "alive";
    incidents.push(`Prism was replaced: ${(await child.ending()) ?? `it did not answer within ${pingTimeout} ms`}`);
    await child.kill();
    child = await startAgain(Number(new URL(child.url).port), start);
    if (closed) await child.kill();
    return "restarted";
  };
  return {
    get url() {
      return `${child.url}${document.basePath}`;
    },
    incidents,
    checkAlive: () => {
      check ??= restartIfNeeded().finally(() => {
        check = undefined;
      });
      return check;
    },
    close: async () => {
      closed = true;
      await child.kill();
      // A restart under way sees `closed` and ends what it started.
      await check?.catch(() => undefined);
    },
  };
}

async function startAgain(port: number, start: (port: number) => Promise<PrismChild>): Promise<PrismChild> {
  try {
    return await start(port);
  } catch (error) {
    if (!String(error).includes("EADDRINUSE")) throw error;
    return start(0);
  }
}

async function startOn(
  port: number,
  options: { readonly document: string; readonly host: string; readonly timeout: number },
): Promise<PrismChild> {
  try {
    return await startChild({ ...options, port });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The fault is Prism's: its mock server ${reason}`, { cause: error });
  }
}
