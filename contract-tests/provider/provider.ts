import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readBody } from "./bodies.ts";
import { checkCredentials } from "./credentials.ts";
import { ApiError, accessDenied, noSuchPath, ourFault } from "./errors.ts";
import { type Faults, type Reply, spoilError, spoilSuccess } from "./faults.ts";
import { operations } from "./operations.ts";
import { readQuery } from "./query.ts";
import { findRoute, type Match } from "./routes.ts";
import { createStore, type Store, USER_ID, WORKSPACE_ID } from "./store.ts";

export type { Faults } from "./faults.ts";
export type { OperationId } from "./routes.ts";

export interface Provider {
  /** The base URL, without a slash at its end: `http://127.0.0.1:40123/api`. */
  readonly url: string;
  close(): Promise<void>;
}

const BASE_PATH = "/api";
const MAX_BODY_BYTES = 1_000_000;

/** Serves the example API from a store of its own, on the loopback address. Port 0, the default, takes a free one. */
export async function startProvider(options: { port?: number; faults?: Faults } = {}): Promise<Provider> {
  const { port = 0, faults = {} } = options;
  const store = createStore();
  const server = createServer((request, response) => {
    answer(request, { store, faults }).then(
      (reply) => send(response, reply),
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

interface State {
  readonly store: Store;
  readonly faults: Faults;
}

async function answer(request: IncomingMessage, state: State): Promise<Reply> {
  const source = await readSource(request);
  try {
    const url = new URL(`http://127.0.0.1${request.url ?? "/"}`);
    if (!url.pathname.startsWith(`${BASE_PATH}/`)) throw noSuchPath(url.pathname.slice(1));
    if (!state.faults.skipCredentials) checkCredentials(request.headers);
    const match = findRoute(request.method ?? "GET", url.pathname.slice(BASE_PATH.length));
    const reply = perform(match, { source, query: url.searchParams, ...state });
    return spoilSuccess(state.faults, match.operationId, reply);
  } catch (error) {
    const { status, code, message } = error instanceof ApiError ? error : ourFault(error);
    return spoilError(state.faults, { status, body: { message, code } });
  }
}

function perform(match: Match, input: State & { source: string; query: URLSearchParams }): Reply {
  const { path, operationId } = match;
  if (path.get("workspaceId") !== WORKSPACE_ID || (path.get("userId") ?? USER_ID) !== USER_ID) throw accessDenied();
  const lenient = input.faults.acceptInvalid?.includes(operationId) ?? false;
  return operations[operationId]({
    id: path.get("id") ?? "",
    query: readQuery(input.query, lenient),
    store: input.store,
    body(shape) {
      try {
        return readBody(input.source, shape);
      } catch (error) {
        if (lenient && error instanceof ApiError) return shape.sample;
        throw error;
      }
    },
  });
}

async function readSource(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error("The body is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, reply: Reply): void {
  const source = reply.body === undefined ? undefined : JSON.stringify(reply.body);
  const headers = {
    "cache-control": "no-cache, no-store",
    ...(source === undefined ? {} : { "content-type": "application/json" }),
    ...reply.headers,
  };
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  response.end(source);
}
