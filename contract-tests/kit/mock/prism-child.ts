import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Reply, Request } from "./prism-messages.ts";

/** A process with Prism in it, which serves one document at a time. It loads Prism while it has nothing to serve yet. */
export interface PrismChild {
  /** Serves a document in place of the one before, and gives the origin. Throws, and ends the process, when it can't. */
  readonly serve: (options: ServeOptions) => Promise<string>;
  /** Whether it answers within the time: false as well when it has ended. */
  readonly ping: (timeout: number) => Promise<boolean>;
  /** Ends it, whatever it is doing. */
  readonly kill: () => Promise<void>;
  /** How it ended, with its last words; nothing if it still runs. */
  readonly ending: () => Promise<string | undefined>;
}

export interface ServeOptions {
  readonly document: string;
  readonly host: string;
  readonly port: number;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Starts a process that Prism is loaded in. */
export function spawnChild(): PrismChild {
  const child = fork(ENTRY, [], {
    execArgv: ENTRY.endsWith(".ts") ? ["--import", loader()] : [],
    env: inheritedEnvironment(),
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const errors = lastLines(child);
  // Without a listener, a failure to spawn or to kill would end the parent.
  child.on("error", () => undefined);
  const kill = () => end(child);
  const atExit = () => void child.kill("SIGKILL");
  process.on("exit", atExit);
  child.once("exit", () => process.off("exit", atExit));
  release(child);
  return {
    serve: async (options) => {
      hold(child);
      try {
        return await start(child, options);
      } catch (error) {
        await kill();
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${reason}${errors()}`, { cause: error });
      } finally {
        release(child);
      }
    },
    kill,
    ping: async (limit) => typeof (await ask(child, { kind: "ping", id: nextId() }, limit)) === "object",
    ending: async () => ((await closed(child)) ? `it ended${ending(child)}${errors()}` : undefined),
  };
}

async function start(child: ChildProcess, { document, host, port, timeout }: ServeOptions): Promise<string> {
  const reply = await ask(child, { kind: "start", document, host, port }, timeout);
  if (reply === undefined) throw new Error(`did not start within ${timeout} ms`);
  if (reply === "ended") throw new Error((await closed(child)) ? `ended${ending(child)}` : "did not run");
  if (reply.kind !== "ready") throw new Error(reply.kind === "failed" ? reply.message : reply.kind);
  return reply.url;
}

const ENTRY = fileURLToPath(
  new URL(`./prism-process${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
);

/** An absolute URL, so that it is found whatever the working directory is. */
function loader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}

/** No NODE_OPTIONS, and nothing of a test runner's: those would change how the child loads its code. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const names = ["PATH", "Path", "HOME", "USERPROFILE", "SystemRoot", "TEMP", "TMP", "TMPDIR"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

let lastId = 0;
const nextId = () => ++lastId;

/** The reply to a request; `ended` when the process is no more; nothing when the time is over. */
function ask(child: ChildProcess, request: Request, timeout: number): Promise<Reply | "ended" | undefined> {
  if (hasEnded(child) || !child.connected) return Promise.resolve("ended");
  return new Promise((resolve) => {
    const settle = (outcome: Reply | "ended" | undefined) => {
      clearTimeout(timer);
      child.off("message", onMessage);
      child.off("exit", onExit);
      child.off("error", onExit);
      resolve(outcome);
    };
    const onMessage = (reply: Reply) => {
      const isAnswer =
        request.kind === "ping" ? reply.kind === "pong" && reply.id === request.id : reply.kind !== "pong";
      if (isAnswer) settle(reply);
    };
    const onExit = () => settle("ended");
    const timer = setTimeout(() => settle(undefined), timeout);
    child.on("message", onMessage);
    child.once("exit", onExit);
    child.once("error", onExit);
    // A process that is going away refuses the message; its exit follows.
    child.send(request, (error) => error && settle("ended"));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    child.ref();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

/** A process that crashes closes its channel first, then exits, and what it wrote may come last. */
async function closed(child: ChildProcess): Promise<boolean> {
  if (hasEnded(child) && child.stderr?.closed === true) return true;
  const limit = child.connected ? 100 : 1000;
  // A timer of an AbortSignal does not keep the parent running, and neither does a released child.
  hold(child);
  await once(child, "close", { signal: AbortSignal.timeout(limit) }).catch(() => undefined);
  release(child);
  return hasEnded(child);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function ending(child: ChildProcess): string {
  return child.signalCode === null ? ` with exit code ${child.exitCode}` : ` by ${child.signalCode}`;
}

/** Lets the parent end by itself even if nobody closed the mock. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  (child.stderr as Socket | null)?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
  (child.stderr as Socket | null)?.ref();
}

function lastLines(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    text = (text + chunk).slice(-4000);
  });
  return () => {
    const lines = text.trim().split("\n").slice(-12);
    return lines[0] === "" ? "" : `\n${lines.map((line) => `  | ${line}`).join("\n")}`;
  };
}
