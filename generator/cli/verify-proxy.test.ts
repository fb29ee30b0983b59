import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Summary } from "../../contract-tests/kit/report/summary.ts";
import { COMMAND, ENVIRONMENT, makeFolder, PETSTORE, runCommand } from "./test-command.ts";

const pets: RequestListener = (request, response) => {
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const { method, url } = request;
  if (method === "POST" && url === "/v1/pets") {
    request.resume();
    response.writeHead(201).end();
  } else if (url === "/v1/pets/1") json(200, { id: 1, tag: "ok" });
  else if (url === "/v1/pets/2") json(200, { id: "two", token: "sesame-token" });
  else if (url === "/v1/pets/3") {
    const zipped = gzipSync('{"id":3}');
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(zipped);
  } else if (url === "/v1/pets/4") request.socket.destroy();
  else response.writeHead(404).end();
};
const server = createServer(pets);
const folder = makeFolder({ "openapi.yaml": PETSTORE });
let target: string;

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Somebody else's suite: a program that only knows a base URL. */
function client(code: string): string[] {
  return [process.execPath, "-e", `const url = process.env.SPECPACT_PROXY_URL; (async () => { ${code} })()`];
}

async function judge(code: string): Promise<{ code: unknown; summary: Summary; stdout: string; stderr: string }> {
  const args = ["verify", "openapi.yaml", "--proxy", target, "--json", "--", ...client(code)];
  const ended = await runCommand(args, folder);
  expect(ended.stdout, ended.stderr).not.toBe("");
  return { ...ended, summary: JSON.parse(ended.stdout)[0] };
}

const CREATE =
  'await fetch(url + "/pets", { method: "POST", headers: { "content-type": "application/json", "x-api-key": "sesame" }, body: JSON.stringify({ id: 1 }) });';

describe("verify --proxy", { timeout: 120_000 }, () => {
  it("finds nothing in traffic that keeps the document, and says what it did not show", async () => {
    const { code, summary, stderr } = await judge(`${CREATE}
      const { id } = await (await fetch(url + "/pets/3")).json();
      await fetch(url + "/pets/99");
      await fetch(url + "/health?token=abc");
      if (id !== 3) process.exit(9);`);
    expect(summary.findings).toEqual([]);
    expect(summary.failures).toEqual([]);
    expect(summary.operations.flatMap(({ unexplained }) => unexplained)).toEqual([]);
    const [create] = summary.operations;
    expect(create?.notChecked).toContainEqual({ what: "400 status", because: "the traffic did not show it" });
    expect(create?.notChecked.filter(({ what }) => what === "201 status")).toEqual([]);
    expect(stderr).toContain("not judged The document has no operation for:\n  GET /v1/health\n");
    expect(code).toBe(0);
  });

  it("judges requests and answers, and shows no secret", async () => {
    const { code, summary, stdout } = await judge(`
      const post = (body, type = "application/json") =>
        fetch(url + "/pets", { method: "POST", headers: { "content-type": type, "x-api-key": "sesame" }, body });
      await post('{"id":"one"}'); await post("{"); await post("<pet/>", "text/xml"); await post(undefined);
      for (const id of [1, 2, "three"]) await fetch(url + "/pets/" + id);
      await fetch(url + "/pets/4");`);
    const told = summary.findings.map(({ operation, check, blame, what }) => `${operation} ${check} ${blame}: ${what}`);
    expect(told).toEqual([
      "createPet client client: The client sent a body that does not fit its schema.",
      "createPet client client: The client sent a body that is not JSON.",
      "createPet client client: The client sent a body of another type.",
      "createPet client client: The client sent no body.",
      "getPet body provider: The body does not fit its schema.",
      "getPet undeclared-field provider: A property is not declared.",
      "getPet client client: The client sent a path parameter petId that does not fit its schema.",
      "getPet status provider: No answer came.",
    ]);
    expect(stdout).not.toContain("sesame");
    expect(code).toBe(1);
  });

  it("fails with the command that sends the traffic", async () => {
    const { code, summary } = await judge(`${CREATE} process.exit(3);`);
    expect(summary.failures).toEqual([expect.stringContaining("ended with exit code 3")]);
    expect(code).toBe(1);
  });

  it("without a command, ends at Ctrl-C and reports", async () => {
    const child = spawn(process.execPath, [...COMMAND, "verify", join(folder, "openapi.yaml"), "--proxy", target], {
      env: ENVIRONMENT,
    });
    let text = "";
    const [first] = (await once(child.stdout, "data")) as [Buffer];
    child.stdout.on("data", (data) => {
      text += data;
    });
    const url = String(first).trim();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(await (await fetch(`${url}/pets/1`)).json()).toEqual({ id: 1, tag: "ok" });
    // All of 127.0.0.0/8 is this machine, on Linux; so this would find what listens everywhere.
    if (process.platform === "linux") await expect(fetch(url.replace("127.0.0.1", "127.0.0.2"))).rejects.toThrow();
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect([code, text]).toEqual([0, expect.stringContaining(`The pact is kept on ${target}`)]);
  });

  it.each([
    [["--proxy", "nowhere"], 2, "--proxy can't be"],
    [["--proxy", "http://127.0.0.1:1"], 4, "TARGET_UNREACHABLE"],
    [["--proxy", "http://127.0.0.1:1", "--target", "http://127.0.0.1:1"], 2, "leave this one"],
  ])("%j is refused", async (args, want, words) => {
    const { code, stderr } = await runCommand(["verify", "openapi.yaml", ...args], folder);
    expect([code, stderr]).toEqual([want, expect.stringContaining(words)]);
  });
});
