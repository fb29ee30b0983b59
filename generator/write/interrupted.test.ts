import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { makeFolder, readFolder } from "../cli/test-command.ts";
import { LOCK_FILE, printLock } from "./lock.ts";
import { placesOf } from "./places.ts";
import { isLittered, settle } from "./settle.ts";
import { lockOf, VERSIONS, type Version, writeVersion } from "./testing/versions.ts";

const HOOK = new URL("testing/end-at.mjs", import.meta.url).href;
const SLOW = { timeout: 240_000 };

describe("an output that is being written", SLOW, () => {
  const built = makeFolder();
  const writer = join(built, "writer.mjs");
  beforeAll(() => {
    const entry = fileURLToPath(new URL("testing/writer.ts", import.meta.url));
    buildSync({
      entryPoints: [entry],
      outfile: writer,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "silent",
    });
  });

  const start = (args: readonly string[], end: { at?: number; by?: string } = {}) =>
    spawn(process.execPath, [...(end.at ? ["--import", HOOK] : []), writer, ...args], {
      env: { ...process.env, END_AT: String(end.at ?? 0), END_BY: end.by ?? "" },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const ended = async (child: ChildProcess): Promise<number | string> => {
    const [code, signal] = await once(child, "exit");
    return (signal ?? code) as number | string;
  };

  // On Windows a process that ends itself so can't be told from one that fails.
  it.skipIf(process.platform === "win32")("is the old one or the new one, wherever SIGKILL ends the run", async () => {
    const seen = { old: 0, new: 0, between: 0 };
    for (let at = 1; ; at += 1) {
      const output = makeFolder();
      await writeVersion(output, "a");
      const end = await ended(start([output, "b"], { at, by: "SIGKILL" }));
      if (end === 0) break;
      expect(end).toBe("SIGKILL");
      const between = existsSync(join(output, ".specpact"));
      if (!between) expect([state("a", output), state("b", output)].flat(), `killed at ${at}`).toContain("whole");
      const littered = isLittered(output);
      expect(await settle(placesOf({ output }))).toBe(littered);
      const version = versionOf(output);
      expect(version, `killed at ${at}`).toMatch(/^[ab]$/);
      seen[between ? "between" : version === "a" ? "old" : "new"] += 1;
      await writeVersion(output, "b");
      expect(versionOf(output)).toBe("b");
    }
    expect(seen.old).toBeGreaterThan(5);
    expect(seen.between).toBeGreaterThan(10);
    expect(seen.new).toBeGreaterThan(0);
  });

  it.each(["ENOSPC", "EPERM"])("is whole wherever a change fails with %s", async (by) => {
    let failures = 0;
    for (let at = 1; at < 200; at += 1) {
      const output = makeFolder();
      await writeVersion(output, "a");
      const child = start([output, "b"], { at, by });
      const end = await ended(child);
      await settle(placesOf({ output }));
      expect(versionOf(output), `failed at ${at}`).toMatch(/^[ab]$/);
      if (end !== 0) failures += 1;
      if (end === 0 && at > 60) break;
    }
    expect(failures).toBeGreaterThan(20);
  });

  it("is one of two versions after each of 240 kills at random moments of a run that never stops writing", async () => {
    const random = sequence(7);
    let interrupted = 0;
    const kill = async (times: number) => {
      const output = makeFolder();
      await writeVersion(output, "a");
      for (let round = 0; round < times; round += 1) {
        const child = start([output, versionOf(output) === "a" ? "b" : "a", "100000"]);
        await once(child.stdout as NonNullable<ChildProcess["stdout"]>, "data");
        await new Promise((resolve) => setTimeout(resolve, random() * 20));
        child.kill("SIGKILL");
        expect(await ended(child)).toBe("SIGKILL");
        if (await settle(placesOf({ output }))) interrupted += 1;
        expect(versionOf(output)).toMatch(/^[ab]$/);
      }
    };
    await Promise.all([kill(60), kill(60), kill(60), kill(60)]);
    expect(interrupted).toBeGreaterThan(40);
  });

  it("is one of two versions after four runs at once", async () => {
    const output = makeFolder();
    const writers = (["a", "b", "a", "b"] as const).map((first) => start([output, first, "40"]));
    const errors = writers.map(async ({ stderr }) => {
      let text = "";
      for await (const part of stderr as AsyncIterable<Buffer>) text += part;
      return text;
    });
    expect(await Promise.all(writers.map(ended)), (await Promise.all(errors)).join("")).toEqual([0, 0, 0, 0]);
    expect(versionOf(output)).toMatch(/^[ab]$/);
    expect(readdirSync(output).filter((name) => name.startsWith(".specpact"))).toEqual([]);
  });
});

function state(version: Version, output: string): string {
  const files = Object.entries(readFolder(output)).filter(([path]) => !path.startsWith(".specpact"));
  return JSON.stringify(Object.fromEntries(files)) === JSON.stringify(wanted(version, output)) ? "whole" : "other";
}

/** Which version lies in the folder, with nothing beside it; else what does. */
function versionOf(output: string): string {
  const files = JSON.stringify(readFolder(output));
  return (["a", "b"] as const).find((version) => JSON.stringify(wanted(version, output)) === files) ?? files;
}

function wanted(version: Version, output: string): Record<string, string> {
  const files = { ...VERSIONS[version], [LOCK_FILE]: printLock(lockOf(output, version)) };
  const folders = ["suites", `only-${version}`, `only-${version}/deep`].map((folder) => [folder, ""]);
  return Object.fromEntries([...folders, ...Object.entries(files)].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)));
}

/** Numbers from 0 to 1 that are the same in each run (a linear congruential generator). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
