import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import type { CallOptions, ClientOptions } from "../client.ts";
import { createClient } from "../client.ts";
import type { AnyResult } from "../result.ts";
import { type Arguments, type OperationDescriptor, send } from "../send.ts";

export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in chunks, so that the response has no Content-Length; without it the response has the length 0. */
  readonly body?: string | Uint8Array;
  /** Leaves the response open after the body. */
  readonly hang?: "headers" | "body";
}

const open: { close: () => void }[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server on the loopback interface that writes down what reaches it and always gives the same reply. */
export async function record(reply: Reply = {}): Promise<{ baseUrl: string; recorded: Recorded[] }> {
  const recorded: Recorded[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    recorded.push({ method, url, headers, body: Buffer.concat(chunks) });
    if (reply.hang === "headers") return;
    response.writeHead(reply.status ?? 200, reply.headers);
    if (reply.body !== undefined) response.write(reply.body);
    if (reply.hang !== "body") response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, recorded };
}

export interface Call extends Partial<OperationDescriptor> {
  readonly args?: Arguments;
  readonly client?: ClientOptions;
  readonly options?: CallOptions;
  readonly reply?: Reply;
}

/** Sends one operation, `GET /` unless told otherwise, and shows what arrived and what came back. */
export async function exchange(call: Call): Promise<Recorded & { result: AnyResult }> {
  const { args, client, options, reply, ...operation } = call;
  const { baseUrl, recorded } = await record(reply);
  const descriptor = { method: "GET", path: "/", success: ["200"], ...operation };
  const result = await send<AnyResult>(createClient({ baseUrl, ...client }), descriptor, args, options);
  const [first] = recorded;
  if (!first) throw new Error("Nothing reached the server");
  return { ...first, result };
}
