import type { OperationId } from "../routes.ts";
import type { Rule } from "../rules.ts";
import { type Incoming, withBody } from "../wire.ts";
import { type Hooks, isOneOf, jsonOf } from "./fault.ts";

/** Changes keywords of the rule for an operation's properties: `{ "description/maxLength": 2999 }`; undefined takes one away. */
export function demand(part: "body" | "query", id: OperationId, keywords: { readonly [path: string]: unknown }): Hooks {
  return {
    rules(rules) {
      for (const [path, value] of Object.entries(keywords)) {
        const steps = path.split("/");
        const keyword = steps.pop() ?? "";
        const rule = steps.reduce((at, step) => at[step] as Rule, rules[part][id]?.properties as Rule);
        if (value === undefined) delete rule[keyword];
        else rule[keyword] = value;
      }
    },
  };
}

/** What the operation would refuse is mended first, so that it looks accepted. */
export function accepts(id: OperationId, mend: (request: Incoming) => Incoming): Hooks {
  return {
    around(request, next) {
      const reply = next(request);
      return reply.status === 400 && isOneOf(request, id) ? next(mend(request)) : reply;
    },
  };
}

/** With a time in the place of a value. */
export function replaced(name: "start" | "end", picks: (value: unknown) => boolean): (request: Incoming) => Incoming {
  return (request) => {
    const body = jsonOf(request);
    return picks(body[name]) ? withBody(request, { ...body, [name]: "2020-01-01T00:00:00Z" }) : request;
  };
}

/** The JSON of a request, whatever it is; undefined if it isn't any. */
export function parse({ body }: Incoming): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder().decode(body)) };
  } catch {
    return undefined;
  }
}
