import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { FuzzDocument } from "./document.ts";
import type { Outcome } from "./judge-many.ts";
import type { Message, Task } from "./worker.ts";

/** Judges documents in a process of its own, so that one that hangs or takes all memory ends nothing else. */
export interface Judges {
  readonly judge: (documents: readonly FuzzDocument[], how?: Partial<Omit<Task, "documents">>) => Promise<Outcome[]>;
  readonly close: () => void;
}

export function createJudges(): Judges {
  let child: ChildProcess | undefined;
  let tasks = 0;
  const renew = () => {
    child?.kill();
    child = undefined;
    tasks = 0;
  };
  const judge: Judges["judge"] = async (documents, { asCommand = [], compiles = true } = {}) => {
    if (documents.length === 0) return [];
    child ??= start();
    const answer = await ask(child, { documents, asCommand, compiles });
    tasks += 1;
    // Whatever modules keep is gone with the process.
    if ("ended" in answer || tasks > MOST_TASKS) renew();
    if ("outcomes" in answer) return [...answer.outcomes];
    const { started, ended } = answer;
    const broken = [{ rule: `ends, and within its memory: ${ended}`, detail: "" }];
    const at = Math.min(started, documents.length - 1);
    const shift = (indexes: readonly number[]) =>
      indexes.filter((index) => index !== at).map((index) => (index > at ? index - 1 : index));
    const others = await judge(
      documents.filter((_, index) => index !== at),
      { asCommand: shift(asCommand), compiles },
    );
    return [...others.slice(0, at), { kind: "refused", broken }, ...others.slice(at)];
  };
  return { judge, close: renew };
}

function start(): ChildProcess {
  const execArgv = [...process.execArgv, `--max-old-space-size=${MEGABYTES}`];
  return fork(fileURLToPath(new URL("worker.ts", import.meta.url)), { execArgv, serialization: "advanced" });
}

type Answer = { readonly outcomes: readonly Outcome[] } | { readonly started: number; readonly ended: string };

function ask(child: ChildProcess, task: Task): Promise<Answer> {
  return new Promise((resolve) => {
    let started = 0;
    const onMessage = (message: Message) => {
      if ("started" in message) started = message.started;
      else finish(message);
    };
    const onExit = (code: number | null, signal: string | null) => finish({ started, ended: String(signal ?? code) });
    const finish = (answer: Answer) => {
      child.off("message", onMessage).off("exit", onExit);
      resolve(answer);
    };
    child.on("message", onMessage).on("exit", onExit);
    child.send(task);
  });
}

/** The compiler, and what it keeps of our own declarations, takes half of it. */
const MEGABYTES = 2000;
const MOST_TASKS = 20;
