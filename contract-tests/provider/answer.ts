import { checkAccess, findAccount } from "./accounts.ts";
import { ApiError, noSuchPath, ourFault } from "./errors.ts";
import { BASE_PATH, type Hooks } from "./faults/fault.ts";
import { operations } from "./operations.ts";
import { cutPage } from "./pages.ts";
import { createRateLimit, type RateLimit } from "./rate-limit.ts";
import { createReader } from "./requests.ts";
import { findRoute } from "./routes.ts";
import { makeRules } from "./rules.ts";
import { createStore, type Store } from "./store.ts";
import type { Answer, Incoming } from "./wire.ts";

/** The API without its wire: a request in, an answer out, with a memory of its own. With `hooks` it misbehaves. */
export function createAnswer(hooks: readonly Hooks[], rateLimit: RateLimit): Answer {
  const honest = orError(createApi(hooks, rateLimit));
  return hooks.reduce<Answer>((next, { around }) => (around ? (request) => around(request, next) : next), honest);
}

function createApi(hooks: readonly Hooks[], rateLimit: RateLimit): Answer {
  const rules = makeRules();
  for (const hook of hooks) hook.rules?.(rules);
  const read = createReader(rules);
  const pager = hooks.reduce((cut, { pages }) => pages?.(cut) ?? cut, cutPage);
  const countRequest = createRateLimit(rateLimit);
  const stores = new Map<string, Store>();
  const storeOf = (workspaceId: string) => {
    const store = stores.get(workspaceId) ?? hooks.reduce(applyStore, createStore(workspaceId));
    stores.set(workspaceId, store);
    return store;
  };

  return (request) => {
    if (!request.path.startsWith(`${BASE_PATH}/`)) throw noSuchPath(request.path.slice(1));
    const account = findAccount(request);
    countRequest(account.apiKey);
    const { operationId, path } = findRoute(request.method, request.path.slice(BASE_PATH.length));
    const workspaceId = path.get("workspaceId") ?? "";
    checkAccess(account, workspaceId, path.get("userId"));
    return operations[operationId]({
      id: path.get("id") ?? "",
      userId: path.get("userId") ?? account.userId,
      query: read.query(request, operationId),
      body: read.body(request, operationId),
      store: storeOf(workspaceId),
      cutPage: pager,
    });
  };
}

function applyStore(store: Store, hook: Hooks): Store {
  return { ...store, ...hook.store?.(store) };
}

/** What is thrown becomes an answer. */
function orError(answer: Answer): Answer {
  return (request: Incoming) => {
    try {
      return answer(request);
    } catch (error) {
      const { status, code, message, headers } = error instanceof ApiError ? error : ourFault(error);
      return { status, body: { message, code }, headers };
    }
  };
}
