import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Identifier, SecurityScheme } from "../../generator/model/model.ts";
import { toCurl } from "./curl.ts";

const scheme = (id: string, place: "header" | "query" | "cookie", key: string): SecurityScheme => {
  return { id, name: id as Identifier, kind: "apiKey", in: place, key };
};
const SCHEMES: readonly SecurityScheme[] = [
  scheme("ApiKey", "header", "X-Api-Key"),
  scheme("queryKey", "query", "the key"),
  scheme("session", "cookie", "sid"),
  { id: "token", name: "token" as Identifier, kind: "bearer" },
];
const VARIABLES = { API_KEY: "k'e\"y", QUERY_KEY: "q%20k", SESSION: "s3", AUTHORIZATION: "Bearer b$t" };

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

describe("toCurl, run by a shell, sends", () => {
  let server: Server;
  let origin: string;
  let seen: { method: string; path: string; headers: Record<string, unknown>; body: string } | undefined;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      seen = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
      response.statusCode = 418;
      response.end("no");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  beforeEach(() => {
    seen = undefined;
  });

  it.each<[string, Request]>([
    ["a GET", { method: "GET", path: "/pets" }],
    ["a GET with a body", { method: "GET", path: "/pets", body: "x" }],
    ["a HEAD", { method: "HEAD", path: "/pets" }],
    ["a DELETE", { method: "DELETE", path: "/pets/1" }],
    ["brackets and braces", { method: "GET", path: "/pets?a[b]=1&c={1,2}&d=[1-3]" }],
    [
      "quotes and what a shell expands",
      { method: "POST", path: "/x?a='$HOME'&b=`id`", body: "it's $HOME `id` \\ \"\n!" },
    ],
    ["a body that names a file", { method: "PUT", path: "/x", body: "@/etc/hostname" }],
    ["a long body", { method: "PATCH", path: "/x", body: "ä".repeat(20_000) }],
    ["headers", { method: "GET", path: "/x", headers: { "x-a": "it's $HOME", "x-empty": "", accept: "text/plain" } }],
    [
      "all kinds of credentials",
      {
        method: "POST",
        path: "/x?a=1&the%20key=q%20k&z=",
        headers: { "x-api-key": "k'e\"y", cookie: "a=1; sid=s3; b=2", authorization: "Bearer b$t" },
      },
    ],
  ])("%s", async (_, request) => {
    const { method, path, headers = {}, body = "" } = request;
    const curl = toCurl({ method, url: origin + path, headers: new Headers(headers), body }, SCHEMES);
    const { stdout } = await promisify(execFile)("sh", ["-c", `${curl} -s`], { env: { ...process.env, ...VARIABLES } });
    expect(seen).toMatchObject({ method, path, headers, body });
    expect(stdout).toMatch(/^HTTP\/1\.1 418 /);
    for (const secret of ["k'e", "q%20k", "s3", "b$t"]) expect(curl).not.toContain(secret);
  });

  it("nothing of a hostile document's to the shell", async () => {
    const hostile = [scheme("a'$(touch x)`", "header", "x-`touch$x`")];
    const request = { method: "GET", url: origin, headers: new Headers({ "x-`touch$x`": "k" }), body: "" };
    const curl = toCurl(request, hostile);
    expect(curl).toContain("'x-`touch$x`: '\"$A_TOUCH_X_\"");
    await promisify(execFile)("sh", ["-c", `${curl} -s`], { env: { ...process.env, A_TOUCH_X_: "k" } });
    expect(seen?.headers["x-`touch$x`"]).toBe("k");
  });

  it("an Authorization header as it is where no scheme uses it", () => {
    const request = { method: "GET", url: origin, headers: new Headers({ authorization: "text" }), body: "" };
    expect(toCurl(request, [])).toBe(`curl -i '${origin}' -H 'authorization: text'`);
  });
});
