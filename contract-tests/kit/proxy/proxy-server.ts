import { once } from "node:events";
import { createServer, type IncomingMessage, request as requestHttp, type ServerResponse } from "node:http";
import { request as requestHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Exchange, SentRequest } from "../exchange.ts";
import { LIMITS } from "../live/bounded-fetch.ts";
import { reasonOf } from "../live/reason.ts";

/** What passed: an exchange, or a request that the target gave no answer to. */
export type Passed =
  | { readonly kind: "answered"; readonly exchange: Exchange }
  | { readonly kind: "unanswered"; readonly sent: SentRequest; readonly reason: string };

export interface ProxyServer {
  /** With the path of the target's base URL, so that what is behind it stays the same. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Passes requests on to a target, and its answers back, byte by byte: neither side sees a difference but the host's name.
 * @param onPassed told of everything that has passed, when it has
 */
export async function startProxyServer(
  target: string,
  { port, onPassed }: { port: number; onPassed: (passed: Passed) => void },
): Promise<ProxyServer> {
  const server = createServer(
    (request, response) => void pass({ request, response, target: new URL(target), onPassed }),
  );
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}${new URL(target).pathname.replace(/\/$/, "")}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: URL;
  readonly onPassed: (passed: Passed) => void;
}

async function pass({ request, response, target, onPassed }: Passing): Promise<void> {
  const started = Date.now();
  const url = new URL(request.url ?? "/", target.origin);
  const body = collect(request);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = { ...request.headers, host: target.host };
  const outgoing = send(url, { method: request.method, headers: withoutHops(headers) });
  request.pipe(outgoing);
  // A client that has had enough needs no answer.
  response.on("close", () => outgoing.destroy());
  const sent = async () => ({
    method: request.method ?? "GET",
    url: url.href,
    headers: toHeaders(request),
    body: (await body).bytes.toString("utf8"),
  });
  try {
    const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
    const received = collect(answer);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, rawWithoutHops(answer));
    answer.pipe(response);
    const { bytes, cut, whole } = await received;
    if (!whole) throw new Error(`the answer broke off after ${bytes.length} bytes`);
    const content = decompress(bytes, answer.headers["content-encoding"]);
    const text = content.toString("utf8");
    const status = answer.statusCode ?? 0;
    const exchange = {
      request: await sent(),
      response: { status, headers: toHeaders(answer), bytes: content, text, cut },
      started,
      duration: Date.now() - started,
    };
    onPassed({ kind: "answered", exchange });
  } catch (error) {
    const left = response.destroyed;
    if (!response.headersSent) response.writeHead(502, { "content-type": "text/plain" });
    response.end("The target gave no answer.\n");
    if (!left) onPassed({ kind: "unanswered", sent: await sent(), reason: reasonOf(error) });
  }
}

/** The bytes of a message, up to the limit; they pass all the same. */
async function collect(
  message: IncomingMessage,
): Promise<{ bytes: Buffer<ArrayBuffer>; cut: boolean; whole: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  message.on("data", (chunk: Buffer) => {
    if (size < LIMITS.bytes) chunks.push(chunk.subarray(0, LIMITS.bytes - size));
    size += chunk.length;
  });
  await new Promise<void>((resolve) => message.on("close", resolve));
  return { bytes: Buffer.concat(chunks), cut: size > LIMITS.bytes, whole: message.complete };
}

function decompress(bytes: Buffer<ArrayBuffer>, encoding = ""): Buffer<ArrayBuffer> {
  const decoders = { gzip: gunzipSync, "x-gzip": gunzipSync, deflate: inflateSync, br: brotliDecompressSync };
  const decode = decoders[encoding.trim().toLowerCase() as keyof typeof decoders];
  if (decode === undefined || bytes.length === 0) return bytes;
  return Buffer.from(decode(bytes, { maxOutputLength: LIMITS.bytes }));
}

/** Headers of one connection, which say nothing of the message (RFC 9110, section 7.6.1). */
const HOPS = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"];

function withoutHops<Value>(headers: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOPS.includes(name)));
}

/** As they were written, repeated ones too. */
function rawWithoutHops({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_, index) => !HOPS.includes((rawHeaders[index - (index % 2)] ?? "").toLowerCase()));
}

function toHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    headers.append(name, value);
  }
  return headers;
}
