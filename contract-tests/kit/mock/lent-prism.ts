import type { BrokerAnswers } from "./broker.ts";
import type { MockDocument } from "./mock-document.ts";
import type { Mock } from "./prism.ts";

/** A mock of this document from the broker of the run. */
export async function borrowPrism(broker: string, document: MockDocument): Promise<Mock> {
  const { id, ...start } = await ask(broker, "start", JSON.stringify(document));
  let { url } = start;
  return {
    get url() {
      return url;
    },
    checkAlive: async () => {
      const state = await ask(broker, "check", id);
      url = state.url;
      return state.outcome;
    },
    close: async () => {
      await ask(broker, "close", id);
    },
  };
}

async function ask<Action extends keyof BrokerAnswers>(
  broker: string,
  action: Action,
  body: string,
): Promise<BrokerAnswers[Action]> {
  const response = await fetch(`${broker}/${action}`, { method: "POST", body });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as BrokerAnswers[Action];
}
