import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND, ENVIRONMENT, makeFolder, PETSTORE, runCommand } from "./test-command.ts";

const ENOUGH = 60_000;

describe("specpact mock", { timeout: ENOUGH }, () => {
  const folder = makeFolder({ "openapi.yaml": PETSTORE });
  let mock: ChildProcess;
  let url: string;
  beforeAll(async () => {
    mock = spawn(process.execPath, [...COMMAND, "mock", "openapi.yaml", "--port", "0"], {
      cwd: folder,
      env: ENVIRONMENT,
    });
    url = String((await once(mock.stdout as NodeJS.ReadableStream, "data"))[0]).trim();
  }, ENOUGH);
  afterAll(() => void mock.kill("SIGKILL"));

  it("prints its URL alone, and answers there", async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    const pet = await fetch(`${url}/pets/1`);
    expect([pet.status, await pet.json()]).toMatchObject([200, { id: expect.any(Number) }]);
    expect((await fetch(`${url}/pets/1`, { headers: { Prefer: "code=404" } })).status).toBe(404);
    expect((await fetch(`${url}/pets`, { method: "POST" })).status).toBeGreaterThanOrEqual(400);
  });

  it("says that a port is taken", async () => {
    const { port } = new URL(url);
    const ended = await runCommand(["mock", "openapi.yaml", "--port", port], folder);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(`FLAG_INVALID --port can't be "${port}"`);
    expect(ended.stderr).not.toContain("    at ");
  });

  it("ends on SIGTERM, and leaves no process behind", async () => {
    const children = childrenOf(mock.pid ?? 0);
    mock.kill("SIGTERM");
    const [code] = await once(mock, "exit");
    expect(code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
    if (existsSync("/proc/self/task")) expect(children).not.toEqual([]);
    expect(children.filter(runs)).toEqual([]);
  });
});

/** Known on Linux only; elsewhere the closed port says enough. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, "utf8").split(" ").filter(Boolean).map(Number) : [];
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
