import { boundedFetch } from "../live/bounded-fetch.ts";
import { type Gate, type GateAnswer, Withheld } from "../live/gate.ts";

/** A request and its answer, in the order in which they went. */
export interface Taped {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly answer: GateAnswer;
}

/** A gate that keeps what passes it. */
export interface Tape extends Gate {
  /** What has passed since the last time. */
  take(): readonly Taped[];
}

/** @param gate the way to a live target; a mock has none */
export function createTape(gate: Gate | undefined): Tape {
  let taped: Taped[] = [];
  return {
    send: async (request, about) => {
      const body = request.body === null ? "" : await request.clone().text();
      const answer = await (gate?.send(request, about) ?? boundedFetch(request));
      taped.push({ operation: about.operation, method: request.method, url: request.url, body, answer });
      return answer;
    },
    take: () => {
      const taken = taped;
      taped = [];
      return taken;
    },
  };
}

/**
 * A gate that answers as before, and sends nothing: the same request gets the same answer, in the order in which they came. A
 * request that was not made before is withheld, so that nothing is said of it.
 */
export function replay(taped: readonly Taped[]): Gate {
  const waiting = [...taped];
  return {
    send: async (request) => {
      const body = request.body === null ? "" : await request.clone().text();
      const same = ({ method, url }: Taped) => method === request.method && url === request.url;
      let index = waiting.findIndex((each) => same(each) && each.body === body);
      if (index < 0) index = waiting.findIndex(same);
      const [found] = index < 0 ? [] : waiting.splice(index, 1);
      // What is asked for more often than before gets the last answer once more.
      const again = found ?? taped.findLast(same);
      if (again === undefined) throw new Withheld("it was not sent before, and is not now");
      return again.answer;
    },
  };
}
