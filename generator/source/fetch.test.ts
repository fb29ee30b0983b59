import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFetch } from "./fetch.ts";
import { createHosts } from "./hosts.ts";

const servers: Server[] = [];
const seen: { url: string; authorization: string | undefined; cookie: string | undefined }[] = [];
let [origin, other] = ["", ""];

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  other = await listen(({ url = "", headers: { authorization, cookie } }, response) => {
    seen.push({ url, authorization, cookie });
    response.end("b: 2");
  });
  origin = await listen(({ url = "" }, response) => {
    const gzip = { "content-encoding": "gzip" };
    if (url === "/to-other") response.writeHead(307, { location: `${other}/b`, "set-cookie": "a=1" }).end();
    else if (url === "/to-file") response.writeHead(302, { location: "file:///etc/passwd" }).end();
    else if (url === "/to-itself") response.writeHead(302, { location: url }).end();
    else if (url === "/gzip") response.writeHead(200, gzip).end(gzipSync("a: 1"));
    else if (url === "/bomb") response.writeHead(200, gzip).end(gzipSync(Buffer.alloc(40 * 2 ** 20, 97)));
    else if (url === "/no-gzip") response.writeHead(200, gzip).end("a: 1");
    else if (url === "/slow") response.writeHead(200).write("a");
    else response.end("a: 1");
  });
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

function run(path: string, allowed: string[] = [], document = `${origin}/openapi.yaml`) {
  return createFetch(createHosts(document, allowed))(new URL(path, origin));
}

describe("a fetch", () => {
  it("reads text, compressed too", async () => {
    const source = { file: `${origin}/gzip`, text: "a: 1" };
    expect(await run("/gzip")).toEqual({ kind: "source", source });
  });

  it("asks for leave at each hop, and takes no credentials along", async () => {
    const [document, host] = [origin.replace("//", "//me:sesame@"), new URL(other).host];
    expect(await run("/to-other", [], document)).toEqual({ kind: "remote", host, why: `redirects to ${other}/b` });
    expect(seen).toEqual([]);
    expect(await run("/to-other", [host], document)).toMatchObject({ source: { file: `${other}/b`, text: "b: 2" } });
    expect(seen).toEqual([{ url: "/b", authorization: undefined, cookie: undefined }]);
  });

  it("doesn't follow a name to a private address that nobody has named", async () => {
    const { port } = new URL(other);
    // A name of the public kind that leads here needs a resolver; what stands in for it is a host that is named otherwise.
    const hosts = createHosts("a.yaml", []);
    const fetch = createFetch({ ...hosts, names: () => true });
    const found = await fetch(new URL(`http://127.0.0.1:${port}/private`));
    expect(found).toEqual({ kind: "remote", host: "127.0.0.1", why: "leads to the private address 127.0.0.1" });
    expect(seen.map(({ url }) => url)).not.toContain("/private");
  });

  it.each([
    ["/to-file", "it redirects to no http URL"],
    ["/to-itself", "it redirects more than 5 times"],
    ["/bomb", "it is larger than 32 MiB"],
    ["/no-gzip", "it is not compressed as it says"],
    ["http://me@127.0.0.1:1/", "it does not answer (ECONNREFUSED)"],
  ])("ends at %s", async (path, reason) => {
    await expect(run(path, ["127.0.0.1:1"])).rejects.toMatchObject({ what: expect.stringContaining(reason) });
  });

  it("waits five seconds, and for a silent host no second time", async () => {
    const fetch = createFetch(createHosts(origin, []));
    const url = new URL("/slow", origin);
    await expect(fetch(url)).rejects.toMatchObject({ what: expect.stringContaining("it takes too long") });
    await expect(fetch(url)).rejects.toMatchObject({ what: expect.stringContaining("has not answered before") });
  }, 20_000);

  it("takes no more than a thousand files", async () => {
    const fetch = createFetch({ ...createHosts("a.yaml", []), names: () => false });
    for (let count = 0; count < 1000; count += 1) await fetch(new URL(`/${count}`, origin));
    await expect(fetch(new URL("/more", origin))).rejects.toMatchObject({
      what: expect.stringContaining("1000 files"),
    });
  });
});
