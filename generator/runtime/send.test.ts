import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { type Auth, apiKeyInHeader } from "./auth.ts";
import { type ClientOptions, createClient, type Middleware } from "./client.ts";
import { headerParams, query, queryParams } from "./params.ts";
import { bind, type RawClient } from "./raw.ts";
import type { AnyResult, Ok } from "./result.ts";
import { type OperationDescriptor, send } from "./send.ts";
import { stream } from "./stream.ts";
import { exchange, type Reply, record } from "./testing/wire.ts";

const get: OperationDescriptor = { method: "GET", path: "/v1/{id}", success: ["200"] };
const args = { path: { id: "a/b" } };

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

describe("where a request goes", () => {
  it("prefers the user's base URL, then the operation's server, then the document's", async () => {
    const [user, own, document] = await Promise.all([record(), record(), record()]);
    const operation = { ...get, server: `${own.baseUrl}/up/` };
    await send(createClient({ baseUrl: user.baseUrl }, document.baseUrl), operation, args);
    await send(createClient({}, document.baseUrl), operation, args);
    await send(createClient({}, `${document.baseUrl}/v1/`), get, args);
    const urls = [user, own, document].map(({ recorded }) => recorded.map(({ url }) => url));
    expect(urls).toEqual([["/v1/a%2Fb"], ["/up/v1/a%2Fb"], ["/v1/v1/a%2Fb"]]);
  });
});

describe("headers", () => {
  it("sends Accept, and lets the call have the last word", async () => {
    const operation = { ...get, args, accept: "application/json", headerParams: headerParams() };
    const client = { headers: { accept: "text/html", "X-A": "client", "X-B": "client" } };
    const sent = await exchange({ ...operation, client, options: { headers: { "x-a": "call", "X-B": null } } });
    expect(sent.headers).toMatchObject({ accept: "application/json", "x-a": "call" });
    expect(sent.headers).not.toHaveProperty("x-b");
  });

  it("asks for JSON unless the operation or the call says otherwise", async () => {
    const acceptOf = async (call: object) => (await exchange(call)).headers.accept;
    expect(await acceptOf({})).toBe("application/json");
    expect(await acceptOf({ accept: "text/csv, image/png" })).toBe("text/csv, image/png");
    expect(await acceptOf({ accept: "text/csv, image/png", args: { accept: "image/png" } })).toBe("image/png");
  });

  it("may have any name that HTTP allows", async () => {
    const sent: Request[] = [];
    const fetch = async (request: Request) => {
      sent.push(request);
      return new Response();
    };
    // A server of Node's would lose the name.
    const client = createClient({ fetch, auth: JSON.parse('{ "__proto__": "secret" }') as Auth }, "https://a.example");
    const headers = JSON.parse('{ "__proto__": "a", "constructor": "b" }') as object;
    await send(client, { ...get, headerParams: headerParams() }, { ...args, headers });
    await send(client, { ...get, security: [[apiKeyInHeader("__proto__", "__PROTO__")]] }, args);
    expect(sent.map((request) => request.headers.get("__proto__"))).toEqual(["a", "secret"]);
    expect(sent[0]?.headers.get("constructor")).toBe("b");
  });

  it("lets the call remove a credential", async () => {
    const security = [[apiKeyInHeader("k", "X-Key")]];
    const call = { security, client: { auth: { k: "secret" } }, options: { headers: { "x-key": null } } };
    expect((await exchange(call)).headers).not.toHaveProperty("x-key");
  });
});

describe("middleware", () => {
  it("sees the path template and may change request and response", async () => {
    const seen: unknown[] = [];
    const middleware: Middleware = {
      onRequest: ({ schemaPath, params, request }) => {
        seen.push(schemaPath, params.path, params.query);
        return new Request(request, { headers: { "x-m": "1" } });
      },
      onResponse: () => Response.json({ changed: true }),
    };
    const query = { q: [1] };
    const client = { middleware: [middleware] };
    const sent = await exchange({ ...get, query: queryParams(), args: { ...args, query }, client });
    expect(seen).toEqual(["/v1/{id}", args.path, query]);
    expect([sent.url, sent.headers["x-m"]]).toEqual(["/v1/a%2Fb?q=1", "1"]);
    expect(sent.result.data).toEqual({ changed: true });
  });

  it("may answer instead of the server", async () => {
    const client = createClient({ baseUrl: "http://127.0.0.1:1", middleware: [{ onRequest: () => Response.json(1) }] });
    expect(await send(client, get, args)).toMatchObject({ ok: true, data: 1 });
  });
});

describe("middleware in a row", () => {
  const noted = (name: string, log: string[]): Middleware => ({
    onRequest: () => void log.push(`${name} request`),
    onResponse: () => void log.push(`${name} response`),
    onError: () => void log.push(`${name} error`),
  });

  it("sees the request forwards and the response backwards", async () => {
    const log: string[] = [];
    await exchange({ client: { middleware: [noted("a", log), noted("b", log)] } });
    expect(log).toEqual(["a request", "b request", "b response", "a response"]);
  });

  it("of a fetch that failed sees the error backwards, and may answer or change it", async () => {
    const log: string[] = [];
    const middleware = [noted("a", log), { onError: () => new Error("changed") }, noted("b", log)];
    const fetch = () => Promise.reject(new Error("broken"));
    const call = send(createClient({ baseUrl: "http://x", fetch, middleware }), get, args);
    await expect(call).rejects.toThrow("changed");
    expect(log).toEqual(["a request", "b request", "b error", "a error"]);
    const rescuing = { baseUrl: "http://x", fetch, middleware: [...middleware, { onError: () => Response.json(1) }] };
    expect(await send(createClient(rescuing), get, args)).toMatchObject({ ok: true, data: 1 });
  });
});

