import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAnswer } from "./answer.ts";
import { type Faults, hooksOf } from "./faults/ad-hoc.ts";
import { BASE_PATH } from "./faults/fault.ts";
import { findFault } from "./faults/table.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { Incoming, Reply } from "./wire.ts";

export type { Faults } from "./faults/ad-hoc.ts";
export type { OperationId } from "./routes.ts";

export interface Provider {
  /** The base URL, without a slash at its end: `http://127.0.0.1:40123/api`. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ProviderOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The id of one fault of the table. */
  readonly fault?: string | undefined;
  /** Faults of a test's own. */
  readonly faults?: Faults;
  readonly rateLimit?: RateLimit;
}

const MAX_BODY_BYTES = 10_000_000;
/** No run that isn't about it meets this one. */
const HIGH: RateLimit = { requests: 100_000, seconds: 1 };

/** Serves the example API from a store of its own, on the loopback address. */
export async function startProvider(options: ProviderOptions = {}): Promise<Provider> {
  const { port = 0, fault, faults, rateLimit = HIGH } = options;
  const planted = fault === undefined ? [] : [findFault(fault).hooks];
  const hooks = [
    ...planted.map((each) => (typeof each === "function" ? each() : each)),
    ...(faults ? hooksOf(faults) : []),
  ];
  const answer = createAnswer(hooks, rateLimit);
  const server = createServer((request, response) => {
    receive(request).then(
      (incoming) => send(response, answer(incoming)),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE_PATH}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error("The body is too large.");
    chunks.push(chunk);
  }
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
  );
  return { method: request.method ?? "GET", path, query: query.join("?"), headers, body: Buffer.concat(chunks) };
}

/** Node itself leaves the content out of answers to HEAD. */
function send(response: ServerResponse, { status, body, raw, headers: own }: Reply): void {
  const source = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const headers = {
    "cache-control": "no-cache, no-store",
    ...(source === undefined ? {} : { "content-type": "application/json" }),
    "content-length": source === undefined || status === 204 ? undefined : String(Buffer.byteLength(source)),
    ...own,
  };
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  response.end(source);
}
