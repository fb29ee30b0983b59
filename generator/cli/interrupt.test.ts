import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server, request as sendRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Provider, startProvider } from "../../contract-tests/provider/provider.ts";
import { COMMAND, ENVIRONMENT, makeFolder } from "./test-command.ts";

const KEY = "test-api-key";
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The reference provider behind a server that tells of every request. */
async function watchedProvider(): Promise<{ url: string; seen: string[]; provider: Provider }> {
  const provider = await startProvider();
  const seen: string[] = [];
  const server: Server = createServer((request, response) => {
    const { method, url = "", headers } = request;
    const forward = sendRequest(new URL(url, provider.url), { method, headers }, (answer) => {
      seen.push(`${method} ${url.split("?")[0]} ${answer.statusCode}`);
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(forward);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  closing.push(
    () => provider.close(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, seen, provider };
}

function start(...args: string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [...COMMAND, ...args], { env: { ...ENVIRONMENT, KEY } });
  closing.push(() => child.kill("SIGKILL"));
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (text += data));
  return { child, output: () => text };
}

/** Waits for something to be seen. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("an interrupted verify", { timeout: 240_000 }, () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s takes away what it made, reports, and exits %i", async (signal, code) => {
    const { url, seen } = await watchedProvider();
    const report = join(makeFolder(), "report.json");
    const auth = ["--auth", "ApiKeyAuth=$KEY", "--allow-writes", "--rate", "60"];
    const { child, output } = start("verify", "--target", url, ...auth, "--report", `json=${report}`);
    const made = () => seen.filter((line) => /^POST .*\/time-entries 201$/.test(line)).length;
    await until(() => made() > 3);
    child.kill(signal);
    const before = seen.length;
    const [ended] = await once(child, "exit");
    expect(ended, output()).toBe(code);
    expect(output()).not.toContain("    at ");
    expect(output()).toContain("The run was interrupted before all cases had run; ");
    // One more may have been on its way.
    const after = seen.slice(before).filter((line) => !/^(DELETE|GET) /.test(line));
    expect(after.length).toBeLessThan(3);
    expect(seen.filter((line) => line.startsWith("DELETE ") && line.endsWith(" 204")).length).toBeGreaterThan(0);
    expect(JSON.parse(readFileSync(report, "utf8"))[0].cases.length).toBeGreaterThan(3);
  });

  it("ends at once the second time, and leaves no folder behind", async () => {
    const { url, seen } = await watchedProvider();
    const document = join(process.cwd(), "generated/clockify/openapi.json");
    const temporary = makeFolder();
    const child = spawn(
      process.execPath,
      [...COMMAND, "verify", document, "--target", url, "--auth", "ApiKeyAuth=$KEY", "--rate", "5", "--allow-writes"],
      { env: { ...ENVIRONMENT, KEY, TMPDIR: temporary } },
    );
    await until(() => seen.length > 2);
    child.kill("SIGINT");
    setTimeout(() => child.kill("SIGINT"), 100);
    const [code, signal] = await once(child, "exit");
    // A process that is just about to exit hears no signal any more, and ends by it: to a shell that is 130 as well.
    expect(code ?? signal).toBe(code === null ? "SIGINT" : 130);
  });
});