describe("a body on request as a stream", () => {
  it("is not read", async () => {
    const { baseUrl } = await record({ hang: "body", body: "first" });
    const result = await stream((options) => send<Ok<200, Blob>>(createClient({ baseUrl }), get, args, options));
    const reader = result.data?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
    await reader?.cancel();
  });

  it("is read for an error", async () => {
    const { baseUrl } = await record({ status: 404, body: "no" });
    const client = createClient({ baseUrl });
    expect(await stream((options) => send<AnyResult>(client, get, args, options))).toMatchObject({ error: "no" });
  });
});

describe("what a path key may hold", () => {
  it.each([
    ["/a?x=1", {}, "/a?x=1&q=2"],
    ["/#X-Target=A.B", {}, "/?q=2"],
    ["/a/{id}#get", { id: "b#c" }, "/a/b%23c?q=2"],
    ["//a//{id}/", { id: "b" }, "//a//b/?q=2"],
    ["/{x}.{y}-{z}", { x: "a", y: "b", z: "c" }, "/a.b-c?q=2"],
    ["/{a-b}/{c d}/{$e}", { "a-b": 1, "c d": 2, $e: 3 }, "/1/2/3?q=2"],
  ])("%s", async (path, values, want) => {
    expect((await exchange({ path, query, args: { path: values, query: { q: 2 } } })).url).toBe(want);
  });
});

describe("fetch", () => {
  const fetchOf = (data: string) => async () => Response.json(data);

  it("is the call's, then the client's", async () => {
    const client = createClient({ baseUrl: "http://127.0.0.1:1", fetch: fetchOf("client") });
    expect(await send(client, get, args)).toMatchObject({ data: "client" });
    expect(await send(client, get, args, { fetch: fetchOf("call") })).toMatchObject({ data: "call" });
  });
});

describe("timeout and abort", () => {
  it.each(["headers", "body"] as const)("times out while waiting for the %s", async (hang) => {
    const { baseUrl } = await record({ hang, headers: { "Content-Type": "application/json" }, body: "{" });
    const client = createClient({ baseUrl, timeout: 40 });
    await expect(send(client, get, args)).rejects.toMatchObject({ name: "TimeoutError" });
    const patient = createClient({ baseUrl, timeout: 60_000 });
    await expect(send(patient, get, args, { timeout: 40 })).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it.each<[Reply["hang"], string, ClientOptions]>([
    ["headers", "", {}],
    ["body", "", {}],
    ["body", " with a new Request", { middleware: [{ onRequest: ({ request }) => new Request(request) }] }],
    ["body", " with a fetch of the user's", { fetch: (request) => fetch(request) }],
  ])("times out before the %s%s even if memory runs short", async (hang, _how, options) => {
    const headers = { "Content-Type": "application/json" };
    const { baseUrl } = await record({ ...(hang && { hang }), headers, body: "{" });
    const collecting = setInterval(collectGarbage, 10);
    const call = send(createClient({ baseUrl, timeout: 150, ...options }), get, args);
    await expect(call).rejects.toMatchObject({ name: "TimeoutError" });
    clearInterval(collecting);
  });

  it("has no timeout with 0", async () => {
    expect((await exchange({ client: { timeout: 1 }, options: { timeout: 0 } })).result.ok).toBe(true);
  });

  it.each(["client", "call"] as const)("is aborted by the %s's signal", async (whose) => {
    const { baseUrl } = await record({ hang: "headers" });
    const { signal } = new AbortController();
    const controller = new AbortController();
    const client = createClient({ baseUrl, signal: whose === "client" ? controller.signal : signal });
    const call = send(client, get, args, { signal: whose === "call" ? controller.signal : signal, timeout: 60_000 });
    setTimeout(() => controller.abort(), 20);
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("the raw client", () => {
  interface Paths {
    "/raw/{id}": {
      get: {
        parameters: { path: { id: string } };
        responses: { 200: { content: { "application/json": { a: number } } } };
      };
    };
  }

  it("shares base URL, headers and middleware", async () => {
    const { baseUrl, recorded } = await record({ headers: { "Content-Type": "application/json" }, body: '{"a":1}' });
    const seen: string[] = [];
    const middleware: Middleware = { onRequest: ({ schemaPath }) => void seen.push(schemaPath) };
    const client = createClient({ headers: { "X-A": "1" }, middleware: [middleware] }, baseUrl);
    const { raw } = bind<Paths, { raw: RawClient<Paths> }>(client, []);
    const { data } = await raw.GET("/raw/{id}", { params: { path: { id: "x" } } });
    expect(data?.a).toBe(1);
    expect(seen).toEqual(["/raw/{id}"]);
    expect(recorded[0]).toMatchObject({ url: "/raw/x", headers: { "x-a": "1" } });
  });
});
