import { call } from "../call.ts";
import { isSuccess } from "../http.ts";
import { requestArgs } from "../request-args.ts";
import { prepare } from "./prepare.ts";
import { type Caller, forgetState, openStates, removersOf, stateOf } from "./state.ts";
import type { Thing } from "./things.ts";

/** Who cleans up: any client of the session. */
type Cleaner = Pick<Caller, "session" | "client">;

/** Takes away what a session has made, the newest first, and says what is still there and why. May be called again. */
export async function cleanUp(caller: Cleaner): Promise<readonly string[]> {
  const { ledger } = stateOf(caller.session);
  const left = new Map<string, number>();
  for (const thing of ledger.open()) {
    const reason = await remove(caller, thing);
    const why = reason === undefined ? undefined : `${thing.resource.name} stay: ${reason}`;
    if (why !== undefined) left.set(why, (left.get(why) ?? 0) + 1);
  }
  return [...left].map(([why, count]) => `${count} ${why}`);
}

/** Cleans up behind a suite, whatever has become of it, and forgets its state. */
export async function endState(caller: Cleaner): Promise<readonly string[]> {
  const left = caller.session.prism === undefined ? await cleanUp(caller) : [];
  forgetState(caller.session);
  return left;
}

/** The same for every session of this thread: for whoever ends a run early. */
export async function cleanUpAll(): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { session, client } of openStates()) left.push(...(await cleanUp({ session, client })));
  return left;
}

async function remove(caller: Cleaner, thing: Thing): Promise<string | undefined> {
  const state = stateOf(caller.session);
  const [operation] = removersOf(state, caller.session, thing.resource);
  if (operation === undefined) return "the document has no operation that deletes them";
  const own = { ...caller, operation, exchanges: [] };
  const { request } = await prepare(own, state.fixture(operation, "minimal"), { things: [thing] });
  const answered = await call(own, requestArgs(request), { cleanup: true });
  if (answered.kind !== "answered") return "no answer came";
  const { status } = answered.exchange.response;
  const gone = isSuccess(status) || status === 404 || status === 410;
  if (gone || !(await isThere(caller, thing))) state.ledger.strike([thing]);
  else return `${operation.id} answers ${status}`;
  return undefined;
}

/** A refusal may say that it is gone already. */
async function isThere(caller: Cleaner, thing: Thing): Promise<boolean> {
  const { read } = thing.resource;
  if (read === undefined) return true;
  const own = { ...caller, operation: read, exchanges: [] };
  const { request } = await prepare(own, stateOf(caller.session).fixture(read, "minimal"), { things: [thing] });
  const answered = await call(own, requestArgs(request), { cleanup: true });
  return answered.kind !== "answered" || answered.exchange.response.status < 400;
}
