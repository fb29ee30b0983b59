import { setTimeout as wait } from "node:timers/promises";
import { isSafe } from "../http.ts";
import { createAnswering } from "./answering.ts";
import { boundedFetch, type ReadAnswer } from "./bounded-fetch.ts";
import { createPace } from "./pace.ts";
import { answers } from "./reach.ts";
import { nothingCame } from "./reason.ts";

/** The way to a live target: everything that is sent to it passes here, in turn and within limits. */
export interface Gate {
  /**
   * @param about what the request belongs to: where an operation has stopped answering, nothing more of it is sent
   * @throws Withheld where nothing is sent, otherwise what `boundedFetch` throws
   */
  send(request: Request, about: { readonly operation: string }): Promise<GateAnswer>;
}

export interface GateAnswer extends ReadAnswer {
  /** The first 429 that was waited for, where this is the answer to the same request, sent again. */
  readonly limited?: ReadAnswer;
}

/** A request was not sent, for a reason that has nothing to do with it. */
export class Withheld extends Error {
  override readonly name = "Withheld";
}

/** The gate of a target, one for all suites of this thread: they wait for each other's pauses, and give up together. */
export function gateOf(target: string, rate: number | undefined): Gate {
  const known = gates.get(target);
  if (known !== undefined) return known;
  const gate = createGate(target, rate);
  gates.set(target, gate);
  return gate;
}

const gates = new Map<string, Gate>();

export function createGate(target: string, rate: number | undefined): Gate {
  const pace = createPace(rate);
  const answering = createAnswering(() => answers(target, PROBE_TIME));
  let exhausted = false;

  const once = async (request: Request, operation: string): Promise<ReadAnswer> => {
    const because = exhausted ? RATE_LIMITED : answering.stopped(operation);
    if (because !== undefined) throw new Withheld(because);
    await pace.turn();
    const started = performance.now();
    try {
      const answer = await boundedFetch(request.clone());
      answering.answered(operation, performance.now() - started);
      return answer;
    } catch (error) {
      await answering.failed(operation, error, performance.now() - started);
      throw error;
    }
  };
  /** What changes nothing may be sent again where nothing came: a connection that had been idle may have been closed. */
  const safely = async (request: Request, operation: string): Promise<ReadAnswer> => {
    try {
      return await once(request, operation);
    } catch (error) {
      if (error instanceof Withheld || !nothingCame(error) || !isSafe(request.method)) throw error;
      await wait(RETRY_AFTER);
      return once(request, operation);
    }
  };
  return {
    send: async (request, { operation }) => {
      const first = await safely(request, operation);
      let answer = first;
      // A 429 says that the request was not processed: any may be sent again.
      while (answer.status === 429) {
        exhausted = (await pace.pause(answer.headers.get("retry-after"))) === "too long";
        answer = await safely(request, operation);
      }
      return answer === first ? answer : { ...answer, limited: first };
    },
  };
}

const RATE_LIMITED = "the target limits the rate (429), and asks for longer pauses than a run takes; --rate sends less";

/** Milliseconds. */
const RETRY_AFTER = 100;
const PROBE_TIME = 3_000;
