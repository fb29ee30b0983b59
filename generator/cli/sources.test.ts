import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND, ENVIRONMENT, type Ended, makeFolder, PETSTORE, runCommand } from "./test-command.ts";

const PAGES: Readonly<Record<string, string>> = {
  "/openapi.yaml": PETSTORE,
  "/parts/openapi.yaml": PETSTORE.replace('"#/components/schemas/Pet" }', '"../Pet.yaml" }'),
  "/Pet.yaml": "type: object\nrequired: [id]\nproperties:\n  id: { type: string }\n",
  "/elsewhere.yaml": PETSTORE.replace('"#/components/schemas/Pet" }', '"http://localhost:1/Pet.yaml" }'),
  "/local.yaml": PETSTORE.replace('"#/components/schemas/Pet" }', '"file:///etc/hostname" }'),
  "/broken.yaml": "openapi: 3.0.3\n bad: [\n",
};

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    if (url === "/moved.yaml") response.writeHead(302, { location: "/openapi.yaml" }).end();
    else response.writeHead(PAGES[url] === undefined ? 404 : 200).end(PAGES[url]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const folder = makeFolder({ "openapi.yaml": PETSTORE, "Pet.yaml": PAGES["/Pet.yaml"] as string });
const read = (file: string) => readFileSync(join(folder, file), "utf8");

describe("a document by its address", { timeout: 60_000 }, () => {
  it("is fetched, and makes what the same file makes", async () => {
    const remote = await runCommand(["generate", `${origin}/openapi.yaml`, "--output", "remote"], folder);
    expect(remote, remote.stderr).toMatchObject({ code: 0 });
    const local = await runCommand(["generate", "openapi.yaml", "--output", "local"], folder);
    expect(local, local.stderr).toMatchObject({ code: 0 });
    expect(read("remote/types.ts")).toBe(read("local/types.ts"));
    expect(Object.keys(JSON.parse(read("remote/specpact.lock.json")).sources)).toEqual([`${origin}/openapi.yaml`]);
    const again = await runCommand(["check", `${origin}/openapi.yaml`, "--output", "remote"], folder);
    expect(again, again.stderr).toMatchObject({ code: 0 });
  });

  it("may refer to other files of its own host", async () => {
    const ended = await runCommand(["generate", `${origin}/parts/openapi.yaml`, "--output", "parts"], folder);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
  });

  it.each([
    ["/elsewhere.yaml", 3, /elsewhere\.yaml:\d+:\d+ REF_REMOTE/],
    ["/local.yaml", 3, /local\.yaml:\d+:\d+ REF_UNREADABLE A remote file cannot refer to a local one/],
    ["/broken.yaml", 3, /broken\.yaml:\d+:\d+ SYNTAX_INVALID/],
    ["/moved.yaml", 2, /FILE_NOT_READABLE .*it redirects \(302\)/],
    ["/none.yaml", 2, /FILE_NOT_READABLE .*its status is 404/],
  ])("ends at %s", async (path, code, words) => {
    const ended = await runCommand(["generate", origin + path, "--output", "none"], folder);
    expect(ended, ended.stderr).toMatchObject({ code });
    expect(ended.stderr).toMatch(words);
  });
});

describe("a document on stdin", { timeout: 60_000 }, () => {
  it("is read, and refers to files from the current folder on", async () => {
    const text = PETSTORE.replace('"#/components/schemas/Pet" }', '"Pet.yaml" }');
    const ended = await pipe(["generate", "-", "--output", "stdin"], text);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect(read("stdin/types.ts")).toContain("export interface Pet");
  });

  it("has its faults placed", async () => {
    const ended = await pipe(["generate", "-", "--output", "none"], "openapi: 4.0.0\n");
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining("<stdin>:1:10 VERSION_UNSUPPORTED") });
  });
});

function pipe(args: readonly string[], text: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: folder, env: ENVIRONMENT });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(text);
  });
}
