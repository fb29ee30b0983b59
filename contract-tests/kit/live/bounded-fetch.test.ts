import { afterEach, describe, expect, it } from "vitest";
import { makeCertificate, pour, startBadServer } from "../testing/bad-servers.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { BrokenAnswer, NoAnswerInTime, nothingCame, reasonOf } from "./reason.ts";

const LIMITS = { time: 500, bytes: 1_000 };
const OK = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function ask(...server: Parameters<typeof startBadServer>) {
  const { url, close, requests } = await startBadServer(...server);
  closing.push(close);
  const started = performance.now();
  const answer = await boundedFetch(new Request(`${url}/pets`), LIMITS).catch((error: unknown) => error);
  return { answer, requests, time: performance.now() - started };
}

describe("boundedFetch, of a target that", () => {
  it.each<[string, Parameters<typeof startBadServer>[0], string, "nothing" | "something"]>([
    ["resets", (socket) => socket.destroy(), "other side closed", "nothing"],
    ["sends garbage", (socket) => socket.end("hello, who is there?\r\n\r\n"), "HTTP", "something"],
    [
      "never ends its headers",
      (socket) => {
        socket.write("HTTP/1.1 200 OK\r\n");
        pour(socket, `x-more: ${"a".repeat(900)}\r\n`);
      },
      "Headers Overflow",
      "something",
    ],
    ["sends half of a body", (socket) => socket.end(`${OK}content-length: 9\r\n\r\n{"a`), "after 3 bytes", "something"],
    [
      "breaks off in a chunk",
      (socket) => socket.end(`${OK}transfer-encoding: chunked\r\n\r\n9\r\n{"a`),
      "broke off",
      "something",
    ],
    [
      "says gzip and isn't",
      (socket) => socket.end(`${OK}content-encoding: gzip\r\ncontent-length: 5\r\n\r\nplain`),
      "broke off",
      "something",
    ],
    ["sends an impossible status", (socket) => socket.end("HTTP/1.1 999 No\r\n\r\n"), "999", "something"],
  ])("%s", async (_, server, words, came) => {
    const { answer, time } = await ask(server);
    expect(answer).toBeInstanceOf(Error);
    expect(reasonOf(answer)).toContain(words);
    expect(nothingCame(answer)).toBe(came === "nothing");
    expect(time).toBeLessThan(LIMITS.time + 3_000);
  });

  it.each<[string, Parameters<typeof startBadServer>[0]]>([
    ["never answers", () => undefined],
    ["hangs after its headers", (socket) => socket.write(`${OK}content-length: 9\r\n\r\n`)],
    ["hangs in its body", (socket) => socket.write(`${OK}content-length: 9\r\n\r\n{"a`)],
    [
      "sends a byte now and then",
      (socket) => {
        socket.write(`${OK}content-length: 900\r\n\r\n`);
        const timer = setInterval(() => socket.write(" "), 50);
        socket.on("close", () => clearInterval(timer));
      },
    ],
    ["only promises an answer", (socket) => pour(socket, "HTTP/1.1 103 Early Hints\r\n\r\n")],
  ])("%s, is left when the time is over", async (_, server) => {
    const { answer, time } = await ask(server);
    expect(answer).toBeInstanceOf(NoAnswerInTime);
    expect(answer).not.toBeInstanceOf(BrokenAnswer);
    expect(time).toBeLessThan(LIMITS.time + 3_000);
  });

  it("never ends its body, is cut", async () => {
    const { answer } = await ask((socket) => {
      socket.write(`${OK}\r\n`);
      pour(socket, "0".repeat(4_000));
    });
    expect(answer).toMatchObject({ status: 200, cut: true });
    expect((answer as { bytes: Uint8Array }).bytes.length).toBe(LIMITS.bytes);
  });

  it.each([
    ["to itself", "/pets"],
    ["to another host", "http://elsewhere.example/"],
  ])("redirects %s, is not followed", async (_, location) => {
    const head = `HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`;
    const { answer, requests } = await ask((socket) => socket.write(head));
    expect(answer).toMatchObject({ status: 302 });
    expect(requests).toHaveLength(1);
  });

  it("shows a certificate that nobody has signed", async () => {
    const { answer, requests } = await ask(() => undefined, makeCertificate("127.0.0.1", 2));
    expect(reasonOf(answer)).toContain("self-signed certificate");
    expect(requests).toEqual([]);
  });
});

it("boundedFetch takes the first moment of a stream of events for its body", async () => {
  const server = await startBadServer((socket) =>
    socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: 1\n\n"),
  );
  closing.push(server.close);
  const { bytes, cut } = await boundedFetch(new Request(server.url));
  expect([new TextDecoder().decode(bytes), cut]).toEqual(["data: 1\n\n", false]);
});
