import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MockDocument } from "./mock-document.ts";
import { type Prism, startPrism } from "./prism.ts";

/** A body for which the pattern takes practically for ever holds Prism's thread. */
const DOCUMENT: MockDocument = {
  basePath: "/v1",
  document: {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {
      "/v1/pets": {
        post: {
          requestBody: {
            content: { "application/json": { schema: { type: "string", pattern: "^(a+)+$" } } },
          },
          responses: {
            200: { description: "", content: { "text/plain": { examples: { example: { value: "ok" } } } } },
          },
        },
      },
    },
    components: {},
  },
};
const ENDLESS = JSON.stringify(`${"a".repeat(40)}!`);

describe("startPrism", { timeout: 20_000 }, () => {
  let prism: Prism;
  beforeAll(async () => {
    prism = await startPrism(DOCUMENT, { pingTimeout: 300 });
  });
  afterAll(() => prism.close());

  it("listens on a loopback port, under the base path", async () => {
    expect(prism.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    const response = await post(prism.url, '"aaa"');
    expect([response.status, await response.text()]).toEqual([200, "ok"]);
    expect(await prism.checkAlive()).toBe("alive");
  });

  it.runIf(process.platform === "linux")("listens at no other address", async () => {
    expect(await refuses(prism.url.replace("127.0.0.1", "127.0.0.2"))).toBe(true);
  });

  it("replaces a process that hangs, on the same port, and says so", async () => {
    const { url } = prism;
    await expect(post(url, ENDLESS, 100)).rejects.toThrow("timeout");
    // Two callers at once share one restart.
    expect(await Promise.all([prism.checkAlive(), prism.checkAlive()])).toEqual(["restarted", "restarted"]);
    expect(prism.url).toBe(url);
    expect(prism.incidents).toEqual(["Prism was replaced: it did not answer within 300 ms"]);
    expect((await post(url, '"aaa"')).status).toBe(200);
  });

  it("says that a failed start is Prism's fault, and why", async () => {
    const port = Number(new URL(prism.url).port);
    await expect(startPrism(DOCUMENT, { port })).rejects.toThrow(/The fault is Prism's: .*EADDRINUSE/);
    const slow = startPrism(DOCUMENT, { startTimeout: 1 });
    await expect(slow).rejects.toThrow("The fault is Prism's: its mock server did not start within 1 ms");
  });
});

describe("the end of the process", { timeout: 20_000 }, () => {
  it("comes with close, even while it hangs", async () => {
    const prism = await startPrism(DOCUMENT);
    await expect(post(prism.url, ENDLESS, 100)).rejects.toThrow("timeout");
    await prism.close();
    await expect(post(prism.url, '"a"')).rejects.toThrow("fetch failed");
    await expect(prism.checkAlive()).rejects.toThrow("closed");
  });

  it.each([
    { parent: "ends by itself", body: '"a"', after: "" },
    { parent: "is killed", body: '"a"', after: "SIGKILL" },
    { parent: "is killed while Prism hangs", body: ENDLESS, after: "SIGKILL" },
  ] as const)("comes when the parent $parent", async ({ body, after }) => {
    const parent = startParent(after !== "");
    const ended = once(parent, "exit");
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const url = line.toString().trim();
    await post(url, body, 100).catch(() => undefined);
    if (after) parent.kill(after);
    await ended;
    await expect.poll(() => refuses(url), { timeout: 10_000, interval: 50 }).toBe(true);
  });
});

function post(url: string, body: string, timeout = 5000): Promise<Response> {
  const headers = { "content-type": "application/json", accept: "text/plain" };
  return fetch(`${url}/pets`, { method: "POST", headers, body, signal: AbortSignal.timeout(timeout) });
}

/** Whether nobody listens any more: a process that hangs takes the connection and lets it wait. */
async function refuses(url: string): Promise<boolean> {
  const error: unknown = await fetch(url, { signal: AbortSignal.timeout(200) }).catch((reason: unknown) => reason);
  return error instanceof TypeError && String((error.cause as Error | undefined)?.message).includes("ECONNREFUSED");
}

/** A process of its own that starts Prism, prints the URL and stays or leaves without closing. */
function startParent(stays: boolean) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const code = `import(${JSON.stringify(new URL("./prism.ts", import.meta.url).href)})
    .then(({ startPrism }) => startPrism(${JSON.stringify(DOCUMENT)}))
    .then(({ url }) => { console.log(url); ${stays ? "setInterval(() => {}, 1000);" : ""} });`;
  return spawn(process.execPath, ["--import", tsx, "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
}
