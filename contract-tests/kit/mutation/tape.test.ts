import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTape, replay } from "./tape.ts";

describe("a tape", () => {
  let count = 0;
  const server = createServer((_, response) => response.end(String(++count)));
  let url = "";
  beforeAll(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

  it("is played again without sending anything", async () => {
    const tape = createTape(undefined);
    const post = (body: string) => new Request(url, { method: "POST", body });
    for (const request of [new Request(url), post("a"), new Request(url)]) await tape.send(request, { operation: "x" });
    const taped = tape.take();
    expect(tape.take()).toEqual([]);
    expect(taped.map(({ method, body, answer }) => [method, body, text(answer.bytes)])).toEqual([
      ["GET", "", "1"],
      ["POST", "a", "2"],
      ["GET", "", "3"],
    ]);
    const gate = replay(taped);
    const again = async (request: Request) => text((await gate.send(request, { operation: "x" })).bytes);
    expect([await again(new Request(url)), await again(new Request(url)), await again(new Request(url))]).toEqual([
      "1",
      "3",
      "3",
    ]);
    expect(await again(post("b"))).toBe("2");
    await expect(again(new Request(`${url}/other`))).rejects.toThrow("it was not sent before");
    expect(count).toBe(3);
  });
});
