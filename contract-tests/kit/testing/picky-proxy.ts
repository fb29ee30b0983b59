import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it came. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** For tests: a server in front of another that answers some requests by itself, and passes all others on. */
export async function startPickyProxy(
  upstream: string,
  answer: (seen: Seen) => Answer | undefined,
): Promise<{ url: string; seen: Seen[]; close(): void }> {
  const seen: Seen[] = [];
  const { origin, pathname } = new URL(upstream);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
    seen.push(one);
    const own = answer(one);
    if (own !== undefined) {
      response.writeHead(own.status, { "content-type": "application/json", ...own.headers }).end(own.body ?? REFUSAL);
      return;
    }
    const { host: _, connection: _connection, "content-length": _length, ...passed } = headers;
    const answered = await fetch(`${origin}${url}`, {
      method,
      headers: passed as Record<string, string>,
      ...(one.body === "" ? {} : { body: one.body }),
    });
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(Buffer.from(await answered.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${pathname}`, seen, close: () => void server.close() };
}

const REFUSAL = JSON.stringify({ message: "no", code: 1 });
