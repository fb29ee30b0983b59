import { describe, expect, it } from "vitest";
import {
  type Auth,
  apiKeyInCookie,
  apiKeyInHeader,
  apiKeyInQuery,
  authorization,
  basic,
  bearer,
  type SecurityScheme,
} from "./auth.ts";
import { cookieParams, queryParams } from "./params.ts";
import { exchange } from "./testing/wire.ts";

const header = apiKeyInHeader("header", "X-Key");
const token = bearer("token");

async function headersFor(security: readonly (readonly SecurityScheme[])[], auth: Auth) {
  const { headers } = await exchange({ security, client: { auth } });
  return { key: headers["x-key"], authorization: headers.authorization };
}

describe("credentials on the wire", () => {
  it("sends an API key in a header", async () => {
    expect(await headersFor([[header]], { header: "k" })).toEqual({ key: "k", authorization: undefined });
  });

  it("adds an API key to the query, encoded", async () => {
    const security = [[apiKeyInQuery("q", "api key")]];
    const client = { auth: { q: "a&b" } };
    expect((await exchange({ security, client })).url).toBe("/?api%20key=a%26b");
    const withQuery = { query: queryParams(), args: { query: { x: 1 } } };
    expect((await exchange({ security, client, ...withQuery })).url).toBe("/?x=1&api%20key=a%26b");
  });

  it("adds an API key to the cookies", async () => {
    const security = [[apiKeyInCookie("c", "sid")]];
    const client = { auth: { c: "a;b=" } };
    expect((await exchange({ security, client })).headers.cookie).toBe("sid=a%3Bb=");
    const withCookie = { cookieParams: cookieParams(), args: { cookies: { x: 1 } } };
    expect((await exchange({ security, client, ...withCookie })).headers.cookie).toBe("x=1; sid=a%3Bb=");
  });

  it("sends basic credentials in UTF-8", async () => {
    const want = `Basic ${Buffer.from("jörg:pa:ss€").toString("base64")}`;
    const credential = { username: "jörg", password: "pa:ss€" };
    expect((await headersFor([[basic("b")]], { b: credential })).authorization).toBe(want);
    expect((await headersFor([[basic("b")]], { b: "jörg:pa:ss€" })).authorization).toBe(want);
  });

  it("sends another scheme's name before what its credential says", async () => {
    const scheme = authorization("d", "Digest");
    expect((await headersFor([[scheme]], { d: 'username="a"' })).authorization).toBe('Digest username="a"');
  });

  it("sends a bearer token", async () => {
    expect((await headersFor([[token]], { token: "t" })).authorization).toBe("Bearer t");
  });

  it("asks functions for credentials", async () => {
    expect((await headersFor([[token]], { token: () => "now" })).authorization).toBe("Bearer now");
    expect((await headersFor([[token]], { token: async () => "later" })).authorization).toBe("Bearer later");
  });
});

describe("alternatives", () => {
  const both = { header: "k", token: "t" };

  it.each([
    ["the first of two", [[header], [token]], both, { key: "k" }],
    ["the second if only that has credentials", [[header], [token]], { token: "t" }, { authorization: "Bearer t" }],
    [
      "the second if a function has none",
      [[header], [token]],
      { ...both, header: () => undefined },
      { authorization: "Bearer t" },
    ],
    ["the second if a text is empty", [[header], [token]], { ...both, header: "" }, { authorization: "Bearer t" }],
    ["all schemes of one", [[header, token]], both, { key: "k", authorization: "Bearer t" }],
    ["nothing of half an alternative", [[header, token]], { header: "k" }, {}],
    ["the whole one after half a one", [[header, token], [token]], { token: "t" }, { authorization: "Bearer t" }],
    ["credentials although anonymous access comes first", [[], [header]], both, { key: "k" }],
    ["nothing for anonymous access", [[]], both, {}],
    ["nothing without credentials", [[header], [token]], {}, {}],
    ["nothing that is only on a prototype", [[apiKeyInHeader("constructor", "X-Key")]], {}, {}],
  ])("sends %s", async (_what, security, auth, want) => {
    expect(await headersFor(security, auth)).toEqual({ key: undefined, authorization: undefined, ...want });
  });

  it("takes a call's credentials instead of the client's", async () => {
    const call = { security: [[header], [token]], client: { auth: { header: "k" } } };
    const replaced = await exchange({ ...call, options: { auth: { token: "t" } } });
    expect(replaced.headers["x-key"]).toBeUndefined();
    expect(replaced.headers.authorization).toBe("Bearer t");
    const removed = await exchange({ ...call, options: { auth: {} } });
    expect(removed.headers["x-key"]).toBeUndefined();
  });
});
