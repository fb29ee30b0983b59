import { TargetError } from "../../../generator/errors.ts";
import { LIMITS } from "./bounded-fetch.ts";
import { reasonOf } from "./reason.ts";

/**
 * Any answer will do: whether it is the right one is what the suites find out.
 * @throws TargetError if nothing answers there in the language of HTTP, or nobody that can be trusted
 */
export async function reach(target: string): Promise<void> {
  const reason = await ask(target, LIMITS.time);
  if (reason === undefined) return;
  const trust = /certificate|altname|self.signed|SSL|TLS/i.test(reason);
  throw new TargetError(
    `Nothing answers at ${target}: ${reason}.`,
    trust
      ? "Correct its certificate, or name what has signed it in NODE_EXTRA_CA_CERTS."
      : "Start the server, or correct --target.",
  );
}

/** Whether anything answers within this time. */
export async function answers(target: string, time: number): Promise<boolean> {
  return (await ask(target, time)) === undefined;
}

/** Why nothing answers. Some servers break off at HEAD, and not at GET; the answer's body is left unread. */
async function ask(target: string, time: number): Promise<string | undefined> {
  const end = AbortSignal.timeout(time);
  for (const method of ["HEAD", "GET"]) {
    const unread = new AbortController();
    const signal = AbortSignal.any([end, unread.signal]);
    try {
      await fetch(target, { method, redirect: "manual", signal });
      unread.abort();
      return undefined;
    } catch (error) {
      if (end.aborted) return `no answer within ${time / 1000} s`;
      if (method === "GET") return reasonOf(error);
    }
  }
  return undefined;
}
