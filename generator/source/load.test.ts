import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../errors.ts";
import { loadSource } from "./load.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "specpact-load-"));
  mkdirSync(join(folder, "spec"));
  const write = (name: string, bytes: string | Buffer) => writeFileSync(join(folder, name), bytes);
  write("spec/good.yaml", "\ufeffa: é\n");
  write("nul.yaml", "a\0b");
  write("utf16.yaml", Buffer.from("\ufeffa: 1", "utf16le"));
  write("latin1.yaml", Buffer.from("a: é", "latin1"));
  write("locked.yaml", "a: 1");
  chmodSync(join(folder, "locked.yaml"), 0o000);
  symlinkSync("loop.yaml", join(folder, "loop.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("loadSource", () => {
  it.each(["spec/good.yaml", "./spec/../spec/good.yaml"])("reads %s and names it as the user would", async (path) => {
    expect(await loadSource(path, folder)).toEqual({ file: "spec/good.yaml", text: "a: é\n" });
  });

  it("names a file outside the current folder by a relative path", async () => {
    expect((await loadSource("../spec/good.yaml", join(folder, "spec"))).file).toBe("good.yaml");
    expect((await loadSource("../spec/good.yaml", join(folder, "other"))).file).toBe("../spec/good.yaml");
  });

  it.each([
    ["absent.yaml", "FILE_NOT_FOUND"],
    ["spec/good.yaml/x", "FILE_NOT_FOUND"],
    ["spec", "FILE_NOT_REGULAR"],
    ["loop.yaml", "FILE_NOT_READABLE"],
    ["nul.yaml", "FILE_NOT_TEXT"],
    ["utf16.yaml", "FILE_NOT_TEXT"],
    ["latin1.yaml", "FILE_NOT_TEXT"],
  ])("refuses %s with %s", async (path, code) => {
    const error = await loadSource(path, folder).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code });
  });

  it.skipIf(process.platform === "win32")("does not wait for a pipe", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.yaml")]);
    await expect(loadSource("pipe.yaml", folder)).rejects.toMatchObject({ code: "FILE_NOT_REGULAR" });
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")("names a missing permission", async () => {
    await expect(loadSource("locked.yaml", folder)).rejects.toMatchObject({ code: "FILE_NOT_READABLE" });
  });
});
