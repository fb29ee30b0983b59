import type { MockDocument } from "./mock-document.ts";
import { type PrismChild, type ServeOptions, spawnChild } from "./prism-child.ts";

/** A running mock server, as the cases of a suite see it. */
export interface Mock {
  /** Origin and base path. Stays the same after a restart, unless somebody took the port meanwhile. */
  readonly url: string;
  /** To call after a request timed out or its connection broke: a process that is dead or hangs is replaced. */
  checkAlive(): Promise<"alive" | "restarted">;
  /** Ends it, or gives it back. */
  close(): Promise<void>;
}

/** A mock server in a process of our own. */
export interface Prism extends Mock {
  /** What went wrong with the process so far, one sentence each. */
  readonly incidents: readonly string[];
  /** Leaves the process to the caller, to serve another document; nothing if it was in trouble. */
  handOver(): PrismChild | undefined;
}

export interface PrismOptions {
  /** A free one by default. */
  readonly port?: number;
  readonly host?: string;
  /** A process that is there already; one is spawned by default. It belongs to the mock from now on. */
  readonly child?: PrismChild;
  /** Milliseconds until a start counts as an endless loop: some documents send Prism into one. */
  readonly startTimeout?: number;
  /** Milliseconds until a running process counts as hung. */
  readonly pingTimeout?: number;
}

/** Starts Prism on a loopback port, in a process of its own. Throws where Prism cannot take the document in. */
export async function startPrism(document: MockDocument, options: PrismOptions = {}): Promise<Prism> {
  const { port = 0, host = "127.0.0.1", startTimeout = 60_000, pingTimeout = 3_000 } = options;
  const text = JSON.stringify(document.document);
  const start = (wanted: number) =>
    serveOn(spawnChild(), { document: text, host, port: wanted, timeout: startTimeout });
  const incidents: string[] = [];
  let { child, url } = await serveOn(options.child ?? spawnChild(), {
    document: text,
    host,
    port,
    timeout: startTimeout,
  });
  let check: Promise<"alive" | "restarted"> | undefined;
  let closed = false;

  const restartIfNeeded = async (): Promise<"alive" | "restarted"> => {
    if (closed) throw new Error("The mock server is closed.");
    if (await child.ping(pingTimeout)) return "alive";
    incidents.push(`Prism was replaced: ${(await child.ending()) ?? `it did not answer within ${pingTimeout} ms`}`);
    await child.kill();
    ({ child, url } = await startAgain(Number(new URL(url).port), start));
    if (closed) await child.kill();
    return "restarted";
  };
  return {
    get url() {
      return `${url}${document.basePath}`;
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
    handOver: () => {
      if (closed || check !== undefined || incidents.length > 0) return undefined;
      closed = true;
      return child;
    },
  };
}

/** A process, and the origin at which it serves. */
interface Serving {
  readonly child: PrismChild;
  readonly url: string;
}

async function startAgain(port: number, start: (port: number) => Promise<Serving>): Promise<Serving> {
  try {
    return await start(port);
  } catch (error) {
    if (!String(error).includes("EADDRINUSE")) throw error;
    return start(0);
  }
}

async function serveOn(child: PrismChild, options: ServeOptions): Promise<Serving> {
  try {
    return { child, url: await child.serve(options) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The fault is Prism's: its mock server ${reason}`, { cause: error });
  }
}
