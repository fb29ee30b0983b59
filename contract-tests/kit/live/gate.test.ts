import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createGate, Withheld } from "./gate.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(answer: RequestListener) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gate = createGate(url, undefined);
  return {
    requests,
    send: (method: string, operation = "listPets") =>
      gate.send(new Request(`${url}/pets`, { method }), { operation }).catch((error: unknown) => error),
  };
}

/** Answers a 429 to the first ones. */
function limit(times: number, retryAfter: string): RequestListener {
  let left = times;
  return (_, response) => {
    if (left-- > 0) response.writeHead(429, { "retry-after": retryAfter }).end("later");
    else response.writeHead(200).end("fine");
  };
}

describe("a gate", () => {
  it.each(["GET", "POST", "DELETE"])("sends a %s again after a 429, and hands over both answers", async (method) => {
    const { send, requests } = await serve(limit(2, "0"));
    expect(await send(method)).toMatchObject({ status: 200, limited: { status: 429 } });
    expect(requests).toHaveLength(3);
  });

  it("withholds the rest where a target wants longer pauses than a run takes", async () => {
    const { send, requests } = await serve(limit(9, "3600"));
    expect(await send("GET")).toBeInstanceOf(Withheld);
    expect(await send("GET")).toMatchObject({ message: expect.stringContaining("limits the rate (429)") });
    expect(requests).toHaveLength(1);
  });

  it("takes a 503 for an answer, whatever it asks for", async () => {
    const { send, requests } = await serve((_, response) => response.writeHead(503, { "retry-after": "0" }).end());
    expect(await send("GET")).toMatchObject({ status: 503 });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["GET", 2],
    ["POST", 1],
    ["PUT", 1],
    ["DELETE", 1],
  ])("sends a %s whose connection broke %i times", async (method, times) => {
    const { send, requests } = await serve((request) => request.socket.destroy());
    expect(await send(method)).toBeInstanceOf(Error);
    expect(requests).toHaveLength(times);
  });

  it("sends nothing more to a target that is gone", async () => {
    const { send, requests } = await serve((request) => request.socket.destroy());
    for (let count = 0; count < 5; count++) expect(await send("POST")).not.toBeInstanceOf(Withheld);
    expect(await send("POST")).toMatchObject({ name: "Withheld", message: "the target stopped answering" });
    expect(requests.filter((line) => line.startsWith("POST"))).toHaveLength(5);
  });

  it("goes on where only one operation breaks off", async () => {
    const broken = (request: IncomingMessage) => request.method === "POST";
    const { send } = await serve((request, response) => {
      if (broken(request)) request.socket.destroy();
      else response.end();
    });
    for (let count = 0; count < 12; count++) await send("POST", "createPet");
    expect(await send("GET")).toMatchObject({ status: 200 });
  });
});
