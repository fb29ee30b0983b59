import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { MockDocument } from "./mock-document.ts";
import { type Prism, startPrism } from "./prism.ts";
import { type PrismChild, spawnChild } from "./prism-child.ts";

/** Lends Prism to the suites of a run. */
export interface Broker {
  /** Where the suites ask; nobody can guess it. */
  readonly url: string;
  /** Ends every process. */
  close(): Promise<void>;
}

/** What a suite asks the broker for, by path, and what comes back. */
export interface BrokerAnswers {
  readonly start: { readonly id: string; readonly url: string };
  readonly check: { readonly outcome: "alive" | "restarted"; readonly url: string };
  readonly close: Record<string, never>;
}

/**
 * Loading Prism takes longer than anything else in a short run. So a process that has done it is lent from suite to suite
 * instead of being started for each, and the first one loads while the document is still being read.
 */
export async function startBroker(): Promise<Broker> {
  const idle: PrismChild[] = [spawnChild()];
  const lent = new Map<string, Prism>();
  const secret = randomUUID();

  const answer = async (action: string | undefined, body: string): Promise<BrokerAnswers[keyof BrokerAnswers]> => {
    if (action === "start") {
      const child = idle.pop();
      const prism = await startPrism(JSON.parse(body) as MockDocument, child === undefined ? {} : { child });
      const id = randomUUID();
      lent.set(id, prism);
      return { id, url: prism.url };
    }
    const prism = lent.get(body);
    if (prism === undefined) throw new Error("No such mock.");
    if (action === "check") {
      const outcome = await prism.checkAlive();
      return { outcome, url: prism.url };
    }
    lent.delete(body);
    const child = prism.handOver();
    if (child === undefined) await prism.close();
    else idle.push(child);
    return {};
  };
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const [, given, action] = (request.url ?? "").split("/");
    if (given !== secret) return void response.writeHead(404).end();
    try {
      response.end(JSON.stringify(await answer(action, await text(request))));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  });
  // A suite may work for long between two questions, and would take a connection that has ended meanwhile for a fault.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await Promise.all([...idle.map((child) => child.kill()), ...[...lent.values()].map((prism) => prism.close())]);
    },
  };
}
