import createOpenapiFetch from "openapi-fetch";
import * as api from "../generated/clockify/index.ts";

/** What one call costs beside the fetch itself, in microseconds, for two kinds of calls. */
export interface RuntimeOverhead {
  readonly what: string;
  readonly ours: number;
  readonly openapiFetch: number;
  /** Ours by openapi-fetch's: the goal is 1.1. */
  readonly ratio: number;
}

/**
 * Each way calls a stubbed fetch that answers at once, in turns, so that whatever else the machine does slows all of them;
 * the cheapest batch of each counts, in processor time.
 */
export async function measureRuntimeOverhead(rounds = 60, calls = 300): Promise<RuntimeOverhead[]> {
  const results: RuntimeOverhead[] = [];
  for (const { what, bare, openapiFetch, ours } of WAYS) {
    const best = [Infinity, Infinity, Infinity];
    for (let round = 0; round < rounds; round++) {
      for (const [index, call] of [bare, openapiFetch, ours].entries())
        best[index] = Math.min(best[index] as number, await timeOf(call, calls));
    }
    const [base = 0, theirs = 0, own = 0] = best;
    results.push({ what, ours: own - base, openapiFetch: theirs - base, ratio: (own - base) / (theirs - base) });
  }
  return results;
}

async function timeOf(call: () => Promise<unknown>, calls: number): Promise<number> {
  const start = process.cpuUsage();
  for (let count = 0; count < calls; count++) await call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / calls;
}

const ORIGIN = "https://api.clockify.me/api";
const ENTRY = JSON.stringify({ id: "1", description: "Text", billable: true });
const LIST = JSON.stringify([{ id: "1" }, { id: "2" }]);

function answer(body: string, status: number): () => Promise<Response> {
  const headers = { "Content-Type": "application/json", "Content-Length": String(body.length) };
  return async () => new Response(body, { status, headers });
}

const created = answer(ENTRY, 201);
const listed = answer(LIST, 200);
const headers = { "x-api-key": "key" };
const path = { workspaceId: "5b31d0d7b079876a5ab3ebf0" };
const listPath = { ...path, userId: "5b31d0d7b079876a5ab3ebf1" };
const query = { description: "a b", "page-size": 50, start: "2026-01-01T00:00:00Z" };
const body = { start: "2026-01-01T00:00:00Z", description: "Text", billable: true };

/** The same calls as a user of each would write them: with a credential, a path parameter, a body or a query. */
const WAYS = [
  {
    what: "POST with a JSON body",
    bare: async () => {
      const response = await (created as typeof fetch)(`${ORIGIN}/v1/workspaces/${path.workspaceId}/time-entries`, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      return response.json();
    },
    openapiFetch: untyped(created).post("/v1/workspaces/{workspaceId}/time-entries", { params: { path }, body }),
    ours: (() => {
      const client = api.createClient({ fetch: created, auth: { ApiKeyAuth: "key" } }, ORIGIN);
      return () => api.createTimeEntry(client, { path, body });
    })(),
  },
  {
    what: "GET with a query",
    bare: async () => {
      const url = `${ORIGIN}/v1/workspaces/${path.workspaceId}/user/${listPath.userId}/time-entries`;
      const response = await (listed as typeof fetch)(`${url}?description=a%20b&page-size=50&start=${query.start}`, {
        headers,
      });
      return response.json();
    },
    openapiFetch: untyped(listed).get("/v1/workspaces/{workspaceId}/user/{userId}/time-entries", {
      params: { path: listPath, query },
    }),
    ours: (() => {
      const client = api.createClient({ fetch: listed, auth: { ApiKeyAuth: "key" } }, ORIGIN);
      return () => api.getTimeEntries(client, { path: listPath, query });
    })(),
  },
];

/** openapi-fetch without types: what it costs at run time doesn't depend on them. */
function untyped(fetch: () => Promise<Response>) {
  type Call = (path: string, init: object) => Promise<unknown>;
  const client = createOpenapiFetch<Record<string, never>>({ baseUrl: ORIGIN, headers, fetch });
  return {
    get: (route: string, init: object) => () => (client.GET as unknown as Call)(route, init),
    post: (route: string, init: object) => () => (client.POST as unknown as Call)(route, init),
  };
}
