import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { COMMAND, ENVIRONMENT, type Ended, makeFolder, PETSTORE, readFolder, runCommand } from "./test-command.ts";

const HOOK = new URL("../write/testing/end-at.mjs", import.meta.url).href;
const LONG = "x".repeat(100_000);

/** The new one makes files that the old one doesn't, and the other way round; the large one makes a large file. */
const DOCUMENTS = {
  "old.yaml": PETSTORE,
  "new.yaml": PETSTORE.replaceAll("[pets]", "[animals]").replace("name: pets", "name: animals"),
  "large.yaml": PETSTORE.replace("title: Pet Store", `title: Pet Store, description: ${LONG}`),
};

/** It has no signals, and no limits or permissions of this kind. */
const WINDOWS = process.platform === "win32";

/** Of some 35 changes of the file system that bring the old output to the new one, the first nine write beside it. */
const HALF = 24;

describe.concurrent("an output of the command", { timeout: 240_000 }, () => {
  const made = makeFolder(DOCUMENTS);
  const [old, fresh] = ["old", "new"].map((name) => () => readFolder(join(made, name))) as [Read, Read];
  const output = (folder: string) => readFolder(join(folder, "out"));
  beforeAll(async () => {
    const runs = ["old", "new"].map((name) => runCommand(["generate", `${name}.yaml`, "--output", name], made));
    for (const ended of await Promise.all(runs)) expect(ended, ended.stderr).toMatchObject({ code: 0 });
  }, 120_000);

  /** A folder with the documents, and the old output in `out`. */
  function begin(): string {
    const folder = makeFolder(DOCUMENTS);
    cpSync(join(made, "old"), join(folder, "out"), { recursive: true });
    return folder;
  }

  it.skipIf(WINDOWS).each([
    ["what is to come is written beside it", 5, old],
    ["half of it is changed", HALF, "between"],
    ["all of it is changed", 32, "between"],
    ["it is tidied up", 34, fresh],
  ] as const)(
    "is whole after SIGKILL while %s, at the latest when the next run has taken it back",
    async (_, at, state) => {
      const folder = begin();
      expect(await change(folder, { at, by: "SIGKILL" })).toMatchObject({ code: "SIGKILL" });
      const left = Object.entries(output(folder)).filter(([path]) => !path.startsWith(".specpact"));
      if (state !== "between") expect(Object.fromEntries(left)).toEqual(state());
      // A mixture would look as if somebody had edited it.
      const next = await runCommand(["generate", "old.yaml", "--output", "out", "--json"], folder);
      expect(next, next.stderr).toMatchObject({ code: 0 });
      expect(JSON.parse(next.stdout)).toMatchObject([{ recovered: true }]);
      expect(output(folder)).toEqual(old());
    },
  );

  it.skipIf(WINDOWS).each([
    ["SIGINT", HALF, 130],
    ["SIGTERM", 5, 143],
  ] as const)("is the new one where %s comes at change %i, and the run ends with %i", async (by, at, code) => {
    const folder = begin();
    const ended = await change(folder, { at, by });
    expect(ended).toMatchObject({ code, stdout: "", stderr: expect.stringContaining("Interrupted: ") });
    expect(output(folder)).toEqual(fresh());
  });

  it("stays the old one where no space is left when half of it is changed", async () => {
    const folder = begin();
    const ended = await change(folder, { at: HALF, by: "ENOSPC" });
    expect(ended.stderr).toMatch(
      /OUTPUT_NOT_WRITABLE "out" can't be written: no space is left \(ENOSPC\)\.\n {2}hint: /,
    );
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(output(folder)).toEqual(old());
  });

  it.skipIf(WINDOWS)("stays the old one where the system lets no file become so large", async () => {
    const folder = begin();
    const ended = await shell(folder, "ulimit -f 100; exec", "large.yaml");
    expect(ended.stderr).toMatch(
      /OUTPUT_NOT_WRITABLE "out" can't be written: .*larger than the system allows \(EFBIG\)/,
    );
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(output(folder)).toEqual(old());
  });

  it.each(["client.ts", "fixtures", "."])("stays the old one where %s can't be changed", async (path) => {
    const folder = begin();
    const release = protect(join(folder, "out", path));
    if (release === undefined) return;
    try {
      const ended = await runCommand(["generate", "new.yaml", "--output", "out"], folder);
      expect(ended.stderr).toMatch(
        /OUTPUT_NOT_WRITABLE "out[^"]*" can't be written: permission denied \(E(PERM|ACCES)\)/,
      );
      if (path === "client.ts") expect(ended.stderr).toContain(`"${join("out", path)}"`);
      expect(ended).toMatchObject({ code: 2, stdout: "" });
    } finally {
      release();
    }
    expect(output(folder)).toEqual(old());
  });

  it("is one of two after four runs at once, of which none fails", async () => {
    const folder = begin();
    const names = ["new", "old", "new", "old"];
    const runs = names.map((name) => runCommand(["generate", `${name}.yaml`, "--output", "out"], folder));
    for (const ended of await Promise.all(runs)) expect(ended, ended.stderr).toMatchObject({ code: 0 });
    expect([old(), fresh()]).toContainEqual(output(folder));
  });
});

type Read = () => Record<string, string>;

/** The command makes the new output; at the nth change of the file system it meets a signal, or an error. */
function change(cwd: string, { at, by }: { at: number; by: string }): Promise<Ended> {
  const args = ["--import", HOOK, ...COMMAND, "generate", "new.yaml", "--output", "out"];
  return end(spawn(process.execPath, args, { cwd, env: { ...ENVIRONMENT, END_AT: String(at), END_BY: by } }));
}

/** The command behind what a shell has to do first. */
function shell(cwd: string, before: string, document: string): Promise<Ended> {
  const args = [process.execPath, ...COMMAND, "generate", document, "--output", "out"];
  return end(spawn("sh", ["-c", `${before} "$@"`, "sh", ...args], { cwd, env: ENVIRONMENT }));
}

async function end(child: ReturnType<typeof spawn>): Promise<Ended> {
  const [[code, signal], stdout, stderr] = await Promise.all([
    once(child, "close"),
    text(child.stdout as NonNullable<typeof child.stdout>),
    text(child.stderr as NonNullable<typeof child.stderr>),
  ]);
  return { code: (code ?? signal) as Ended["code"], stdout, stderr };
}

/** Lets nobody change a file or what is in a folder; gives what takes that back, and undefined where it can't be done. */
function protect(path: string): (() => void) | undefined {
  if (WINDOWS) return undefined;
  if (process.getuid?.() !== 0) {
    chmodSync(path, 0o555);
    return () => chmodSync(path, 0o755);
  }
  // Permissions are nothing to root; an immutable file is, where the file system knows that.
  try {
    execFileSync("chattr", ["+i", path], { stdio: "ignore" });
    return () => void execFileSync("chattr", ["-i", path]);
  } catch {
    return undefined;
  }
}
